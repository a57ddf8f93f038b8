package dev.inkling.app.settings

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.ui.parts.ScreenBar

@Composable
fun SettingsScreen(onBack: () -> Unit) {
    ScreenBar(stringResource(R.string.settings), onBack = onBack)
}
