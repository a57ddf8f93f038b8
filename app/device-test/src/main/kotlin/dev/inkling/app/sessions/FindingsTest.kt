package dev.inkling.app.sessions

import androidx.activity.compose.setContent
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.frame.Destination
import dev.inkling.app.frame.FrameLayout
import dev.inkling.app.settings.ThemeChoice
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shownBy
import dev.inkling.app.testing.trained
import dev.inkling.app.ui.theme.InkTheme
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.train.Diagnosis
import dev.inkling.nnlib.train.Diagnosis.Kind
import dev.inkling.nnlib.train.Presets
import dev.inkling.nnlib.train.RunSpec
import dev.inkling.nnlib.train.Tasks
import dev.inkling.nnlib.train.Trainer
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Each thing that can go wrong with a run is said on its screen, with a button that does what it proposes. */
@RunWith(AndroidJUnit4::class)
class FindingsTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private var shown by mutableStateOf<Pair<SessionViewState, SessionActions>?>(null)

    @Before
    fun oneScreen() {
        app.graph.desk().host(null)
        rule.runOnUiThread {
            rule.activity.setContent {
                InkTheme(ThemeChoice.LIGHT) {
                    FrameLayout(Destination.SESSIONS, false, {}, {}) {
                        shown?.let { (state, actions) -> SessionScreen(state, actions) }
                    }
                }
            }
        }
    }

    /** Trains to the end as the app does, and shows what its screen shows then. */
    private fun trained(spec: RunSpec): Pair<SessionViewModel, SessionViewState.Shown> {
        val model = SessionViewModel(app.graph, app.trained(spec, "built for it"))
        return model to rule.shownBy(model.state) { it as? SessionViewState.Shown }
    }

    private fun said(words: String) = rule.onNodeWithText(words, substring = true).performScrollTo()

    private fun finds(kind: Kind, change: RunSpec, sentence: String, button: String, does: (RunSpec) -> RunSpec) {
        val (model, state) = trained(change)
        assertEquals(kind, state.findings.first().kind())
        assertEquals("the list knows it too", kind.name, state.session.finding)
        var next = 0L
        val accept = { finding: Diagnosis -> model.accept(finding, { "mended" }, { next = it }) }
        shown = state to SessionActions(accept = accept)
        rule.waitForIdle()
        said(sentence)
        val act = rule.onNode(hasText(button).and(hasClickAction()))
        act.performScrollTo().performClick()
        rule.eventually("the next one is there") {
            rule.waitForIdle()
            next != 0L
        }
        val mended = app.stored { app.graph.sessions().byId(next)!! }
        assertEquals(does(change), RunSpec.fromJson(Json.parse(mended.spec)))
        assertEquals(state.session.id, mended.parentId)
        app.graph.desk().stop(next)
        app.awaitEnd(next)
    }

    private fun moons(change: String) = Presets.of("moons-solve").apply(change)

    private fun deep(layers: Int) = "model=2" + "-16".repeat(layers) + "-1 "

    @Test
    fun diverged() =
        finds(
            Kind.DIVERGED,
            moons("optimizer=sgd lr=100 epochs=30"),
            "Diverged: the rate is too high.",
            "Start again at rate 10",
        ) {
            it.with("lr", 10.0)
        }

    @Test
    fun vanishing() =
        finds(
            Kind.VANISHING_GRADIENTS,
            moons(deep(8) + "activation=sigmoid optimizer=sgd lr=0.1 epochs=40"),
            "Gradients vanish here.",
            "Try ReLU",
        ) {
            it.with("activation", "relu").with("init", "default")
        }

    @Test
    fun exploding() =
        finds(
            Kind.EXPLODING_GRADIENTS,
            moons(deep(30) + "loss=hinge activation=identity init=kaiming-normal optimizer=sgd lr=0.05 epochs=20"),
            "Gradients explode here.",
            "Clip gradients",
        ) {
            it.with("clip", 1.0).with("init", "default")
        }

    @Test
    fun deadUnits() =
        finds(
            Kind.DEAD_UNITS,
            moons("model=2-32-32-1 activation=relu optimizer=sgd lr=5 epochs=40"),
            "% of this layer is dead.",
            "Try leaky ReLU",
        ) {
            it.with("lr", 0.5).with("activation", "leaky-relu")
        }

    @Test
    fun overfitting() =
        finds(
            Kind.OVERFITTING,
            moons("samples=80 noise=0.3 validation=0.5 model=2-64-64-1 activation=relu lr=0.01 epochs=150 batch=20"),
            "Overfitting since epoch ",
            "Try dropout 0.3",
        ) {
            it.with("dropout", 0.3)
        }

    @Test
    fun stuckInALocalMinimum() {
        val spec = xorThat(Kind.LOCAL_MINIMUM)
        finds(Kind.LOCAL_MINIMUM, spec, "Stuck in a local minimum.", "Try another start") {
            it.with("seed", it.seed() + 1.0)
        }
    }

    @Test
    fun endedTooEarly() {
        val spec = xorThat(Kind.UNFINISHED)
        finds(Kind.UNFINISHED, spec, "Still learning when it ended.", "Train 20,002 epochs") {
            it.with("epochs", 20_002.0)
        }
    }

    /** The first start of the notes' XOR net that ends like that. */
    private fun xorThat(ends: Kind): RunSpec =
        (1..60)
            .map { Presets.of("xor-notes").with("seed", it.toDouble()) }
            .first { spec ->
                val found = Trainer.of(spec, Tasks.data(spec, null)).run().diagnoses()
                found.isNotEmpty() && found[0].kind() == ends
            }

    @Test
    fun healthyRunsAreLeftInPeace() {
        val healthy = listOf(Presets.of("xor-solve"), Presets.of("clusters-solve"), moons("activation=relu epochs=60"))
        for (spec in healthy) {
            val (_, state) = trained(spec)
            assertEquals(spec.toString(), emptyList<Diagnosis>(), state.findings)
            assertEquals("", state.session.finding)
            shown = state to SessionActions()
            rule.waitForIdle()
            for (words in
                listOf(
                    "Diverged",
                    "vanish",
                    "explode",
                    "this layer is dead",
                    "Overfitting",
                    "Stuck",
                    "Still learning",
                )) {
                val said = rule.onAllNodes(hasText(words, substring = true)).fetchSemanticsNodes()
                assertTrue("$spec says $words", said.isEmpty())
            }
        }
    }
}
