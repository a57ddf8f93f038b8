package dev.inkling.app.draw

import android.os.Bundle
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.performTouchInput
import androidx.lifecycle.SavedStateHandle
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.recognizer.UnreadableModelException.Reason
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

/** The ink outlives the activity and the process, and a model that cannot be read is said so. */
@RunWith(AndroidJUnit4::class)
class DrawSurvivalTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun aNewActivityInTheMiddleOfAStrokeKeepsIt() {
        rule.pad().performTouchInput {
            down(Offset(width * 0.5f, height * 0.1f))
            moveTo(Offset(width * 0.5f, height * 0.5f))
            moveTo(Offset(width * 0.49f, height * 0.9f))
        }
        rule.activityRule.scenario.recreate()
        appears("Reads as a 1.")
    }

    @Test
    fun processDeathKeepsStrokesAndUndo() {
        val saved = SavedStateHandle()
        val model = DrawViewModel(app.graph, saved)
        for (digit in listOf(4, 7)) for (stroke in TestHand.ink(digit)) draw(model, stroke)
        model.undo()
        // A stroke that is still under the finger counts as drawn.
        model.begin()
        model.point(0f, 0f, 0, 1f)
        model.point(0f, 0.4f, 50, 1f)
        model.moved()

        val state: Bundle = saved.savedStateProvider().saveState()
        val again = DrawViewModel(app.graph, SavedStateHandle.createHandle(state, null))

        assertEquals(TestHand.strokesOf(4) + 1, again.ink.strokes().size)
        assertEquals(0.4f, again.ink.strokes().last().y(1), 0f)
        assertTrue(again.ink.canUndo())
    }

    @Test
    fun aBrokenModelIsSaidAndAnotherReadsOn() {
        app.recognizers.broken = Reason.DAMAGED
        app.graph.settings().change { it.withModel(7) }
        appears("This model cannot be read.")
        TestHand.write(rule.pad(), 1)
        app.recognizers.broken = null
        app.graph.settings().change { it.withModel(0) }
        appears("Reads as a 1.")
    }

    private fun draw(model: DrawViewModel, stroke: dev.inkling.app.ui.pad.InkStroke) {
        model.begin()
        for (i in 0 until stroke.size()) model.point(stroke.x(i), stroke.y(i), 16L * i, 1f)
        model.moved()
        model.end()
    }

    private fun appears(words: String) =
        rule.eventually("\"$words\" is there") { rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty() }
}
