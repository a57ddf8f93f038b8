package dev.inkling.app.frame

import androidx.compose.runtime.remember
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.navigation.NavBackStackEntry
import androidx.navigation.NavGraphBuilder
import androidx.navigation.NavHostController
import androidx.navigation.NavType
import androidx.navigation.compose.composable
import androidx.navigation.navArgument
import dev.inkling.app.graph.AppGraph
import dev.inkling.app.sessions.OverlayScreen
import dev.inkling.app.sessions.SessionLinks
import dev.inkling.app.sessions.SessionScreen
import dev.inkling.app.sessions.SessionsScreen
import dev.inkling.app.train.TrainScreen

/** Every session's screen stands under this route, each with its own id. */
private const val SESSION = "sessions/{id}"

/** The route of one session's screen. */
fun sessionRoute(id: Long) = "sessions/$id"

/** Opens a session's screen above the one that is shown, also above another session's; once, however often. */
private fun NavHostController.openSession(id: Long) {
    val shown = currentBackStackEntry
    if (shown?.destination?.route != SESSION || shown.arguments?.getLong(ID) != id) navigate(sessionRoute(id))
}

/** The route of the set-up that begins with a preset. */
fun presetRoute(name: String) = "train/preset/$name"

/** The route of the set-up that begins with the settings of a session. */
private fun againRoute(id: Long) = "train/again/$id"

/** The screens of training: its set-up, the list of sessions, and one session. */
internal fun NavGraphBuilder.trainingScreens(navigator: NavHostController, graph: AppGraph) {
    val open = { id: Long -> navigator.openSession(id) }
    val started = navigator::openStarted
    composable(Destination.TRAIN.route) { TrainScreen(viewModel { graph.train(createSavedStateHandle()) }, started) }
    composable("train/again/{id}", listOf(sessionId())) { entry ->
        val id = entry.arguments?.getLong(ID) ?: 0
        TrainScreen(viewModel { graph.train(createSavedStateHandle(), id) }, started, { navigator.leave(entry) })
    }
    composable("train/preset/{name}") { entry ->
        val name = entry.arguments?.getString("name").orEmpty()
        val model = viewModel { graph.train(createSavedStateHandle(), preset = name) }
        TrainScreen(model, started, { navigator.leave(entry) })
    }
    composable(Destination.SESSIONS.route) {
        SessionsScreen(
            viewModel { graph.sessionList() },
            open,
            { ids -> navigator.open("sessions/over/" + ids.joinToString(",")) },
            { navigator.goTo(Destination.DRAW) },
        )
    }
    composable("sessions/over/{ids}") { entry ->
        val ids = entry.arguments?.getString("ids").orEmpty().split(',').mapNotNull(String::toLongOrNull)
        OverlayScreen(viewModel { graph.overlay(ids) }, { navigator.leave(entry) })
    }
    composable(SESSION, listOf(sessionId())) { entry ->
        val id = entry.arguments?.getLong(ID) ?: 0
        SessionScreen(viewModel { graph.session(id) }, remember(navigator, entry) { LinksFrom(navigator, entry) })
    }
}

/** The links of the session whose screen is [entry]. */
private class LinksFrom(private val navigator: NavHostController, private val entry: NavBackStackEntry) : SessionLinks {
    override fun back() = navigator.leave(entry)

    override fun open(id: Long) = navigator.openSession(id)

    override fun duplicate(id: Long) = navigator.open(againRoute(id))

    override fun draw() = navigator.goTo(Destination.DRAW)

    override fun list() = navigator.leaveForList()
}

/** From a session's screen to the list of sessions: to the one below it, or to one in its place. */
private fun NavHostController.leaveForList() {
    if (!popBackStack(Destination.SESSIONS.route, false)) {
        navigate(Destination.SESSIONS.route) { popUpTo(SESSION) { inclusive = true } }
    }
}

private const val ID = "id"

private fun sessionId() =
    navArgument(ID) {
        type = NavType.LongType
        defaultValue = 0L
    }
