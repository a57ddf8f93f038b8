package dev.inkling.app.draw

import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.lifecycle.ViewModelProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.reading.PadReading
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.pad
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** The time beside a reading is from the newest stroke to its first reading, however long the ink is looked at. */
@RunWith(AndroidJUnit4::class)
class ReadingTimeTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private val model
        get() = ViewModelProvider(rule.activity)[DrawViewModel::class.java]

    private val millis: Float
        get() = (model.state.value.reading as PadReading.Digits).millis

    private fun write() {
        TestHand.write(rule.pad(), 3)
        rule.eventually("all of it is read") {
            rule
                .onAllNodes(hasContentDescription("Drawing pad. Reads as a 3. Sure."))
                .fetchSemanticsNodes()
                .isNotEmpty()
        }
        // Whatever is still on its way to be read was written before this.
        rule.waitForIdle()
    }

    @Test
    fun itStaysWhileOneLooksInsideAndTurnsThePhone() {
        write()
        val first = millis
        rule.onNodeWithContentDescription("Look inside").performClick()
        rule.eventually("the inside is there") { model.state.value.pad.inside?.layers?.isNotEmpty() == true }
        assertEquals(first, millis, 0f)
        rule.activityRule.scenario.recreate()
        rule.eventually("the inside is there again") { model.state.value.pad.inside?.layers?.isNotEmpty() == true }
        rule.onNodeWithContentDescription("Back").performClick()
        rule.eventually("it is closed") { model.state.value.pad.inside == null }
        rule.appears("Reads as a 3.")
        assertEquals(first, millis, 0f)
    }

    @Test
    fun anotherNetReadsTheInkAnewAndItsTimeIsItsOwn() {
        write()
        rule.activityRule.scenario.recreate()
        rule.appears("Reads as a 3.")
        val reads = app.recognizers.reads.get()
        val before = System.nanoTime()
        rule.runOnUiThread { model.chooseBackend("tflite") }
        rule.eventually("the other reads") { model.state.value.backend == "tflite" }
        assertTrue("the ink is read once more", app.recognizers.reads.get() > reads)
        val since = (System.nanoTime() - before) / 1e6f
        assertTrue("read in $millis ms, but it was chosen $since ms ago", millis <= since)
    }
}
