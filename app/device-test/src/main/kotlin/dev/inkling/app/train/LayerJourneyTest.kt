package dev.inkling.app.train

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isDialog
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performSemanticsAction
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.openSetUp
import dev.inkling.app.testing.shows
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** A net is changed where it is seen: a touch on a layer edits it, the plus adds one, a slider moves what is drawn. */
@RunWith(AndroidJUnit4::class)
class LayerJourneyTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    /** The layers as they are said, of the set-up or of the sheet over it. */
    private fun layers(inSheet: Boolean = false): List<String> {
        val tag = hasTestTag("layer")
        val where = if (inSheet) tag.and(hasAnyAncestor(isDialog())) else tag.and(hasAnyAncestor(isDialog()).not())
        return rule.onAllNodes(where).fetchSemanticsNodes().map {
            it.config[SemanticsProperties.ContentDescription].single()
        }
    }

    private fun done() {
        rule.onNode(hasText("Done").and(hasClickAction())).performClick()
        rule.eventually("the sheet is closed") { rule.onAllNodes(isDialog()).fetchSemanticsNodes().isEmpty() }
    }

    @Test
    fun aTouchedLayerIsMadeLargerAndTakenOut() {
        rule.openSetUp("XOR 2-8-1")
        assertEquals(listOf("Input: 2 inputs", "Layer 1: 8, Tanh", "Output: 1, Sigmoid"), layers())
        rule.onNode(hasContentDescription("Layer 1: 8, Tanh")).performClick()
        rule.appears("8 units")
        rule.onNode(hasContentDescription("One more")).performClick()
        rule.appears("9 units")
        assertEquals("Layer 1: 9, Tanh", layers(inSheet = true)[1])
        rule.onNode(hasContentDescription("Layer 1")).performSemanticsAction(SemanticsActions.SetProgress) { it(0.25f) }
        rule.appears("8 units")
        rule.onNode(hasText("Remove this layer")).performClick()
        rule.appears("The task decides how many numbers come out, and the loss what they mean.")
        done()
        assertEquals(listOf("Input: 2 inputs", "Output: 1, Sigmoid"), layers())
    }

    @Test
    fun thePlusAddsALayer() {
        rule.openSetUp("XOR 2-8-1")
        rule.onNode(hasContentDescription("Add a layer")).performClick()
        rule.waitForIdle()
        assertEquals(listOf("Layer 1: 8, Tanh", "Layer 2: 4, Tanh"), layers().subList(1, 3))
    }

    @Test
    fun aLayerOfTheConvnetToo() {
        rule.openSetUp("Generated digits, convnet")
        rule.onNode(hasContentDescription("Layer 2: 32 pictures of 14×14, ReLU")).performClick()
        rule.appears("32 maps")
        rule.onNode(hasContentDescription("One less")).performClick()
        rule.appears("31 maps")
        done()
        assertEquals("Layer 2: 31 pictures of 14×14, ReLU", layers()[2])
    }

    @Test
    fun theInputLeadsToTheData() {
        rule.openSetUp("XOR 2-8-1")
        rule.onNode(hasContentDescription("Input: 2 inputs")).performClick()
        rule.appears("What the net learns from.")
    }

    @Test
    fun secondLinesAreFacts() {
        rule.openSetUp("MNIST, convnet")
        for (line in
            listOf(
                "60,000 to learn from, 10,000 to test at the end",
                "Punishes being sure and wrong",
                "Sizes each weight’s step by itself",
                "Warm-up to 0.003, then cosine to 0",
                "7,200 steps over 60,000 pictures",
            )) rule.onNodeWithText(line).performScrollTo()
        rule.onNode(hasTestTag("row data")).performScrollTo().performClick()
        rule.appears("Kept for checking")
        val slider = rule.onAllNodes(hasContentDescription("Kept for checking").and(hasAnyAncestor(isDialog())))
        rule.eventually("it has its slider") { slider.fetchSemanticsNodes().size == 2 }
        val moves = slider.fetchSemanticsNodes().single { it.config.contains(SemanticsActions.SetProgress) }
        rule.runOnUiThread { moves.config[SemanticsActions.SetProgress].action!!(0.1f) }
        done()
        rule.appears("57,000 to learn from, 3,000 to check")
        rule.appears("6,840 steps over 57,000 pictures")
    }

    @Test
    fun helpIsThere() {
        rule.openSetUp("XOR 2-8-1")
        rule.onNode(hasText("Help").and(hasClickAction())).performClick()
        rule.appears("A net learns from examples. These eight choices say how.")
        done()
        assertEquals(false, rule.shows("A net learns from examples. These eight choices say how."))
    }
}
