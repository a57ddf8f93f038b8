package dev.inkling.app.ui.parts

import androidx.activity.compose.setContent
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Text
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.assertIsNotDisplayed
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.unit.dp
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.testing.TestApp
import dev.inkling.app.ui.theme.InkTheme
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** What TalkBack is told while things change, and what is shown where there is little room. */
@RunWith(AndroidJUnit4::class)
class AnnouncedTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun atMostOnceASecondAndTheNewestWins() {
        var words by mutableStateOf("none")
        rule.runOnUiThread {
            rule.activity.setContent { InkTheme { Column { Text(words, Modifier.announced(words)) } } }
        }
        rule.waitForIdle()
        rule.mainClock.autoAdvance = false
        rule.mainClock.advanceTimeBy(2000)
        val heard = ArrayList<Long>()
        for (i in 1..100) {
            words = "reading $i"
            val before = said()
            rule.mainClock.advanceTimeBy(STEP_MILLIS)
            if (said() != before) heard.add(rule.mainClock.currentTime)
        }
        rule.mainClock.advanceTimeBy(2000)
        assertEquals("reading 100", said())
        val between = heard.zipWithNext { a, b -> b - a }
        assertTrue("heard at $heard", between.all { it > 1000 - STEP_MILLIS })
        assertTrue("and heard all the while: $heard", heard.size >= 4)
    }

    private companion object {
        const val STEP_MILLIS = 48L
    }

    private fun said(): String {
        val polite = SemanticsMatcher.expectValue(SemanticsProperties.LiveRegion, LiveRegionMode.Polite)
        return rule.onNode(polite).fetchSemanticsNode().config[SemanticsProperties.Text].single().text
    }

    @Test
    fun theBarestWayIsShownWhereNoOtherFits() {
        var room by mutableStateOf(400.dp)
        rule.runOnUiThread {
            rule.activity.setContent {
                InkTheme {
                    FirstThatFits(
                        Modifier.width(room),
                        { Text("full", Modifier.width(300.dp)) },
                        { Text("less", Modifier.width(200.dp)) },
                        { Text("bare", Modifier.width(100.dp)) },
                    )
                }
            }
        }
        for ((width, words) in listOf(400 to "full", 250 to "less", 150 to "bare", 50 to "bare", 300 to "full")) {
            room = width.dp
            rule.waitForIdle()
            for (other in listOf("full", "less", "bare")) {
                val node = rule.onNodeWithText(other)
                if (other == words) node.assertIsDisplayed() else node.assertIsNotDisplayed()
            }
        }
    }
}
