package dev.inkling.app.draw

import android.os.Bundle
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTouchInput
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModelProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.frame.draw
import dev.inkling.app.recognizer.UnreadableModelException.Reason
import dev.inkling.app.testing.Phone
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.pad
import dev.inkling.app.ui.pad.InkStroke
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
        rule.appears("Reads as a 1.")
    }

    @Test
    fun turningItAndChangingTheLanguageInTheMiddleOfAStrokeKeepsTheInk() {
        val phone = Phone(rule)
        try {
            TestHand.writePart(rule.pad(), 3, 0..4, lift = false)
            phone.turn()
            assertEquals("what the finger had drawn is a stroke", 1, ink().strokes().size)
            TestHand.writePart(rule.pad(), 3, 4..7, lift = false)
            phone.speak("ko")
            assertEquals("and so is what it drew then", listOf(5, 4), ink().strokes().map { it.size() })
            TestHand.writePart(rule.pad(), 3, 7..10, lift = true)
            rule.appears("3으로 읽혀요.")
            repeat(3) { rule.onNodeWithContentDescription("되돌리기").performClick() }
            rule.appears("아직 읽을 것이 없어요.")
        } finally {
            phone.reset()
        }
    }

    @Test
    fun aLongHistoryDoesNotBurstTheSavedState() {
        val saved = SavedStateHandle()
        val model = app.graph.draw(saved)
        val long = InkStroke.of(FloatArray(900), FloatArray(900) { it / 900f }, IntArray(900), FloatArray(900) { 1f })
        repeat(40) {
            draw(model, long)
            if (it % 4 == 3 && it < 39) model.clear()
        }

        val state: Bundle = saved.savedStateProvider().saveState()
        val parcel = android.os.Parcel.obtain()
        parcel.writeBundle(state)
        assertTrue("${parcel.dataSize()} bytes", parcel.dataSize() < 250_000)
        parcel.recycle()
        val again = app.graph.draw(SavedStateHandle.createHandle(state, null))
        assertEquals("what is to be seen is all there", 4, again.ink.strokes().size)
        assertTrue("and can be undone", again.ink.canUndo())
    }

    @Test
    fun processDeathKeepsStrokesAndUndo() {
        val saved = SavedStateHandle()
        val model = app.graph.draw(saved)
        for (digit in listOf(4, 7)) for (stroke in TestHand.ink(digit)) draw(model, stroke)
        model.undo()
        // A stroke that is still under the finger counts as drawn.
        model.begin()
        model.point(0f, 0f, 0, 1f)
        model.point(0f, 0.4f, 50, 1f)
        model.moved()

        val state: Bundle = saved.savedStateProvider().saveState()
        val again = app.graph.draw(SavedStateHandle.createHandle(state, null))

        assertEquals(TestHand.strokesOf(4) + 1, again.ink.strokes().size)
        assertEquals(0.4f, again.ink.strokes().last().y(1), 0f)
        assertTrue(again.ink.canUndo())
    }

    @Test
    fun aBrokenModelIsSaidAndAnotherReadsOn() {
        app.recognizers.broken = Reason.DAMAGED
        app.graph.settings().change { it.withModel(7) }
        rule.appears("This model cannot be read.")
        TestHand.write(rule.pad(), 1)
        app.recognizers.broken = null
        app.graph.settings().change { it.withModel(0) }
        rule.appears("Reads as a 1.")
    }

    private fun ink() = ViewModelProvider(rule.activity)[DrawViewModel::class.java].ink

    private fun draw(model: DrawViewModel, stroke: InkStroke) {
        model.begin()
        for (i in 0 until stroke.size()) model.point(stroke.x(i), stroke.y(i), 16L * i, 1f)
        model.moved()
        model.end()
    }
}
