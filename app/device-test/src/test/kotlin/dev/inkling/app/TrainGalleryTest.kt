package dev.inkling.app

import androidx.compose.runtime.Composable
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.Hold
import dev.inkling.app.frame.Destination
import dev.inkling.app.frame.FrameLayout
import dev.inkling.app.sessions.ImportFailure
import dev.inkling.app.sessions.ImportState
import dev.inkling.app.sessions.LiveTraining
import dev.inkling.app.sessions.OverlayScreen
import dev.inkling.app.sessions.RateForm
import dev.inkling.app.sessions.RenameForm
import dev.inkling.app.sessions.SessionActions
import dev.inkling.app.sessions.SessionScreen
import dev.inkling.app.sessions.SessionViewState
import dev.inkling.app.sessions.SessionsActions
import dev.inkling.app.sessions.SessionsScreen
import dev.inkling.app.sessions.SessionsState
import dev.inkling.app.sessions.ShareSheet
import dev.inkling.app.testing.TrainingStates
import dev.inkling.app.testing.ignored
import dev.inkling.app.training.FailureReason
import dev.inkling.nnlib.optim.CosineAnnealingLR
import dev.inkling.nnlib.watch.Diagnosis
import dev.inkling.nnlib.watch.Diagnosis.Kind
import dev.inkling.nnlib.watch.Diagnosis.Remedy
import org.junit.runner.RunWith

/** Every state of a session and of the list as a picture: running, findings, ended, brought in. */
@RunWith(AndroidJUnit4::class)
class TrainGalleryTest : ScreenPictures() {
    private val states by lazy { TrainingStates(app, rule, rule.activity.resources) }

    override fun screens(): Map<String, @Composable () -> Unit> =
        running() + findings() + ended() + list() + questions()

    private fun running(): Map<String, @Composable () -> Unit> {
        val xor = states.running(states.xor())
        val digits = states.running(states.digits())
        fun held(hold: Hold, degrees: Double? = null) = session(digits.live { copy(hold = hold, degrees = degrees) })
        return mapOf(
            "session_xor-running" to session(xor),
            "session_moons-running" to session(states.running(states.moons())),
            "session_wave-running" to session(states.running(states.wave())),
            "session_starting" to session(states.starting(states.digits())),
            "session_digits-running" to session(digits),
            "session_digits-running-below" to session(digits),
            "session_paused" to session(xor.live { copy(pausedByPerson = true) }),
            "session_hot" to held(Hold.HOT, 43.5),
            "session_low-battery" to held(Hold.LOW_BATTERY),
            "session_unnotified" to session(digits.live { copy(survivesLeaving = false) }),
            "session_full-disk" to session(digits.live { copy(warning = FailureReason.DISK_FULL.name) }),
            "session_queued" to session(states.queued(states.digits().spec)),
        )
    }

    private fun findings(): Map<String, @Composable () -> Unit> {
        val digits = states.running(states.digits())
        val xor = states.xor()
        val moons = states.moons()
        fun found(kind: Kind, remedy: Remedy, change: String, on: SessionViewState.Shown, layer: String = "0") =
            on.copy(findings = listOf(Diagnosis(kind, layer, 5, 0.7, "", remedy, on.spec.apply(change))))
        val overfits = found(Kind.OVERFITTING, Remedy.KEEP_BEST, "dropout=0.3", digits)
        val dead = found(Kind.DEAD_UNITS, Remedy.LEAKY_ACTIVATION, "activation=leaky-relu", digits)
        return mapOf(
            "finding_overfitting" to session(overfits.copy(findings = overfits.findings + dead.findings)),
            "finding_dead" to session(dead),
            "finding_stuck" to session(found(Kind.LOCAL_MINIMUM, Remedy.OTHER_START, "seed=2", xor)),
            "finding_diverged" to session(found(Kind.DIVERGED, Remedy.LOWER_RATE, "lr=0.0003", moons)),
            "finding_vanishing" to
                session(found(Kind.VANISHING_GRADIENTS, Remedy.OTHER_ACTIVATION, "activation=relu", moons)),
            "finding_unfinished" to session(found(Kind.UNFINISHED, Remedy.MORE_EPOCHS, "epochs=6000", xor)),
        )
    }

    private fun ended(): Map<String, @Composable () -> Unit> {
        val digits = states.digits()
        return mapOf(
            "ended_digits" to session(digits),
            "ended_digits-below" to session(digits),
            "ended_own-better" to session(states.taught(digits, 21, 25, 96.7)),
            "ended_own-forgets" to session(states.taught(digits, 21, 25, 91.2)),
            "ended_own-fewer" to session(states.taught(digits, 25, 3, 11.5)),
            "ended_xor" to session(states.xor()),
            "ended_moons" to session(states.moons()),
            "ended_wave" to session(states.wave()),
            "ended_wave-below" to session(states.wave()),
            "ended_columns" to session(states.columns(states.wave())),
            "ended_stopped" to session(states.stopped(digits)),
            "ended_failed" to session(states.failed(digits, FailureReason.NO_MEMORY)),
            "ended_gone" to framed(false) { SessionScreen(SessionViewState.Missing, ignored<SessionActions>()) },
        )
    }

    private fun list(): Map<String, @Composable () -> Unit> {
        val many = states.list()
        val one = many.rows.take(1)
        fun importing(what: ImportState) = sessions(SessionsState(false, one, importing = what))
        return mapOf(
            "sessions_empty" to sessions(SessionsState(false)),
            "sessions_many" to sessions(many),
            "sessions_many-below" to sessions(many),
            "sessions_no-hit" to sessions(SessionsState(false, query = "spirale", tasks = many.tasks)),
            "sessions_filtered" to sessions(many.copy(rows = one, live = null, task = "mnist")),
            "sessions_import-reading" to importing(ImportState.Reading("inkling-session-12.zip")),
            "sessions_import-newer" to importing(ImportState.Refused("inkling-session-12.zip", ImportFailure.NEWER)),
            "sessions_import-damaged" to importing(ImportState.Refused("digits.safetensors", ImportFailure.DAMAGED)),
            "sessions_import-curves" to importing(ImportState.Refused("curves.csv", ImportFailure.CURVES)),
            "sessions_overlay" to framed(false) { OverlayScreen(states.overlay(), {}) },
        )
    }

    /**
     * What lies over a screen. Questions with a field stand on the screen itself: in a window of its own the field
     * takes the focus, and the view around it never rests.
     */
    private fun questions(): Map<String, @Composable () -> Unit> {
        val digits = states.digits()
        return mapOf(
            "question_share" to
                framed(false) {
                    SessionScreen(digits, ignored<SessionActions>())
                    ShareSheet(true, {}, {})
                },
            "question_rename" to framed(false) { RenameForm(digits.session.name, {}, {}) },
            "question_rate" to framed(false) { RateForm(0.001, CosineAnnealingLR.TYPE, {}, {}) },
        )
    }

    private fun SessionViewState.Shown.live(change: LiveTraining.() -> LiveTraining) = copy(live = live!!.change())

    private fun session(state: SessionViewState) = framed(false) { SessionScreen(state, ignored<SessionActions>()) }

    private fun sessions(state: SessionsState) = framed(true) { SessionsScreen(state, ignored<SessionsActions>()) }

    private fun framed(bar: Boolean, place: Destination = Destination.SESSIONS, content: @Composable () -> Unit) =
        @Composable { FrameLayout(place, bar, {}, {}, content) }
}
