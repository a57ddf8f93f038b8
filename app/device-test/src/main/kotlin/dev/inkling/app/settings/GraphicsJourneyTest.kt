package dev.inkling.app.settings

import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.graphics.GraphicsRepository.Status
import dev.inkling.app.testing.FakeGraphics
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.until
import dev.inkling.nnlib.run.Presets
import org.junit.After
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** The graphics processor is tried from the settings: its trial, its end, and that it waits for a session. */
@RunWith(AndroidJUnit4::class)
class GraphicsJourneyTest {
    private val device = FakeGraphics()
    private val app = TestApp(graphics = device)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @After
    fun end() {
        device.parts.release(FakeGraphics.PARTS)
        until("nothing is tried") { app.graph.graphics().state().value.status() != Status.TRYING }
    }

    private fun open() {
        rule.onNodeWithContentDescription("More").performClick()
        rule.appears("Settings")
        rule.onNodeWithText("Settings").performClick()
        rule.appears("Touch feedback")
    }

    private fun press(words: String) {
        rule.appears(words)
        rule.onNode(hasText(words).and(hasClickAction())).performScrollTo().performClick()
    }

    @Test
    fun itIsTriedCancelledAndTriedToItsEnd() {
        open()
        rule.appears("Not tried yet")
        press("Graphics processor")
        press("Try it")
        device.parts.release(3)
        rule.appears("Trying, 37\u00A0%")
        press("Cancel")
        device.parts.release()
        rule.appears("Try it")
        assertNull("nothing of it is kept", device.known)

        device.parts.drainPermits()
        press("Try it")
        device.parts.release(FakeGraphics.PARTS)
        rule.appears("Its results match the CPU's. Sessions can be trained on it.")
        rule.appears("784-500-10: 1.2\u00A0ms here, 3.72\u00A0ms on the CPU")
        rule.appears("a convolutional net: 5.5\u00A0ms here, 4.4\u00A0ms on the CPU")
        rule.appears("Results match, and it is 3.1 times as fast as the CPU with 784-500-10")
        rule.appears("Try again")
        rule.appears("Share as text")
    }

    @Test
    fun whileASessionTrainsItIsRefusedWithAWord() {
        app.stored { app.graph.training().start(Presets.of("xor-solve").with("epochs", 5_000_000.0), "long", 0) }
        until("it trains") { app.graph.training().current().value != null }
        open()
        press("Graphics processor")
        rule.appears("A session is training now. Try the graphics processor when it has ended.")
        rule.onNodeWithText("Try it").assertIsNotEnabled()
    }

    @Test
    fun whereThereIsNoneItSaysWhyAndLeadsNowhere() {
        device.absent = "the driver is too old"
        open()
        rule.appears("Not usable here: the driver is too old")
        rule.eventually("no sheet") {
            rule.onNodeWithText("Graphics processor").performScrollTo().performClick()
            true
        }
        rule.waitForIdle()
        assertFalse(rule.shows("Try it"))
    }
}
