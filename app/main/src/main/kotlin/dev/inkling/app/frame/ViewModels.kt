package dev.inkling.app.frame

import androidx.lifecycle.SavedStateHandle
import dev.inkling.app.draw.DrawViewModel
import dev.inkling.app.graph.AppGraph
import dev.inkling.app.mydigits.MyDigitsViewModel
import dev.inkling.app.sessions.OverlayViewModel
import dev.inkling.app.sessions.SessionViewModel
import dev.inkling.app.sessions.SessionsViewModel
import dev.inkling.app.settings.SettingsViewModel
import dev.inkling.app.train.TrainViewModel
import kotlinx.coroutines.CoroutineDispatcher

/** The model of Draw and Look inside. */
fun AppGraph.draw(saved: SavedStateHandle) =
    DrawViewModel(settings(), drawings(), models(), files(), recognizers(), graphics(), io(), reading(), saved)

/** The model of My digits. */
fun AppGraph.myDigits(saved: SavedStateHandle) = MyDigitsViewModel(context(), drawings(), io(), saved)

/** The model of the settings. */
fun AppGraph.settingsScreen() =
    SettingsViewModel(context(), settings(), files(), drawings(), graphics(), training(), io())

/** The model of a set-up, which begins with a session's settings or with a preset. */
fun AppGraph.train(
    saved: SavedStateHandle,
    from: Long = 0,
    preset: String = "xor-notes",
    disk: CoroutineDispatcher = io(),
) =
    TrainViewModel(
        context(),
        sessions(),
        drawings(),
        settings(),
        trainingData(),
        mnist(),
        training(),
        graphics(),
        host(),
        disk,
        saved,
        from,
        preset,
    )

/** The model of the list of sessions. */
fun AppGraph.sessionList() =
    SessionsViewModel(context(), sessions(), models(), settings(), training(), host(), imports(), io())

/** The model of one session. */
fun AppGraph.session(id: Long) =
    SessionViewModel(sessions(), sessionFiles(), trainingData(), settings(), training(), host(), exports(), io(), id)

/** The model of several sessions whose curves lie over each other. */
fun AppGraph.overlay(ids: List<Long>) = OverlayViewModel(sessions(), io(), ids)
