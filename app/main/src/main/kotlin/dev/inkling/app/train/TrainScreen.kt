package dev.inkling.app.train

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.ui.parts.ScreenBar

/** Where training is set up. */
@Composable
fun TrainScreen() {
    ScreenBar(stringResource(R.string.nav_train))
}
