package dev.inkling.app.sessions

import androidx.compose.ui.semantics.SemanticsActions.OnClick
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.trained
import dev.inkling.app.ui.words.name
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.train.Trainer
import dev.inkling.nnlib.watch.Diagnosis.Kind
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Each thing that can go wrong with a run is said on its screen, with a button that does what it proposes. */
@RunWith(AndroidJUnit4::class)
class FindingsTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Before fun headless() = app.graph.queue().host(null)

    private fun session(id: Long) = app.stored { app.graph.sessions().byId(id) }

    /** Trains to the end, and opens it from the list as a person does; its id. */
    private fun opened(spec: RunSpec): Long {
        val id = app.trained(spec, OLD)
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.appears(OLD)
        rule.onAllNodesWithText(OLD).onFirst().performClick()
        rule.eventually("its page is there") { onPage() && rule.shows(OLD) }
        return id
    }

    /** Whether the page of a session is shown, and not the list. */
    private fun onPage() = rule.onAllNodes(hasContentDescription("Back")).fetchSemanticsNodes().isNotEmpty()

    private fun said(words: String) {
        val there = hasText(words, substring = true)
        rule.eventually("it says \"$words\"") { rule.onAllNodes(there).fetchSemanticsNodes().isNotEmpty() }
        rule.onAllNodes(there).onFirst().performScrollTo()
    }

    private fun finds(kind: Kind, change: RunSpec, sentence: String, button: String, does: (RunSpec) -> RunSpec) {
        val id = opened(change)
        assertEquals("the list knows it too", kind.name, session(id)!!.finding)
        said(sentence)
        said(button)
        val wanted = does(change)
        press(button)
        val name = wanted.name(rule.activity.resources)
        rule.eventually("the new session is shown") { rule.shows(name) && !rule.shows(OLD) }
        val made = session(id + 1)!!
        assertEquals(wanted, RunSpec.fromJson(Json.parse(made.spec)))
        assertEquals(id, made.parentId)
        assertNull("thirty taps make one session", session(id + 2))

        rule.onNodeWithContentDescription("Back").performClick()
        rule.eventually("back at the one whose finding it was") { rule.shows(OLD) && onPage() }
        app.graph.training().stop(id + 1)
        app.awaitEnd(id + 1)
        said(button)
        press(button)
        rule.eventually("the same one is shown again") { rule.shows(name) && !rule.shows(OLD) }
        assertNull("and none was made anew", session(id + 2))
    }

    /** Thirty quick taps, all before the first has done its work. */
    private fun press(button: String) {
        val act = rule.onNode(hasText(button).and(hasClickAction())).fetchSemanticsNode().config[OnClick].action!!
        rule.runOnUiThread { repeat(30) { act() } }
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
            "Try leaky ReLU at rate 0.5",
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
    fun startedAtZeroAnotherStartIsNotWhatHelps() {
        val spec = Presets.of("xor-solve").with("init", "zeros")
        finds(Kind.LOCAL_MINIMUM, spec, "All start values are zero", "Try start values: usual") {
            it.with("init", "default")
        }
        rule.eventually("what is proposed learns it") { session(2)!!.accuracy == 100.0 }
    }

    @Test
    fun withoutAHiddenLayer() {
        val spec = Presets.of("xor-solve").with("model", "2-1")
        finds(Kind.LOCAL_MINIMUM, spec, "Without a hidden layer", "Add a hidden layer") { it.with("model", "2-8-1") }
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
            val id = opened(spec)
            assertEquals(spec.toString(), "", session(id)!!.finding)
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
            rule.onNodeWithContentDescription("Back").performClick()
        }
    }

    private companion object {
        const val OLD = "built for it"
    }
}
