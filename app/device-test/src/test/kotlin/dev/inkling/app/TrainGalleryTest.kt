package dev.inkling.app

import androidx.compose.runtime.Composable
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.SemanticsPropertyKey
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isHeading
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
import dev.inkling.app.ui.chart.CHART
import dev.inkling.app.ui.chart.Points
import dev.inkling.nnlib.optim.CosineAnnealingLR
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.watch.Diagnosis
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** Every state of a session and of the list as a picture: running, findings, ended, brought in. */
@RunWith(AndroidJUnit4::class)
class TrainGalleryTest : ScreenPictures() {
    private val overlaid by lazy { states.optimizers() }
    private val states by lazy { TrainingStates(app, rule, rule.activity.resources) }

    override val onEveryShape =
        setOf(
            "session_xor-running",
            "session_moons-running",
            "session_digits-running",
            "finding_overfitting",
            "ended_digits",
            "ended_wave",
            "overlay_optimizers",
            "sessions_many",
        )

    override fun screens(): Map<String, @Composable () -> Unit> =
        sessions().mapValues { session(it.value) } + list() + questions()

    private fun sessions(): Map<String, SessionViewState> = running() + findings() + ended()

    @Test
    fun figuresAreThoseOfTheCurvesAndPlanes() {
        val shown = sessions().mapNotNull { (name, state) -> (state as? SessionViewState.Shown)?.let { name to it } }
        for ((name, state) in shown) {
            val curves = state.curves
            val loss = curves.loss.raw
            if (loss.size() == 0) continue
            assertEquals("$name ends where its curve does", state.session.step, loss.x(loss.size() - 1).toLong())
            val progress = state.live?.progress
            if (progress != null) assertEquals("$name's step", state.session.step, progress.step())
            fun same(what: String, figure: Double?, curve: Points) {
                if (figure == null || figure.isNaN() || curve.size() == 0) return
                assertEquals("$name: $what", figure, curve.y(curve.size() - 1).toDouble(), 1e-3)
            }
            same("accuracy", progress?.accuracy() ?: state.session.accuracy, curves.accuracy)
            same(
                "validation",
                progress?.validationAccuracy() ?: state.session.validationAccuracy,
                curves.validationAccuracy,
            )
            same("loss kept", progress?.validationLoss() ?: state.session.validationLoss, curves.validationLoss)
            val stuck = state.findings.any { it.kind() == Diagnosis.Kind.LOCAL_MINIMUM }
            val right = state.plane?.points?.count { it.answer != null && (it.answer!! > 0.5f) == it.yes }
            if (stuck) assertNotEquals("$name is stuck", state.plane?.points?.size, right)
        }
    }

    @Test
    fun everyChartHasATitleAndNamesOfItsAxesAndReachesTheRunsEnd() {
        val several = overlaid
        var charts = 0
        for ((name, state) in sessions() + ("overlay" to null)) {
            val screen = if (state == null) framed(false) { OverlayScreen(several, {}) } else session(state)
            show(name, screen)
            val titles = rule.onAllNodes(isHeading()).fetchSemanticsNodes().map { said(it, SemanticsProperties.Text) }
            val all = rule.onAllNodes(hasTestTag(CHART)).fetchSemanticsNodes()
            charts += all.size
            for (chart in all) {
                val words = said(chart, SemanticsProperties.ContentDescription)
                assertTrue("$name: $words", titles.any { it.isNotEmpty() && words.startsWith(it) })
                if (words.startsWith("Predicted")) continue
                assertTrue("$name: $words", Regex("[^.]+\\. Up: [^.]+\\. Across: [^.]+\\. .*").matches(words))
                val shown = state as? SessionViewState.Shown ?: continue
                val last = if (shown.spec.task().isTruthTable) shown.session.steps else shown.session.epochs.toLong()
                val end = Regex("The run ends at (step|epoch) ([0-9,]+)").find(words)?.groupValues?.get(2)
                if (shown.live != null) assertEquals("$name: $words", "%,d".format(last), end)
            }
        }
        assertTrue("$charts charts", charts > 60)
    }

    @Test
    fun theLossBelowAPlaneStandsWholeAboveTheDock() {
        val gates = listOf("xor-solve", "and-notes").associateWith(Presets::of)
        for ((name, run) in gates + ("xor" to XOR) + ("moons" to MOONS)) {
            // A finding would stand between the plane and the loss.
            val state = states.running(run, 0.52).copy(findings = emptyList())
            show(name, session(state), surrounded = true)
            assertWhole(name, rule.onAllNodes(hasTestTag(CHART)).fetchSemanticsNodes().first())
        }
    }

    @Test
    @Config(qualifiers = TABLET)
    fun theAnswersOfATruthTableStandWholeOnATablet() {
        show("xor", session(states.running(XOR, 0.52)), surrounded = true)
        for (answer in listOf("0 xor 0", "0 xor 1", "1 xor 0", "1 xor 1")) {
            assertWhole(answer, rule.onNode(hasText(answer)).fetchSemanticsNode())
        }
    }

