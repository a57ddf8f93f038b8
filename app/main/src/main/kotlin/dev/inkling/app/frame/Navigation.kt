package dev.inkling.app.frame

import androidx.navigation.NavBackStackEntry
import androidx.navigation.NavHostController

/**
 * Goes to one of the top places and opens it where it begins. What lay above a place is left behind; what the place
 * itself was showing is kept.
 */
fun NavHostController.goTo(place: Destination) {
    if (Destination.entries.none { it.route == currentDestination?.route }) {
        // Draw lies under everything, and at most one other place above it.
        Destination.entries.reversed().first { popBackStack(it.route, inclusive = false) }
    }
    when {
        currentDestination?.route == place.route -> Unit
        place == Destination.DRAW -> popBackStack(place.route, inclusive = false, saveState = true)
        else ->
            navigate(place.route) {
                popUpTo(Destination.DRAW.route) { saveState = true }
                launchSingleTop = true
                restoreState = true
            }
    }
}

/** Opens a session that was started in a set-up, above the list: going back leads there, and never to old set-ups. */
fun NavHostController.openStarted(id: Long) {
    goTo(Destination.SESSIONS)
    navigate(sessionRoute(id))
}

/** Opens the settings where they begin. */
fun NavHostController.openSettings() {
    if (!popBackStack(Routes.SETTINGS, inclusive = false)) open(Routes.SETTINGS)
}

/** Opens a screen above the one that is shown, once however often it is tapped. */
fun NavHostController.open(route: String) = navigate(route) { launchSingleTop = true }

/** Leaves the screen of [entry] for the one below it, once however often it is tapped. */
fun NavHostController.leave(entry: NavBackStackEntry) {
    if (currentBackStackEntry?.id == entry.id) popBackStack()
}
