package dev.inkling.app

import android.view.HapticFeedbackConstants
import android.view.View
import android.view.ViewGroup
import androidx.compose.ui.platform.ViewRootForTest
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.pad
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf

/** What is felt: a stamp and a cleared pad, nothing while drawing, and nothing where it is switched off. */
@RunWith(AndroidJUnit4::class)
class TouchTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun aStampAndAClearedPadAreFelt() {
        TestHand.write(rule.pad(), 3)
        rule.appears("It is a 3")
        assertEquals("nothing while drawing", NOTHING, felt())
        rule.onNodeWithContentDescription("Clear").performClick()
        assertEquals(HapticFeedbackConstants.GESTURE_END, felt())
        TestHand.write(rule.pad(), 3)
        rule.appears("It is a 3")
        rule.onNodeWithText("It is a 3").performClick()
        assertEquals(HapticFeedbackConstants.CONFIRM, felt())
    }

    @Test
    fun switchedOffNothingIsFelt() {
        app.graph.settings().change { it.withTouchFeedback(false) }
        TestHand.write(rule.pad(), 3)
        rule.appears("It is a 3")
        rule.onNodeWithText("It is a 3").performClick()
        rule.appears("Kept in My digits.")
        assertEquals(NOTHING, felt())
    }

    private fun felt() = shadowOf(screen(rule.activity.window.decorView)).lastHapticFeedbackPerformed()

    private fun screen(view: View): View? {
        if (view is ViewRootForTest) return view
        if (view !is ViewGroup) return null
        return (0 until view.childCount).firstNotNullOfOrNull { screen(view.getChildAt(it)) }
    }

    private companion object {
        const val NOTHING = -1
    }
}
