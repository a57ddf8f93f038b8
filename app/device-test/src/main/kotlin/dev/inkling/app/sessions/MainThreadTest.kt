package dev.inkling.app.sessions

import android.os.StrictMode
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollAction
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollToIndex
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeDown
import androidx.compose.ui.test.swipeUp
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.eventually
import dev.inkling.nnlib.run.Presets
import java.util.concurrent.CopyOnWriteArrayList
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * While a session trains, the main thread never waits for a disk or a network: Room refuses it by itself, the sessions'
 * files count who reads them, and StrictMode tells of the rest.
 */
@RunWith(AndroidJUnit4::class)
class MainThreadTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private val violations = CopyOnWriteArrayList<Throwable>()

    private fun shows(words: String) = rule.onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty()

    @Test
    fun scrollingWhileASessionTrainsWaitsForNothing() {
        val id =
            app.stored {
                for (i in 1..300) app.graph.sessions().add(ended(i)).let { app.graph.sessions().bringBack(listOf(it)) }
                app.graph.training().start(Presets.of("xor-solve").with("epochs", 5_000_000.0), "under way", 0)
            }
        rule.runOnUiThread {
            val now = StrictMode.ThreadPolicy.Builder().detectAll()
            StrictMode.setThreadPolicy(now.penaltyListener(Runnable::run) { violations.add(it) }.build())
        }
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.eventually("the list is there") { shows("under way") && shows("run 300") }
        val list = rule.onNode(hasScrollToIndexAction())
        var swipes = 0
        while (!shows("run 1") && swipes++ < 300) {
            list.performTouchInput { swipeUp() }
            rule.waitForIdle()
        }
        assertTrue("the pages come one after the other", shows("run 1"))
        repeat(3) { list.performTouchInput { swipeDown() } }
        list.performScrollToIndex(0)
        rule.onAllNodesWithText("under way").onFirst().performClick()
        rule.eventually("its screen is there") {
            rule.onAllNodes(hasContentDescription("Stop")).fetchSemanticsNodes().isNotEmpty()
        }
        val step = app.graph.training().current().value!!.progress().step()
        repeat(5) {
            rule.onAllNodes(hasScrollAction()).onFirst().performTouchInput { swipeUp() }
            rule.onAllNodes(hasScrollAction()).onFirst().performTouchInput { swipeDown() }
        }
        rule.eventually("it trains meanwhile") { app.graph.training().current().value!!.progress().step() > step }
        rule.onNodeWithContentDescription("Back").performClick()
        rule.onNode(hasText("Train").and(isSelectable())).performClick()
        rule.eventually("the set-up is there") { shows("New session") }
        app.graph.training().stop(id)
        app.awaitEnd(id)

        rule.runOnUiThread { StrictMode.setThreadPolicy(StrictMode.ThreadPolicy.LAX) }
        assertEquals("files from the main thread", 0, app.disk.fromMainThread.get())
        assertTrue(violations.joinToString("\n") { it.stackTraceToString() }, violations.isEmpty())
    }

    private fun ended(i: Int) =
        SessionEntity().apply {
            name = "run $i"
            spec = Presets.of("xor-solve").toJson().toString()
            task = "xor"
            state = SessionState.FINISHED
            createdAt = 1_600_000_000_000 + i
            epochs = 3000
            epoch = 3000
            steps = 3000
            step = 3000
            accuracy = 100.0
            sketch = ByteArray(48) { (127 - 2 * it).toByte() }
        }
}
