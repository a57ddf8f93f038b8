package dev.inkling.app.sessions

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.ui.parts.ScreenBar

/** Every training that ran here. */
@Composable
fun SessionsScreen() {
    ScreenBar(stringResource(R.string.nav_sessions))
}
