package dev.inkling.app.train

import androidx.activity.compose.setContent
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.graphics.GraphicsRepository.State
import dev.inkling.app.graphics.GraphicsRepository.Status
import dev.inkling.app.testing.FakeGraphics
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.ignored
import dev.inkling.app.testing.shows
import dev.inkling.app.ui.theme.InkTheme
import dev.inkling.nnlib.compute.TrialReport.Outcome
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.Settings
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** What the set-up says of what computes a run: the graphics processor is offered only where it has proven itself. */
@RunWith(AndroidJUnit4::class)
class ComputedByTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private var shown by mutableStateOf<TrainState?>(null)

    private fun show(backend: String, graphics: State, auto: String? = null) {
        val spec = Presets.of("xor-solve").with("backend", backend)
        if (shown == null) {
            rule.runOnUiThread {
                rule.activity.setContent {
                    InkTheme {
                        shown?.let {
                            key(it) {
                                val fields = SetUpFields(it.spec)
                                GroupSheet(Settings.Group.HARDWARE, it, fields, ignored<TrainActions>(), onClose = {})
                            }
                        }
                    }
                }
            }
        }
        shown = TrainState(spec, null, emptyList(), null, graphics = graphics, autoTakes = auto)
        rule.waitForIdle()
    }

    private fun offers(words: String) =
        rule.onAllNodes(hasText(words).and(isSelectable())).fetchSemanticsNodes().isNotEmpty()

    private fun tried(outcome: Outcome) = State(Status.TRIED, "", 0, FakeGraphics.report(outcome))

    @Test
    fun itIsOfferedOnlyWhereItIsProven() {
        val states =
            listOf(State.UNKNOWN, State(Status.ABSENT, "no driver", 0, null), State(Status.UNTRIED, "", 0, null)) +
                Outcome.entries.map(::tried)
        for (state in states) {
            show("auto", state)
            assertTrue(offers("automatic") && offers("processor"))
            assertEquals("$state", state.report()?.outcome() == Outcome.RIGHT, offers("graphics processor"))
        }
    }

    @Test
    fun whatWasMeasuredSupportsIt() {
        show("gles", tried(Outcome.RIGHT))
        assertTrue(
            rule.shows(
                "Time for one training step, measured on this phone:\n" +
                    "784-500-10: 1.2\u00A0ms here, 3.72\u00A0ms on the CPU\n" +
                    "a convolutional net: 5.5\u00A0ms here, 4.4\u00A0ms on the CPU"
            )
        )
    }

    @Test
    fun settingsThatNameItWithoutAProofSaySo() {
        show("gles", tried(Outcome.WRONG))
        assertTrue(
            rule.shows(
                "It has not proven itself on this phone, so the processor computes this run." +
                    " You can try it in the settings."
            )
        )
    }

    @Test
    fun automaticSaysWhatItTakes() {
        show("auto", tried(Outcome.RIGHT), "gles")
        assertTrue(
            rule.shows(
                "On this phone, automatic takes the graphics processor for this run:" +
                    " it is 3.1 times as fast as the CPU with 784-500-10."
            )
        )
        show("auto", tried(Outcome.RIGHT), "cpu")
        assertTrue(rule.shows("On this phone, automatic takes the processor for this run."))
    }
}
