package dev.inkling.app.settings

import android.content.Intent
import androidx.activity.compose.setContent
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isDialog
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.graphics.GraphicsRepository
import dev.inkling.app.graphics.GraphicsRepository.Status
import dev.inkling.app.testing.FakeGraphics
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.ignored
import dev.inkling.app.testing.shows
import dev.inkling.app.ui.theme.InkTheme
import dev.inkling.nnlib.compute.TrialReport
import dev.inkling.nnlib.compute.TrialReport.Outcome
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** Every end of a trial in its own words, as a line of the settings and in the sheet, in both languages. */
@RunWith(AndroidJUnit4::class)
class EveryOutcomeTest {
    private val device = FakeGraphics()
    private val app = TestApp(still = true, graphics = device)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private var shown by mutableStateOf<Pair<TrialReport, Boolean>?>(null)

    private fun show(report: TrialReport, sheet: Boolean) {
        shown = report to sheet
        rule.waitForIdle()
    }

    private fun begin() =
        rule.runOnUiThread {
            rule.activity.setContent {
                InkTheme {
                    shown?.let { (report, sheet) ->
                        val graphics = GraphicsRepository.State(Status.TRIED, "", 0, report)
                        val state = SettingsState(graphics = graphics)
                        key(report, sheet) {
                            if (sheet) GraphicsSheet(state, ignored<SettingsActions>()) {}
                            else SettingsScreen(state, ignored<SettingsActions>())
                        }
                    }
                }
            }
        }

    private fun everyOutcomeSays(words: Map<Outcome, Pair<String, String>>) {
        begin()
        assertEquals(Outcome.entries.toSet(), words.keys)
        assertEquals("each its own", 2 * words.size, words.values.flatMap { it.toList() }.toSet().size)
        for ((outcome, said) in words) {
            val report = FakeGraphics.report(outcome)
            show(report, sheet = false)
            assertTrue("$outcome: ${said.first}", rule.shows(said.first))
            show(report, sheet = true)
            assertTrue("$outcome: ${said.second}", rule.shows(said.second))
            assertTrue("$outcome names the device", rule.shows(report.device()))
            for (finding in report.findings()) {
                assertTrue(rule.shows(finding.program()))
                assertTrue(rule.shows(finding.how()))
            }
            val where = rule.onAllNodes(hasText(report.where(), substring = true)).fetchSemanticsNodes()
            if (!report.isUsable) assertEquals("$outcome says where", 1, where.size)
        }
    }

    @Test
    fun inEnglish() =
        everyOutcomeSays(
            mapOf(
                Outcome.RIGHT to
                    ("Results match, and it is 3.1 times as fast as the CPU with 784-500-10" to
                        "Its results match the CPU's. Sessions can be trained on it."),
                Outcome.WRONG to
                    ("Not used: its results differ from the CPU's" to
                        "Its results differ from the CPU's, so nothing is trained on it."),
                Outcome.FAILED to
                    ("Not used: failed while it was tried" to
                        "Its driver reported an error, or it had too little memory, so nothing is trained on it."),
                Outcome.SILENT to
                    ("Not used: did not answer in time" to "It did not answer in time, so nothing is trained on it."),
                Outcome.CRASHED to
                    ("Not used: the app ended while it was tried" to
                        "The app ended in the middle of the trial, so nothing is trained on it." +
                            " If you closed the app yourself, try again."),
            )
        )

    @Test
    @Config(qualifiers = "+ko")
    fun inKorean() =
        everyOutcomeSays(
            mapOf(
                Outcome.RIGHT to ("CPU와 결과가 같고, 784-500-10 학습이 CPU보다 3.1배 빨라요" to "CPU와 결과가 같아서 학습에 쓸 수 있어요."),
                Outcome.WRONG to ("쓰지 않음: CPU와 결과가 달라요" to "CPU와 결과가 달라서 학습에 쓰지 않아요."),
                Outcome.FAILED to ("쓰지 않음: 시험하다가 오류가 났어요" to "드라이버 오류가 났거나 메모리가 모자라서 학습에 쓰지 않아요."),
                Outcome.SILENT to ("쓰지 않음: 제때 응답하지 않았어요" to "제때 응답하지 않아서 학습에 쓰지 않아요."),
                Outcome.CRASHED to ("쓰지 않음: 시험하다가 앱이 꺼졌어요" to "시험하다가 앱이 꺼져서 학습에 쓰지 않아요. 앱을 직접 닫았다면 다시 시험해 보세요."),
            )
        )

    @Test
    fun oneThatIsRightAndSlowSaysSo() {
        val right = FakeGraphics.report(Outcome.RIGHT)
        fun with(speeds: List<TrialReport.Speed>) =
            TrialReport(right.device(), Outcome.RIGHT, "", 143, emptyList(), "", speeds)
        begin()
        show(with(listOf(TrialReport.Speed("784-500-10", 4.0, 4.1), TrialReport.Speed("convnet", 5.0, 4.0))), false)
        assertTrue(rule.shows("Results match, but it is not faster than the CPU"))
        show(with(listOf(TrialReport.Speed("784-500-10", 4.0, 4.1), TrialReport.Speed("convnet", 4.0, 8.0))), false)
        assertTrue(rule.shows("Results match, and it is 2.0 times as fast as the CPU with a convolutional net"))
        show(with(emptyList()), false)
        assertTrue(rule.shows("Results match the CPU's"))
    }

    @Test
    fun theReportIsSharedAsText() {
        device.known = FakeGraphics.report(Outcome.WRONG)
        rule.onNodeWithContentDescription("More").performClick()
        rule.appears("Settings")
        rule.onNodeWithText("Settings").performClick()
        rule.appears("Not used: its results differ from the CPU's")
        rule.onNodeWithText("Graphics processor").performScrollTo().performClick()
        rule.appears("Share as text")
        rule
            .onNode(hasText("Share as text").and(hasClickAction()).and(hasAnyAncestor(isDialog())))
            .performScrollTo()
            .performClick()
        rule.waitForIdle()
        val chooser = shadowOf(rule.activity).nextStartedActivity
        @Suppress("DEPRECATION") val sent = chooser.getParcelableExtra<Intent>(Intent.EXTRA_INTENT)!!
        assertEquals("text/plain", sent.type)
        assertEquals(device.known!!.text(), sent.getStringExtra(Intent.EXTRA_TEXT))
    }
}
