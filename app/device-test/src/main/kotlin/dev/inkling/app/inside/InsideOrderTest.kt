package dev.inkling.app.inside

import androidx.activity.compose.setContent
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.reading.ExampleDigit
import dev.inkling.app.reading.InsideView
import dev.inkling.app.reading.ReadingState
import dev.inkling.app.recognizer.Recognizer.LayerPicture
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.ui.theme.InkTheme
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** Look inside shows first what answers most strongly, says once what its pictures mean, and is never empty. */
@RunWith(AndroidJUnit4::class)
class InsideOrderTest {
    private val app = TestApp(still = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private fun tiles(): List<String> {
        val unit =
            SemanticsMatcher("it is a unit") { node ->
                node.config.contains(SemanticsActions.OnClick) &&
                    node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().any { "unit" in it }
            }
        return rule
            .onAllNodes(unit)
            .fetchSemanticsNodes()
            .sortedWith(compareBy({ it.boundsInRoot.top }, { it.boundsInRoot.left }))
            .map { it.config[SemanticsProperties.ContentDescription].single() }
    }

    private fun units(vararg strengths: Float) = strengths.map { GreyPicture(2, 2, floatArrayOf(it, 0f, it, 0f)) }

    @Test
    fun theStrongestStandFirst() {
        val layer = LayerPicture(1, units(0.1f, 0.9f, 0f, 0.5f))
        val state = ReadingState(inside = InsideView(listOf(layer), emptyList(), ExampleDigit.picture()))
        rule.runOnUiThread { rule.activity.setContent { InkTheme { InsideScreen(state, {}, {}) } } }
        rule.waitForIdle()
        assertEquals(listOf(2, 4, 1, 3).map { "Layer 1, unit $it" }, tiles())
    }

    @Test
    fun whileNothingIsDrawnItLooksAtAnExample() {
        rule.onNode(hasText("Draw").and(isSelectable())).performClick()
        rule.onNode(hasContentDescription("Look inside")).performClick()
        rule.appears("Until you draw, it looks at a generated 3.")
        rule.eventually("its layers are there") { tiles().size > 3 }
        val all =
            SemanticsMatcher("it says what units wait for") { node ->
                node.config.getOrNull(SemanticsProperties.Text).orEmpty().any { "waits for" in it.text }
            }
        assertEquals("said once", 1, rule.onAllNodes(all).fetchSemanticsNodes().size)
        assertTrue(ExampleDigit.picture().values().any { it > 0.9f })
    }
}
