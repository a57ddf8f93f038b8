package dev.inkling.app.draw

import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.lifecycle.ViewModelProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.reading.PadReading
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.eventually
import java.util.concurrent.CountDownLatch
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** A net that is slower than the hand never falls behind: what it did not get to read is skipped, not queued. */
@RunWith(AndroidJUnit4::class)
class NewestWinsTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun whileOneReadingRunsOnlyTheNewestInkWaits() {
        val model = ViewModelProvider(rule.activity)[DrawViewModel::class.java]
        val gate = CountDownLatch(1)
        app.recognizers.gate = gate
        rule.runOnUiThread { write(model, 1) }
        rule.eventually("a reading has begun") { app.recognizers.reads.get() == 1 }
        rule.runOnUiThread {
            for (digit in listOf(7, 2, 5)) {
                model.clear()
                write(model, digit)
            }
            model.clear()
            write(model, 3)
        }
        app.recognizers.gate = null
        gate.countDown()
        rule.eventually("the newest is read") { (model.state.value.reading as? PadReading.Digits)?.number == "3" }
        assertEquals("the first, and the newest", 2, app.recognizers.reads.get())
    }

    private fun write(model: DrawViewModel, digit: Int) {
        for (stroke in TestHand.ink(digit)) {
            model.begin()
            for (i in 0 until stroke.size()) {
                model.point(stroke.x(i), stroke.y(i), 16L * i, 1f)
                model.moved()
            }
            model.end()
        }
    }
}
