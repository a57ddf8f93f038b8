package dev.inkling.app.frame

import androidx.compose.animation.core.tween
import androidx.compose.animation.fadeIn
import androidx.compose.animation.fadeOut
import androidx.compose.animation.scaleOut
import androidx.compose.runtime.Composable
import androidx.navigation.NavHostController
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import dev.inkling.app.sessions.SessionsScreen
import dev.inkling.app.settings.SettingsScreen
import dev.inkling.app.train.TrainScreen
import dev.inkling.app.draw.DrawScreen
import dev.inkling.app.ui.theme.Ink

/** The names of the screens below the top places. A name begins with the place that it belongs to. */
object Routes {
    const val INSIDE = "draw/inside"
    const val MY_DIGITS = "draw/mine"
    const val SETTINGS = "settings"
    const val LICENCES = "settings/licences"
}

/** Which screen stands where. Screens fade through; going back shrinks the one that leaves, as the system's back does. */
@Composable
internal fun Screens(navigator: NavHostController) {
    val millis = if (Ink.still) 80 else 180
    NavHost(
        navigator,
        Destination.DRAW.route,
        enterTransition = { fadeIn(tween(millis)) },
        exitTransition = { fadeOut(tween(millis / 2)) },
        popEnterTransition = { fadeIn(tween(millis)) },
        popExitTransition = { fadeOut(tween(millis)) + scaleOut(tween(millis), 0.94f) },
    ) {
        composable(Destination.DRAW.route) { DrawScreen() }
        composable(Destination.TRAIN.route) { TrainScreen() }
        composable(Destination.SESSIONS.route) { SessionsScreen() }
        composable(Routes.SETTINGS) { SettingsScreen({ navigator.popBackStack() }) }
    }
}
