package dev.inkling.app.sessions

import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.eventually
import dev.inkling.nnlib.run.Presets
import org.junit.Assert.assertSame
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment

/** The phone is turned and its language changed while a session trains: the same run goes on, in the other words. */
@RunWith(AndroidJUnit4::class)
class RotationTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun shows(words: String) = rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty()

    private fun has(description: String) =
        rule.onAllNodes(hasContentDescription(description)).fetchSemanticsNodes().isNotEmpty()

    @Test
    fun turnedAndInAnotherLanguageItTrainsOn() {
        app.stored { app.graph.training().start(Presets.of("xor-solve").with("epochs", 5_000_000.0), "turned", 0) }
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.eventually("it is in the list") { shows("turned") }
        rule.onAllNodesWithText("turned").onFirst().performClick()
        rule.eventually("its screen is there") { has("Stop") }
        val training = app.graph.training().current().value!!

        RuntimeEnvironment.setQualifiers("+land")
        rule.activityRule.scenario.recreate()
        rule.eventually("its screen is there, turned") { has("Stop") && shows("turned") }
        trainsOn(training.progress().step())

        RuntimeEnvironment.setQualifiers("+ko")
        rule.activityRule.scenario.recreate()
        rule.eventually("it speaks Korean") { has("중지") && shows("turned") }
        trainsOn(training.progress().step())
        assertSame(training, app.graph.training().current().value)
    }

    private fun trainsOn(from: Long) {
        rule.eventually("steps are taken") { app.graph.training().current().value!!.progress().step() > from }
    }
}
