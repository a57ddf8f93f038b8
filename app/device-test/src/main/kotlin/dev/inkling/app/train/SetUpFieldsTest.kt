package dev.inkling.app.train

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.assertIsEnabled
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isDialog
import androidx.compose.ui.test.isHeading
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import androidx.lifecycle.SavedStateHandle
import androidx.test.espresso.Espresso
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.frame.train
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.openSetUp
import dev.inkling.app.testing.shownBy
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.spec.Option
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** What may not stand in a field of the set-up is said beside it, is not used, and keeps the session from starting. */
@RunWith(AndroidJUnit4::class)
class SetUpFieldsTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun field(name: String) = rule.onNode(hasContentDescription(name).and(hasSetTextAction()))

    private fun standsIn(name: String): String =
        field(name).fetchSemanticsNode().config[SemanticsProperties.EditableText].text

    private fun type(name: String, text: String) {
        field(name).performTextReplacement("")
        for (letter in text) field(name).performTextInput("$letter")
    }

    private fun start(): SemanticsNodeInteraction = rule.onNode(hasText("Start training").and(hasClickAction()))

    private fun row(words: String) = rule.onNode(hasText(words, substring = true).and(hasClickAction()))

    private fun close(name: String) {
        Espresso.pressBack()
        rule.eventually("the sheet is closed") {
            rule.onAllNodes(hasContentDescription(name).and(hasSetTextAction())).fetchSemanticsNodes().isEmpty()
        }
    }

    @Test
    fun aRefusedNumberIsSaidAndNothingStartsUntilItIsMended() {
        rule.openSetUp("XOR 2-8-1")
        start().assertIsEnabled()
        row("3,000 epochs").performScrollTo().performClick()
        rule.appears("usual: 3,000")
        type("Epochs", "20000000")
        rule.appears("At most 10,000,000.")
        Gallery.picture(rule.activity.window.decorView, "set-up_refused_phone_light_en_100")
        close("Epochs")

        start().assertIsNotEnabled()
        row("Epochs: At most 10,000,000.").performScrollTo()
        rule.activityRule.scenario.recreate()
        rule.appears("Start training")
        start().assertIsNotEnabled()
        row("Epochs: At most 10,000,000.").performScrollTo().performClick()
        assertEquals("20000000", standsIn("Epochs"))
        type("Epochs", "")
        rule.appears("Write a whole number.")
        type("Epochs", "0")
        rule.appears("At least 1.")
        type("Epochs", "30")
        rule.appears("usual: 3,000")
        close("Epochs")

        start().assertIsEnabled().performClick()
        rule.eventually("it is among the sessions") { newest() != null }
        assertEquals(30, newest()!!.epochs)
    }

    private fun newest() = runBlocking { app.graph.sessions().matching("", "", 1).first() }.firstOrNull()

    @Test
    fun theSheetOfTheNetStaysAsHighWhileOneTypes() {
        rule.openSetUp("MNIST 784-500-10")
        rule.onNode(hasContentDescription("Layer 1: 500, ReLU")).performClick()
        val title = rule.onNode(hasText("Net").and(isHeading()))
        val top = title.fetchSemanticsNode().boundsInWindow.top
        field("Net").performTextReplacement("")
        for (letter in "784-1000000000000-10") {
            assertEquals("before $letter", top, title.fetchSemanticsNode().boundsInWindow.top, 0f)
            field("Net").performTextInput("$letter")
        }
        rule.appears("Too large for a phone: 784-62000-10 would fit.")
        assertEquals(top, title.fetchSemanticsNode().boundsInWindow.top, 0f)
        type("Net", "784-62000-10")
        rule.appears("49,290,010 weights.")
        assertEquals(top, title.fetchSemanticsNode().boundsInWindow.top, 0f)
        type("Net", "pancake")
        rule.appears("This is no net: write units such as 784-500-10.")
    }

    @Test
    fun aTaskThatNeedsAnotherNetBringsOne() {
        rule.openSetUp("XOR 2-2-1")
        rule.onNode(hasTestTag("row data")).performScrollTo().performClick()
        rule.onNode(hasText("Generated digits").and(isSelectable()).and(hasAnyAncestor(isDialog()))).performClick()
        Espresso.pressBack()
        rule.eventually("the sheet is closed") { rule.onAllNodes(isDialog()).fetchSemanticsNodes().isEmpty() }
        rule.appears("Cross-entropy")
        rule.appears("100 a step, 4 epochs")
        start().assertIsEnabled()
    }

    @Test
    fun whatSuitsTheNextTaskStays() {
        val model = app.graph.train(SavedStateHandle(), preset = "circles-solve")
        rule.runOnUiThread {
            model.fields.write(Settings.of("model"), "2-7-1")
            model.change(Settings.TASK, "moons")
        }
        val points = rule.shownBy(model.state) { state -> state.spec.takeIf { it.text("task") == "moons" } }
        assertEquals(listOf("2-7-1", "120"), listOf("model", "epochs").map(points::text))
        rule.runOnUiThread { model.change(Settings.TASK, "mnist") }
        val pictures = rule.shownBy(model.state) { state -> state.takeIf { it.spec.text("task") == "mnist" } }
        assertEquals("nothing is refused", emptyList<Any>(), pictures.problems)
        assertEquals("the field shows it", pictures.spec.text("model"), model.fields.texts["model"])
        rule.runOnUiThread { model.change(Settings.TASK, "xor") }
        val gate = rule.shownBy(model.state) { state -> state.takeIf { it.spec.text("task") == "xor" } }
        assertEquals(emptyList<Any>(), gate.problems)
    }

    @Test
    fun aLossThatDoesNotSuitIsSaidInItsSheet() {
        rule.openSetUp("XOR 2-8-1")
        row("Binary cross-entropy").performScrollTo().performClick()
        rule.onNode(hasText("KL divergence").and(isSelectable())).performClick()
        val why = hasText("This loss tells classes apart", substring = true)
        rule.eventually("it is said") {
            rule.onAllNodes(why.and(hasAnyAncestor(isDialog()))).fetchSemanticsNodes().isNotEmpty()
        }
    }

    @Test
    fun noTextBringsTheSetUpDown() {
        val model = app.graph.train(SavedStateHandle(), preset = "mnist-notes")
        val before = rule.shownBy(model.state) { it.takeIf { it.estimate != null } }.spec
        for (text in NO_NETS) {
            rule.runOnUiThread { model.fields.write(Settings.MODEL_TEXT, text) }
            assertEquals(text, before, rule.shownBy(model.state) { it }.spec)
            assertEquals("as it was typed", text, model.fields.texts["model"])
            assertEquals(text, setOf(Settings.MODEL_TEXT), model.fields.errors(before).keys)
            rule.runOnUiThread { model.start({ "never" }) { throw AssertionError("$text was started") } }
        }
        rule.waitForIdle()
        assertNull(newest())
        for (setting in Settings.all().filter { it.kind() == Option.Kind.WHOLE || it.kind() == Option.Kind.NUMBER }) {
            for (text in NO_NUMBERS) {
                val why = FieldError.of(setting, text)
                assertTrue("$setting took $text", why != null)
            }
        }
    }

    @Test
    fun anythingThatIsTakenIsWhatIsUsed() {
        val model = app.graph.train(SavedStateHandle(), preset = "moons-solve")
        val taken = mapOf("epochs" to "1,200", "noise" to "0,25", "batch" to "8", "seed" to " 7 ", "model" to "2-3-4-1")
        rule.runOnUiThread { for ((key, text) in taken) model.fields.write(Settings.of(key), text) }
        val spec = rule.shownBy(model.state) { state -> state.spec.takeIf { it.sizes()?.size == 4 } }
        assertEquals(listOf("1200", "0.25", "8", "7", "2-3-4-1"), taken.keys.map { spec.text(it) })
        assertEquals(taken, model.fields.texts.filterKeys { it in taken })
        rule.runOnUiThread { model.typingEnds() }
        assertEquals("0.25", model.fields.texts["noise"])
    }

    @Test
    fun buttonsAndChipsSpeakToTheFields() {
        val model = app.graph.train(SavedStateHandle(), preset = "moons-solve")
        rule.runOnUiThread {
            model.fields.write(Settings.of("epochs"), "none")
            model.fields.write(Settings.of("lr"), "0.125")
            model.change(Settings.MODEL_TEXT, "2-5-5-1")
            model.change(Settings.of("optimizer"), "adamw")
        }
        assertEquals("2-5-5-1", model.fields.texts["model"])
        assertEquals("0.125", model.fields.texts["lr"])
        assertEquals("a refused one waits", "none", model.fields.texts["epochs"])
        rule.runOnUiThread { model.preset("xor-notes") }
        val spec = rule.shownBy(model.state) { state -> state.spec.takeIf { it == Presets.of("xor-notes") } }
        for ((key, text) in model.fields.texts) assertEquals(key, spec.text(key), text)
    }

    private companion object {
        val NO_NETS =
            listOf(
                "",
                "   ",
                "784",
                "784-",
                "-10",
                "784--10",
                "784-500-x",
                "784-0-10",
                "784-1000000000000-10",
                "784-10000000-10",
                "9999999-9999999-9999999",
                "10000000-1",
                "2" + "-2".repeat(500),
                "9".repeat(5000),
                "784-500-10 epochs=5",
                "\"784-500-10\"",
                "{",
                "{}",
                "{\"input\":[1000000000],\"layers\":[{\"type\":\"linear\",\"in\":1000000000,\"out\":1000000000}]}",
            )
        val NO_NUMBERS = listOf("", " ", "-", "1e", "x", "1e999999999", "-1e999999999", "NaN", "Infinity", "10.000.000")
    }
}
