package dev.inkling.app.inside

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.reading.ReadingPart
import dev.inkling.app.reading.ReadingState
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.theme.LocalWindowShape

/** Look inside on a phone: what the net sees, then each layer, then what comes out. */
@Composable
fun InsideScreen(state: ReadingState, onChoose: (Int) -> Unit, onBack: () -> Unit) {
    Column {
        ScreenBar(stringResource(R.string.inside), onBack = onBack)
        Column(
            Modifier.verticalScroll(rememberScrollState())
                .windowInsetsPadding(
                    WindowInsets.safeDrawing.only(WindowInsetsSides.Bottom + WindowInsetsSides.Horizontal)
                )
                .padding(bottom = 24.dp)
        ) {
            val margin = LocalWindowShape.current.margin
            // The reading keeps 16 of its own at each side.
            ReadingPart(state, onChoose, onBack, Modifier.padding(horizontal = margin - 16.dp))
            InsideLayers(state, margin, Modifier.padding(top = 8.dp), titled = false)
        }
    }
}
