package dev.inkling.app.sessions

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.trained
import dev.inkling.app.testing.until
import dev.inkling.app.training.SessionFiles
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.watch.Diagnosis.Kind
import dev.inkling.nnlib.watch.Diagnosis.Remedy
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * The button of each finding, pressed where a person presses it: in the app, on the session's own screen. What it
 * promises is what begins, and what begins is what is shown then.
 */
@RunWith(AndroidJUnit4::class)
class EveryFindingTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    /** A run that ends with a finding, and what the button under it says and begins. */
    private class Row(
        val kind: Kind,
        val remedy: Remedy,
        val spec: RunSpec,
        val button: String,
        val begins: (RunSpec) -> RunSpec,
    )

    @Before fun headless() = app.graph.queue().host(null)

    @Test
    fun eachKindAndEachRemedyHasARow() {
        assertEquals(Kind.entries.toSet(), ROWS.map { it.kind }.toSet())
        assertEquals(Remedy.entries.toSet(), ROWS.map { it.remedy }.toSet())
    }

    @Test fun diverged() = press(Kind.DIVERGED)

    @Test fun exploding() = press(Kind.EXPLODING_GRADIENTS)

    @Test fun dead() = press(Kind.DEAD_UNITS)

    @Test fun vanishing() = press(Kind.VANISHING_GRADIENTS)

    @Test fun stuck() = press(Kind.LOCAL_MINIMUM)

    @Test fun unfinished() = press(Kind.UNFINISHED)

    @Test fun overfitting() = press(Kind.OVERFITTING)

    private fun press(kind: Kind) = ROWS.filter { it.kind == kind }.forEach(::press)

    private fun press(row: Row) {
        val id = app.trained(row.spec, OLD)
        assertEquals("the list knows of it", row.kind.name, session(id).finding)
        open()
        tapLink(row.button)
        showsWhatBegan(id, row.begins(row.spec))
        leave()
        app.stored { app.graph.sessions().putAside(listOf(id)) }
        rule.eventually("the old one is gone") { !rule.shows(OLD) }
    }

    @Test
    fun whileItTrainsTheBestIsKept() {
        val row = ROWS.first { it.remedy == Remedy.KEEP_BEST }
        val id = start(row.spec.with("epochs", ENDLESS))
        open()
        val keep = hasText("Stop and keep epoch ", substring = true).and(hasClickAction())
        rule.eventually("it offers to keep the best") { isThere(keep) }
        rule.onNode(keep).performScrollTo().performClick()
        val ended = app.awaitEnd(id)
        assertEquals(SessionState.FINISHED, ended.state)
        assertTrue("its net is kept", app.stored { app.graph.sessionFiles().of(id).exists(SessionFiles.MODEL) })
        rule.eventually("its screen says that it rests") { !isThere(hasContentDescription("Pause")) && titled(OLD) }
        assertEquals("nothing else began", id, newest())
    }

    @Test
    fun whileItTrainsAnotherTakesItsPlace() {
        val row = ROWS.first { it.kind == Kind.DEAD_UNITS }
        val spec = row.spec.with("epochs", ENDLESS)
        val id = start(spec)
        open()
        rule.eventually("it says what is wrong") { isThere(hasText(row.button).and(hasClickAction())) }
        tapLink(row.button)
        assertEquals(SessionState.STOPPED, app.awaitEnd(id).state)
        showsWhatBegan(id, row.begins(spec))
    }

    @Test
    fun ofTwoFindingsEachIsReached() {
        val id = app.trained(TWO, OLD)
        open()
        rule.appears("1 more")
        val dead = hasText("of this layer is dead.", substring = true)
        val byHeart = hasText("Overfitting since epoch ", substring = true)
        assertTrue(isThere(dead) && !isThere(byHeart))
        tapLink("1 more")
        rule.eventually("the other is there") { isThere(byHeart) && !isThere(dead) }
        tapLink("1 more")
        rule.eventually("the first is there again") { isThere(dead) && !isThere(byHeart) }
        tapLink("1 more")
        tapLink("Try dropout 0.3")
        showsWhatBegan(id, TWO.with("dropout", 0.3))
    }

    @Test
    fun withoutItsFileAFindingLeadsToTheSetUp() {
        val spec = ROWS.first { it.kind == Kind.DIVERGED }.spec
        val id = app.trained(spec, OLD)
        app.stored { app.graph.sessionFiles().of(id).delete("findings.json") }
        open()
        rule.appears("Diverged: the rate is too high.")
        // The same words stand in the dock; the note's come first.
        rule
            .onAllNodes(hasText("Change and start again").and(hasClickAction()))
            .onFirst()
            .performScrollTo()
            .performClick()
        rule.appears("SGD, rate 100")
        rule.onNodeWithText("SGD, rate 100").performScrollTo().assertExists()
    }

    private fun start(spec: RunSpec): Long = app.stored { app.graph.training().start(spec, OLD, 0) }

    private fun session(id: Long): SessionEntity = app.stored { app.graph.sessions().byId(id)!! }

    private fun newest(): Long = app.stored { (1L..99).last { app.graph.sessions().byId(it) != null } }

    private fun isThere(what: SemanticsMatcher) = rule.onAllNodes(what).fetchSemanticsNodes().isNotEmpty()

    private fun titled(name: String) =
        isThere(hasText(name).and(SemanticsMatcher.keyIsDefined(SemanticsProperties.Heading)))

    private fun open() {
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.appears(OLD)
        rule.onAllNodesWithText(OLD).onFirst().performClick()
        rule.eventually("its screen is there") { titled(OLD) }
    }

    private fun tapLink(words: String) {
        val link = hasText(words).and(hasClickAction())
        rule.eventually("\"$words\" is there") { isThere(link) }
        rule.onNode(link).performScrollTo().performClick()
        rule.waitForIdle()
    }

    /** Back to where the list can be chosen. */
    private fun leave() {
        while (!isThere(hasText("Sessions").and(isSelectable()))) {
            rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
            rule.waitForIdle()
        }
    }

    private fun showsWhatBegan(from: Long, spec: RunSpec) {
        rule.eventually("another session begins") { newest() > from }
        val begun = session(newest())
        assertEquals("it begins what was promised", spec, RunSpec.fromJson(Json.parse(begun.spec)))
        assertEquals("it knows where it came from", from, begun.parentId)
        rule.eventually("\"${begun.name}\" is shown and not the old one") { titled(begun.name) && !titled(OLD) }
        app.graph.training().stop(begun.id)
        app.awaitEnd(begun.id)
        until("the queue is empty") { app.graph.queue().isIdle }
    }

    private companion object {
        const val OLD = "the old one"
        const val ENDLESS = 900_000.0

        fun moons(change: String): RunSpec = Presets.of("moons-solve").apply(change)

        fun deep(layers: Int, units: Int) = "model=2" + "-$units".repeat(layers) + "-1 "

        /** Dead units and learning by heart at once. */
        val TWO =
            moons("samples=80 noise=0.3 validation=0.5 model=2-64-64-1 activation=relu lr=0.1 epochs=200 batch=20")

        val ROWS =
            listOf(
                Row(
                    Kind.DIVERGED,
                    Remedy.LOWER_RATE,
                    moons("optimizer=sgd lr=100 epochs=30"),
                    "Start again at rate 10",
                ) {
                    it.with("lr", 10.0)
                },
                Row(
                    Kind.DIVERGED,
                    Remedy.LOWER_RATE,
                    Presets.of("wave-solve").apply("activation=identity optimizer=sgd lr=100 epochs=30"),
                    "Start again at rate 10",
                ) {
                    it.with("lr", 10.0)
                },
                Row(
                    Kind.EXPLODING_GRADIENTS,
                    Remedy.CLIP_GRADIENTS,
                    moons(
                        deep(30, 16) +
                            "loss=hinge activation=identity init=kaiming-normal optimizer=sgd lr=0.05 epochs=20"
                    ),
                    "Clip gradients",
                ) {
                    it.with("clip", 1.0).with("init", "default")
                },
                Row(
                    Kind.DEAD_UNITS,
                    Remedy.LEAKY_ACTIVATION,
                    moons("model=2-32-32-1 activation=relu optimizer=sgd lr=5 epochs=40"),
                    "Try leaky ReLU at rate 0.5",
                ) {
                    it.with("lr", 0.5).with("activation", "leaky-relu")
                },
                Row(
                    Kind.VANISHING_GRADIENTS,
                    Remedy.OTHER_ACTIVATION,
                    moons(deep(8, 16) + "activation=sigmoid optimizer=sgd lr=0.1 epochs=40"),
                    "Try ReLU",
                ) {
                    it.with("activation", "relu").with("init", "default")
                },
                Row(
                    Kind.VANISHING_GRADIENTS,
                    Remedy.BATCH_NORM,
                    moons(deep(6, 3) + "activation=relu optimizer=sgd lr=0.01 epochs=4 samples=200"),
                    "Add batch normalization",
                ) {
                    it.with("batch-norm", true)
                },
                Row(
                    Kind.LOCAL_MINIMUM,
                    Remedy.OTHER_START,
                    Presets.of("xor-notes").with("seed", 16.0),
                    "Try another start",
                ) {
                    it.with("seed", 17.0)
                },
                Row(
                    Kind.LOCAL_MINIMUM,
                    Remedy.START_VALUES,
                    Presets.of("xor-solve").with("init", "zeros"),
                    "Try start values: usual",
                ) {
                    it.with("init", "default")
                },
                Row(
                    Kind.LOCAL_MINIMUM,
                    Remedy.HIDDEN_LAYER,
                    Presets.of("xor-solve").with("model", "2-1"),
                    "Add a hidden layer",
                ) {
                    it.with("model", "2-8-1")
                },
                Row(
                    Kind.UNFINISHED,
                    Remedy.MORE_EPOCHS,
                    Presets.of("xor-notes").with("seed", 8.0),
                    "Train 20,002 epochs",
                ) {
                    it.with("epochs", 20_002.0)
                },
                Row(
                    Kind.OVERFITTING,
                    Remedy.KEEP_BEST,
                    moons(
                        "samples=80 noise=0.3 validation=0.5 model=2-64-64-1 activation=relu lr=0.01 epochs=150 batch=20"
                    ),
                    "Try dropout 0.3",
                ) {
                    it.with("dropout", 0.3)
                },
                Row(
                    Kind.OVERFITTING,
                    Remedy.KEEP_BEST,
                    moons(
                        "samples=80 noise=0.3 validation=0.5 model=2-64-64-1 activation=relu lr=0.01 epochs=150 " +
                            "batch=20 dropout=0.3"
                    ),
                    "Stop early next time",
                ) {
                    it.with("patience", 3.0)
                },
                Row(
                    Kind.OVERFITTING,
                    Remedy.KEEP_BEST,
                    Presets.of("digits-notes")
                        .apply("samples=200 validation=0.5 model=784-64-10 epochs=40 batch=20 dropout=0.3 lr=0.01"),
                    "Change the pictures",
                ) {
                    it.with("augment", "affine")
                },
            )
    }
}
