package dev.inkling.app.settings

import android.content.res.AssetManager
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
import dev.inkling.app.ui.parts.Hairline
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** The licences of what is in the app, and its version. */
@Composable
fun LicencesScreen(onBack: () -> Unit) {
    val context = LocalContext.current
    val version = context.packageManager.getPackageInfo(context.packageName, 0).versionName.orEmpty()
    val texts by
        produceState(emptyList<List<String>>()) { value = withContext(Dispatchers.IO) { licencesOf(context.assets) } }
    LicencesScreen(version, texts, onBack)
}

/** The same with the [texts] of the licences, each as its paragraphs. */
@Composable
fun LicencesScreen(version: String, texts: List<List<String>>, onBack: () -> Unit) {
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
            for (text in texts) {
                item { Hairline(Modifier.padding(top = 16.dp, bottom = 8.dp)) }
                items(text) { Support(it, Modifier.padding(top = 8.dp)) }
            }
        }
    }
}

private val SENTENCES =
    listOf(R.string.licences_ours, R.string.licences_androidx, R.string.licences_font, R.string.licences_mnist)

private val LICENCE_FILES = listOf("gowun-batang-OFL.txt", "apache-2.0.txt")

/** The texts that came with the app, in the order in which they are shown. */
fun licencesOf(assets: AssetManager): List<List<String>> =
    LICENCE_FILES.map { name -> paragraphs(assets.open("licences/$name").bufferedReader().use { it.readText() }) }

/**
 * The paragraphs of a text whose lines were broken for a page of typewriting: a narrow phone breaks them elsewhere. A
 * line that ends far from that page's edge ends on purpose.
 */
internal fun paragraphs(text: String): List<String> =
    text.split(BLANK_LINES).mapNotNull { block ->
        val lines = block.lines().map(String::trim).filter { it.any(Char::isLetterOrDigit) }
        if (lines.isEmpty()) null
        else
            buildString {
                lines.forEachIndexed { i, line ->
                    if (i > 0) append(if (lines[i - 1].length < SHORT) '\n' else ' ')
                    append(line)
                }
            }
    }

private val BLANK_LINES = Regex("\n\\s*\n")

/** No line of the licences that goes on is shorter. */
private const val SHORT = 50
