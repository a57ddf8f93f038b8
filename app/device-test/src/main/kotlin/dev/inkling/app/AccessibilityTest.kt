package dev.inkling.app

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.lifecycle.ViewModelProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.draw.DrawViewModel
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.pad
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Everything that can be touched is large enough for a finger and says what it is; the pad can be used without one. */
@RunWith(AndroidJUnit4::class)
class AccessibilityTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun everyTargetOfEveryScreenIsLargeEnoughAndNamed() {
        check("Draw, empty")
        TestHand.write(rule.pad(), 4, x = 0.25f, height = 0.4f)
        TestHand.write(rule.pad(), 7, x = 0.7f, height = 0.4f)
        appears("It is 47")
        check("Draw, a number")
        rule.onNodeWithText("It is 47").performClick()
        appears("Kept in My digits.")
        check("Draw, kept")
        TestHand.write(rule.pad(), 3)
        appears("Reads as a 3.")
        check("Draw, a digit")
        rule.onNodeWithText("Other…").performClick()
        appears("What is it?")
        check("Other")
        rule.onNodeWithContentDescription("It is a 5").performClick()
        rule.onNodeWithContentDescription("Model: Inkling convnet. Choose another.").performClick()
        appears("Choose a model")
        check("Choose a model")
        rule.onNode(hasText("Inkling convnet").and(isSelectable())).performClick()
        TestHand.write(rule.pad(), 2)
        appears("Reads as a 2.")
        rule.onNodeWithContentDescription("Look inside").performClick()
        appears("tap a picture to enlarge it")
        check("Look inside")
        rule.onNodeWithContentDescription("Back").performClick()
        rule.onNodeWithContentDescription("My digits, 3 drawings").performClick()
        appears("All 3")
        check("My digits")
        rule.onAllNodes(hasClickAction().and(described("A 4 of")))[0].performClick()
        appears("1 selected")
        check("My digits, selected")
        rule.onNodeWithContentDescription("Back").performClick()
        rule.onNodeWithContentDescription("Back").performClick()
        rule.onNodeWithContentDescription("More").performClick()
        appears("Settings")
        check("More")
        rule.onNodeWithText("Settings").performClick()
        appears("Touch feedback")
        check("Settings")
        rule.onNodeWithText("Free space…").performScrollTo().performClick()
        appears("Free space")
        check("Free space")
    }

    @Test
    fun thePadCanBeUsedWithoutAFinger() {
        TestHand.write(rule.pad(), 3)
        appears("Reads as a 3.")
        assertEquals(listOf("Undo", "Clear", "It is a 3", "Other…"), actions())
        act("Clear")
        assertEquals(0, strokes())
        act("Undo")
        assertEquals(1, strokes())
        act("Undo")
        assertEquals(0, strokes())
        act("Redo")
        assertEquals(1, strokes())
        rule.eventually("it can be labelled") { "It is a 3" in actions() }
        act("It is a 3")
        appears("Kept in My digits.")
    }

    private fun strokes() = ViewModelProvider(rule.activity)[DrawViewModel::class.java].ink.strokes().size

    private fun actions() = padActions().map { it.label }

    private fun padActions() = rule.pad().fetchSemanticsNode().config[SemanticsActions.CustomActions]

    private fun act(label: String) {
        rule.runOnUiThread { padActions().single { it.label == label }.action() }
        rule.waitForIdle()
    }

    private fun described(words: String) =
        SemanticsMatcher("described as $words") { node ->
            node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().any { words in it }
        }

    /** The layout itself, not the area that Compose would lend a small control from its neighbours. */
    private fun check(screen: String) {
        rule.waitForIdle()
        val least = 48 * rule.density.density - 1
        val nodes = rule.onAllNodes(hasClickAction()).fetchSemanticsNodes()
        assertTrue("$screen has nothing to touch", nodes.isNotEmpty())
        val small = nodes.filter { it.size.width < least || it.size.height < least }
        assertEquals("$screen has targets under 48 dp", emptyList<String>(), small.map(::said))
        val nameless = nodes.filter { words(it).isBlank() }
        assertEquals("$screen has targets without a name", emptyList<String>(), nameless.map(::said))
    }

    private fun said(node: SemanticsNode) = "\"${words(node)}\" ${node.size}"

    private fun words(node: SemanticsNode): String =
        (node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() +
                node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text })
            .joinToString(" ")

    private fun appears(words: String) =
        rule.eventually("\"$words\" is there") { rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty() }
}
