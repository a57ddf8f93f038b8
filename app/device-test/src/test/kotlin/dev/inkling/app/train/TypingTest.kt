package dev.inkling.app.train

import android.os.Looper
import android.view.inputmethod.EditorInfo
import androidx.compose.ui.platform.ViewRootForTest
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextReplacement
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.openSetUp
import dev.inkling.app.testing.trained
import dev.inkling.nnlib.run.Presets
import kotlin.random.Random
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf

/**
 * Somebody types faster than the app draws, as a keyboard writes into the window: between two letters some of what
 * waits on the main thread is done, or a frame drawn, or nothing. What was typed stands in the field.
 */
@RunWith(AndroidJUnit4::class)
class TypingTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun field(name: String) = rule.onNode(hasContentDescription(name).and(hasSetTextAction()))

    private fun standsIn(name: String): String =
        field(name).fetchSemanticsNode().config[SemanticsProperties.EditableText].text

    private fun typeFast(name: String, text: String, random: Random) {
        field(name).performTextReplacement("")
        field(name).performClick()
        val window = (field(name).fetchSemanticsNode().root as ViewRootForTest).view
        val looper = shadowOf(Looper.getMainLooper())
        rule.mainClock.autoAdvance = false
        for (letter in text) {
            window.onCreateInputConnection(EditorInfo())!!.commitText("$letter", 1)
            repeat(random.nextInt(4)) { if (!looper.isIdle) looper.runOneTask() }
            if (random.nextInt(3) == 0) rule.mainClock.advanceTimeByFrame()
        }
        rule.mainClock.autoAdvance = true
        rule.waitForIdle()
    }

    private fun everyLetterStands(name: String, text: String) {
        val seed = Random.nextInt()
        val random = Random(seed)
        repeat(12) { round ->
            typeFast(name, text, random)
            assertEquals("seed $seed, round $round", text, standsIn(name))
        }
    }

    private fun openNet() = rule.onNode(hasContentDescription("Layer 1: 500, ReLU")).performClick()

    @Test
    fun theNet() {
        rule.openSetUp("MNIST 784-500-10")
        openNet()
        everyLetterStands("Net", "784-1000000000000-10")
        rule.appears("Too large for a phone: 784-62000-10 would fit.")
        everyLetterStands("Net", "784-123-45-10")
        rule.appears("102,595 weights.")
    }

    @Test
    fun aNumberOfEpochs() {
        rule.openSetUp("XOR 2-8-1")
        rule.onNode(hasText("epochs", substring = true).and(hasClickAction())).performClick()
        everyLetterStands("Epochs", "12345678901")
        rule.appears("At most 10,000,000.")
        everyLetterStands("Epochs", "1234567")
    }

    @Test
    fun whatIsSearchedFor() {
        app.trained(Presets.of("xor-solve").with("epochs", 50.0), "a name to be found")
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.appears("a name to be found")
        rule.onNodeWithContentDescription("Search").performClick()
        everyLetterStands("Search", "a name to be found")
        rule.appears("a name to be found")
        everyLetterStands("Search", "nothing of that name")
        rule.appears("Nothing with that name.")
    }

    @Test
    fun aNewNameAndANewRate() {
        val id = app.stored { app.graph.training().start(Presets.of("xor-solve").with("epochs", 5e6), "runs", 0) }
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.eventually("it is in the list") { rule.onAllNodes(hasText("runs")).fetchSemanticsNodes().isNotEmpty() }
        rule.onAllNodes(hasText("runs"))[0].performClick()
        rule.eventually("it trains") {
            rule.onAllNodes(hasContentDescription("Pause")).fetchSemanticsNodes().isNotEmpty()
        }
        rule.onNodeWithContentDescription("Pause").performClick()
        rule.appears("Paused")
        rule.onNodeWithContentDescription("More").performClick()
        rule.onNodeWithText("Rename").performClick()
        everyLetterStands("Rename", "another name for it")
        rule.onNodeWithText("Done").performClick()
        rule.appears("another name for it")
        assertEquals("another name for it", app.stored { app.graph.sessions().byId(id)!! }.name)
        rule.onNode(hasText("rate", substring = true).and(hasClickAction())).performClick()
        everyLetterStands("Learning rate", "0.00123")
    }
}
