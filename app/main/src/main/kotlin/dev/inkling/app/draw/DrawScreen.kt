package dev.inkling.app.draw

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.ui.parts.ScreenBar

@Composable
fun DrawScreen() {
    ScreenBar(stringResource(R.string.nav_draw))
}
