package dev.inkling.app

import android.os.Build
import android.os.StrictMode
import android.os.strictmode.Violation
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
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.pad
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Assume.assumeTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * From the first frame on, nothing that the person does makes the main thread wait for the disk: that is death. A phone
 * notes every read and write; on the JVM the framework notes what it does itself, and Room refuses queries on the main
 * thread.
 */
@RunWith(AndroidJUnit4::class)
open class StrictModeTest {
    protected val app = TestApp(shipped = true)
    private val rule = createEmptyComposeRule()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    /** What the app asked for when it started. */
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
    fun theAppWatchesItselfFromItsStart() {
        assumeTrue("a listener is told", Build.VERSION.SDK_INT >= Build.VERSION_CODES.P)
        val heard = ArrayList<Violation>()
        onMain {
            StrictMode.setThreadPolicy(
                StrictMode.ThreadPolicy.Builder(before).penaltyListener(Runnable::run) { heard.add(it) }.build()
            )
            StrictMode.noteSlowCall("a slow call of the test")
        }
        rule.waitForIdle()
        assertEquals(listOf("a slow call of the test"), heard.map { it.message })
    }

    @Test
    fun aViolationIsDeath() {
        onMain {
            val slow = assertThrows(RuntimeException::class.java) { StrictMode.noteSlowCall("a slow call of the test") }
            assertTrue("$slow", "a slow call of the test" in "$slow ${slow.cause}")
            assertThrows(IllegalStateException::class.java) { app.graph.drawings().bytes() }
        }
    }

    @Test
    fun drawingLabellingTheGridAndTheSettingsBreakNoRule() {
        ActivityScenario.launch(MainActivity::class.java).use {
            TestHand.write(rule.pad(), 3)
            rule.appears("Reads as a 3.")
            rule.onNodeWithText("It is a 3").performClick()
            rule.appears("Kept in My digits.")
            rule.onNodeWithContentDescription("Look inside").performClick()
            rule.appears(
                "Each unit waits for a pattern of its own and is bright where it finds it. Touch one to see both."
            )
            rule.onNodeWithContentDescription("Back").performClick()
            rule.eventually("the drawing is counted") {
                rule.onAllNodes(hasContentDescription("My digits, 1 drawing")).fetchSemanticsNodes().size == 1
            }
            rule.onNodeWithContentDescription("My digits, 1 drawing").performClick()
            rule.eventually("the drawing is in the grid") {
                rule.onAllNodes(hasContentDescription("A 3 of", substring = true)).fetchSemanticsNodes().size == 1
            }
            rule.onAllNodes(hasContentDescription("A 3 of", substring = true)).onFirst().performClick()
            rule.onNodeWithContentDescription("Change label").performClick()
            rule.onNodeWithContentDescription("It is a 5").performClick()
            rule.appears("Label changed to 5.")
            rule.onNodeWithContentDescription("Back").performClick()
            rule.onNodeWithContentDescription("More").performClick()
            rule.appears("Settings")
            rule.onNodeWithText("Settings").performClick()
            rule.appears("Touch feedback")
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
}
