package dev.inkling.app

import android.os.StrictMode
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.isToggleable
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import androidx.test.platform.app.InstrumentationRegistry
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.pad
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * From the first frame on, nothing that the person does makes the main thread wait for the disk: that is death. A phone
 * notes every read and write; on the JVM only Room does, which refuses queries on the main thread.
 */
@RunWith(AndroidJUnit4::class)
class StrictModeTest {
    private val app = TestApp(shipped = true)
    private val rule = createEmptyComposeRule()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private lateinit var before: StrictMode.ThreadPolicy

    @Before
    fun watch() {
        onMain {
            before = StrictMode.getThreadPolicy()
            StrictMode.setThreadPolicy(
                StrictMode.ThreadPolicy.Builder().detectAll().permitExplicitGc().penaltyDeath().build()
            )
        }
    }

    @After
    fun unwatch() {
        onMain { StrictMode.setThreadPolicy(before) }
    }

    @Test
    fun drawingLabellingTheGridAndTheSettingsBreakNoRule() {
        ActivityScenario.launch(MainActivity::class.java).use {
            TestHand.write(rule.pad(), 3)
            appears("Reads as a 3.")
            rule.onNodeWithText("It is a 3").performClick()
            appears("Kept in My digits.")
            rule.onNodeWithContentDescription("Look inside").performClick()
            appears("tap a picture to enlarge it")
            rule.onNodeWithContentDescription("Back").performClick()
            rule.onNodeWithContentDescription("My digits, 1 drawing").performClick()
            rule.eventually("the drawing is in the grid") {
                rule.onAllNodes(hasContentDescription("A 3 of", substring = true)).fetchSemanticsNodes().size == 1
            }
            rule.onAllNodes(hasContentDescription("A 3 of", substring = true)).onFirst().performClick()
            rule.onNodeWithContentDescription("Change label").performClick()
            rule.onNodeWithContentDescription("It is a 5").performClick()
            appears("Label changed to 5.")
            rule.onNodeWithContentDescription("Back").performClick()
            rule.onNodeWithContentDescription("More").performClick()
            appears("Settings")
            rule.onNodeWithText("Settings").performClick()
            appears("Touch feedback")
            rule.onNodeWithText("Dark").performClick()
            rule.onNode(hasText("Touch feedback").and(isToggleable())).performScrollTo().performClick()
            rule.onNodeWithText("Licences and version").performScrollTo().performClick()
            rule.eventually("the licences are read") {
                rule.onAllNodesWithText("SIL Open Font License", substring = true).fetchSemanticsNodes().isNotEmpty()
            }
            rule.onNodeWithContentDescription("Back").performClick()
            rule.onNodeWithContentDescription("Back").performClick()
            for (place in listOf("Train", "Sessions", "Draw")) {
                rule.onNode(hasText(place).and(isSelectable())).performClick()
                rule.waitForIdle()
            }
        }
    }

    private fun onMain(work: () -> Unit) = InstrumentationRegistry.getInstrumentation().runOnMainSync(work)

    private fun appears(words: String) =
        rule.eventually("\"$words\" is there") { rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty() }
}
