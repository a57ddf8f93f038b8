package dev.inkling.app.settings

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.asPaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.produceState
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.frame.LocalWindowShape
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.theme.Ink
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** The licences of what is in the app, and its version. */
@Composable
fun LicencesScreen(onBack: () -> Unit) {
    val context = LocalContext.current
    val assets = context.assets
    val version = context.packageManager.getPackageInfo(context.packageName, 0).versionName.orEmpty()
    val texts by
        produceState(emptyList<String>()) {
            value =
                withContext(Dispatchers.IO) {
                    LICENCE_FILES.flatMap { name ->
                        assets.open("licences/$name").bufferedReader().use { it.readText() }.split("\n\n")
                    }
                }
        }
    Column(Modifier.fillMaxSize()) {
        ScreenBar(
            stringResource(R.string.licences_title),
            subtitle = stringResource(R.string.licences_version, version),
            onBack = onBack,
        )
        LazyColumn(
            Modifier.padding(horizontal = LocalWindowShape.current.margin).widthIn(max = 640.dp),
            contentPadding = WindowInsets.safeDrawing.asPaddingValues(),
        ) {
            items(SENTENCES) { Text(stringResource(it), Modifier.padding(bottom = 8.dp), style = Ink.type.body) }
            items(texts) { Caption(it.trim(), Modifier.padding(top = 8.dp)) }
        }
    }
}

private val SENTENCES = listOf(R.string.licences_ours, R.string.licences_androidx, R.string.licences_font)

private val LICENCE_FILES = listOf("gowun-batang-OFL.txt", "apache-2.0.txt")