    /** None of it lies under the edge of what scrolls. */
    private fun assertWhole(name: String, node: SemanticsNode) =
        assertEquals(name, node.size.height.toFloat(), node.boundsInRoot.height, 0.5f)

    private fun said(node: SemanticsNode, key: SemanticsPropertyKey<out List<CharSequence>>): String =
        node.config.getOrNull(key).orEmpty().joinToString(" ")

    private fun running(): Map<String, SessionViewState> {
        val xor = states.running(XOR, 0.52)
        val digits = states.running(DIGITS)
        fun held(hold: Hold, degrees: Double? = null) = digits.live { copy(hold = hold, degrees = degrees) }
        return mapOf(
            "session_xor-running" to xor,
            "session_xor-starting" to states.starting(XOR),
            "session_and-running" to states.running(Presets.of("and-notes")),
            "session_moons-running" to states.running(MOONS),
            "session_wave-running" to states.running(WAVE),
            "session_starting" to states.starting(DIGITS),
            "session_digits-running" to digits,
            "session_digits-running-below" to digits,
            "session_first-epoch" to states.running(DIGITS, 0.1),
            "session_rate-set" to states.running(DIGITS.with("rate-changes", "72:0.003")),
            "session_paused" to xor.live { copy(pausedByPerson = true) },
            "session_hot" to held(Hold.HOT, 43.5),
            "session_low-battery" to held(Hold.LOW_BATTERY),
            "session_unnotified" to digits.live { copy(survivesLeaving = false) },
            "session_full-disk" to digits.live { copy(warning = FailureReason.DISK_FULL.name) },
            "session_queued" to states.queued(DIGITS),
        )
    }

    /** Each beside the run that it was found in. */
    private fun findings(): Map<String, SessionViewState> =
        mapOf(
            "finding_overfitting" to states.running(BY_HEART),
            "finding_dead" to states.ended(moons("model=2-32-32-1 activation=relu optimizer=sgd lr=5 epochs=40")),
            "finding_stuck" to states.ended(Presets.of("xor-notes").with("seed", 16.0)),
            "finding_diverged" to states.ended(moons("optimizer=sgd lr=100 epochs=30")),
            "finding_vanishing" to
                states.ended(moons("model=2${"-16".repeat(8)}-1 activation=sigmoid optimizer=sgd lr=0.1 epochs=40")),
            "finding_unfinished" to states.ended(Presets.of("xor-notes").with("seed", 8.0)),
        )

    private fun ended(): Map<String, SessionViewState> {
        val digits = states.ended(DIGITS)
        val wave = states.ended(WAVE)
        return mapOf(
            "ended_digits" to digits,
            "ended_digits-below" to digits,
            "ended_own-better" to states.taught(digits, 21, 25, 96.7),
            "ended_own-forgets" to states.taught(digits, 21, 25, 91.2),
            "ended_own-fewer" to states.taught(digits, 25, 3, 11.5),
            "ended_xor" to states.ended(Presets.of("xor-solve")),
            "ended_moons" to states.ended(MOONS),
            "ended_wave" to wave,
            "ended_wave-below" to wave,
            "ended_columns" to states.columns(wave),
            "ended_stopped" to states.stopped(DIGITS, 0.6),
            "ended_failed" to states.failed(DIGITS, FailureReason.NO_MEMORY),
            "ended_gone" to SessionViewState.Missing,
        )
    }

    private fun list(): Map<String, @Composable () -> Unit> {
        val many = states.list()
        val one = many.rows.take(1)
        val optimizers = overlaid
        val several = states.many(listOf(Presets.of("xor-solve"), MOONS, DIGITS).map(states::ended))
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
            "overlay_optimizers" to framed(false) { OverlayScreen(optimizers, {}) },
            "overlay_tasks" to framed(false) { OverlayScreen(several, {}) },
        )
    }

    /**
     * What lies over a screen. Questions with a field stand on the screen itself: in a window of its own the field
     * takes the focus, and the view around it never rests.
     */
    private fun questions(): Map<String, @Composable () -> Unit> {
        val digits = states.ended(DIGITS)
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

    private companion object {
        val XOR: RunSpec = Presets.of("xor-notes").with("seed", 10.0)
        val WAVE: RunSpec = Presets.of("wave-solve")
        val MOONS = moons("epochs=60")
        val DIGITS: RunSpec = Presets.of("digits-notes").apply("model=784-64-10 samples=1500 validation=0.2 epochs=20")

        /** Few pictures and a high rate: it learns them by heart. */
        val BY_HEART: RunSpec =
            Presets.of("digits-notes")
                .apply("samples=200 validation=0.5 model=784-64-10 epochs=40 batch=20 dropout=0.3 lr=0.01")

        fun moons(change: String): RunSpec = Presets.of("moons-solve").apply(change)
    }
}
