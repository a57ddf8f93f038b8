package dev.inkling.app.frame

import androidx.compose.animation.core.tween
import androidx.compose.animation.fadeIn
import androidx.compose.animation.fadeOut
import androidx.compose.animation.scaleOut
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavHostController
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.currentBackStackEntryAsState
import dev.inkling.app.draw.DrawScreen
import dev.inkling.app.graph.AppGraph
import dev.inkling.app.inside.InsideScreen
import dev.inkling.app.mydigits.MyDigitsScreen
import dev.inkling.app.settings.LicencesScreen
import dev.inkling.app.settings.SettingsScreen
import dev.inkling.app.ui.theme.Ink

/** The names of the screens below the top places. A name begins with the place that it belongs to. */
object Routes {
    const val INSIDE = "draw/inside"
    const val MY_DIGITS = "draw/mine"
    const val SETTINGS = "settings"
    const val LICENCES = "settings/licences"
}

/**
 * Which screen stands where. Screens fade through; going back shrinks the one that leaves, as the system's back does.
 */
@Composable
internal fun Screens(navigator: NavHostController, graph: AppGraph) {
    val millis = if (Ink.still) 80 else 180
    // Draw and Look inside show the same ink, so they share the activity's model.
    val draw = viewModel { graph.draw(createSavedStateHandle()) }
    val place = navigator.currentBackStackEntryAsState().value?.destination?.route
    LaunchedEffect(place) {
        if (place != null && place != Destination.DRAW.route && place != Routes.INSIDE) draw.forgetHint()
    }
    NavHost(
        navigator,
        Destination.DRAW.route,
        enterTransition = { fadeIn(tween(millis)) },
        exitTransition = { fadeOut(tween(millis / 2)) },
        popEnterTransition = { fadeIn(tween(millis)) },
        popExitTransition = { fadeOut(tween(millis)) + scaleOut(tween(millis), 0.94f) },
    ) {
        composable(Destination.DRAW.route) {
            DrawScreen(
                draw,
                { navigator.open(Routes.INSIDE) },
                { navigator.open(Routes.MY_DIGITS) },
                navigator::openSettings,
            )
        }
        composable(Routes.INSIDE) { entry ->
            val state by draw.state.collectAsStateWithLifecycle()
            DisposableEffect(draw) {
                draw.lookInside(true)
                onDispose { draw.lookInside(false) }
            }
            InsideScreen(state.pad, draw::choose, { navigator.leave(entry) })
        }
        composable(Routes.MY_DIGITS) { entry ->
            val mine = viewModel { graph.myDigits(createSavedStateHandle()) }
            MyDigitsScreen(mine, { navigator.open(presetRoute("my-digits-solve")) }, { navigator.leave(entry) })
        }
        trainingScreens(navigator, graph)
        composable(Routes.SETTINGS) { entry ->
            val settings = viewModel { graph.settingsScreen() }
            SettingsScreen(settings, { navigator.open(Routes.LICENCES) }, { navigator.leave(entry) })
        }
        composable(Routes.LICENCES) { entry -> LicencesScreen({ navigator.leave(entry) }) }
    }
}
