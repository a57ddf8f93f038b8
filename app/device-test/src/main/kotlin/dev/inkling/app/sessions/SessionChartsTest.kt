package dev.inkling.app.sessions

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.isToggleable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.Gallery
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.shows
import dev.inkling.app.testing.trained
import dev.inkling.app.ui.chart.CHART
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** The charts of sessions that one comes to in the first half hour: a net that learns nothing, a net of many units. */
@RunWith(AndroidJUnit4::class)
class SessionChartsTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun open(spec: RunSpec) {
        app.graph.queue().host(null)
        app.trained(spec, "this one")
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.appears("this one")
        rule.onNodeWithText("this one").performClick()
        rule.appears("Gradient norm by layer")
    }

    private fun picture(name: String) = Gallery.picture(rule.activity.window.decorView, name)

    private fun deaf(task: String): RunSpec =
        Presets.of("xor-solve").with("task", task).with("model", "2-4-4-1").with("init", "zeros").with("epochs", 200.0)

    @Test
    fun gradientsThatAreAllZeroAreSaidToBe() {
        open(deaf("xor"))
        picture("session_level-loss_phone_light_en_100")
        val zero = "0 at every step, which a log scale cannot show: layer 1, layer 2, layer 3."
        rule.onAllNodes(hasText(zero))[0].performScrollTo()
        picture("session_zero-gradients_phone_light_en_100")
    }

    @Test
    fun aLayerWhoseGradientIsZeroIsNamedBesideTheOthers() {
        open(deaf("and"))
        val zero = "0 at every step, which a log scale cannot show: layer 1, layer 2."
        assertTrue(zero, rule.shows(zero))
        assertTrue("the last layer has its curve", rule.shows("layer 3"))
        assertFalse("the first has none", rule.shows("layer 1"))
    }

    @Test
    fun theMenuOfAChartReadsItAndChangesItsScale() {
        open(Presets.of("moons-solve").with("epochs", 12.0))
        fun loss(words: String) =
            rule
                .onAllNodes(hasTestTag(CHART).and(hasContentDescription(words, substring = true)))
                .fetchSemanticsNodes()
                .isNotEmpty()
        fun choose(item: String) {
            rule.onNodeWithContentDescription("Loss: more").performScrollTo().performClick()
            rule.appears(item)
            rule.onNodeWithText(item).performClick()
            rule.waitForIdle()
        }
        assertTrue("it ends where the run did", loss("Across: epoch. The run ends at epoch 12."))
        choose("Read as text")
        val text = hasText("Loss. Up: Binary cross-entropy. Across: epoch.", substring = true)
        rule.onNode(text).performScrollTo()
        picture("session_read-as-text_phone_light_en_100")
        choose("Hide the text")
        assertTrue("the text is hidden", rule.onAllNodes(text).fetchSemanticsNodes().isEmpty())
        rule.onAllNodes(hasText("log").and(isToggleable()))[0].performScrollTo().performClick()
        rule.eventually("it is on a log scale") { loss("Up: Binary cross-entropy, log scale.") }
        val chart = hasTestTag(CHART).and(hasContentDescription("Loss.", substring = true))
        fun told() = rule.onNode(chart).fetchSemanticsNode().config[SemanticsProperties.ContentDescription].single()
        val smooth = told()
        choose("Raw values")
        rule.eventually("raw values are other ones") { told() != smooth }
        choose("Smooth line")
        rule.eventually("the line is smooth again") { told() == smooth }
    }

    @Test
    fun theCutsOfManyHiddenUnitsLeaveThePointsInSight() {
        open(Presets.of("xor-solve").with("model", "2-32-1").with("epochs", 600.0))
        picture("session_many-cuts_phone_light_en_100")
        val key = Regex("cuts of [1-6] of 32 hidden neurons, the strongest")
        val said =
            rule.onAllNodes(hasText("hidden neurons", substring = true)).fetchSemanticsNodes().map { node ->
                node.config[SemanticsProperties.Text].joinToString { it.text }
            }
        assertTrue("$said", said.any(key::matches))
    }
}
