package dev.inkling.app.training

import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.SessionState
import dev.inkling.app.sessions.ImportFailure
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.until
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/** A net that no phone has the memory for is refused before anything is built, with what would fit. */
@RunWith(AndroidJUnit4::class)
class TooLargeTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Before fun headless() = app.graph.queue().host(null)

    private fun shows(words: String) =
        rule.onAllNodes(hasText(words, substring = true)).fetchSemanticsNodes().isNotEmpty()

    private fun failed(spec: RunSpec, name: String): Long {
        val id = app.stored { app.graph.training().start(spec, name, 0) }
        val ended = app.awaitEnd(id)
        assertEquals(SessionState.FAILED, ended.state)
        assertEquals(FailureReason.NO_MEMORY, FailureReason.named(ended.failure))
        until("the queue is empty") { app.graph.queue().isIdle }
        return id
    }

    private fun open(name: String) {
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.eventually("it is in the list") { shows(name) }
        rule.onAllNodesWithText(name).onFirst().performClick()
    }

    @Test
    fun theSessionAndTheSetUpSayWhatWouldFit() {
        failed(HUGE, "huge")
        val would = Memory.check(HUGE, 0, Memory.room())!!.net()
        val words = "The net $would would fit."
        open("huge")
        rule.eventually("the session says what would fit") { shows(words) }

        val again = hasText("Change and start again").and(hasClickAction())
        rule.onNode(again).performClick()
        rule.eventually("the set-up says so, too") { shows("New session") && shows(words) }
        rule.onNode(hasText("Start training").and(hasClickAction())).assertIsNotEnabled()
    }

    @Test
    fun openedAgainItIsRefusedAgain() {
        val id = failed(HUGE, "huge")
        app.stored { app.graph.training().goOn(id, HUGE) }
        assertEquals(FailureReason.NO_MEMORY, FailureReason.named(app.awaitEnd(id).failure))
    }

    @Test
    fun broughtInItIsRefusedBeforeItsFilesAreRead() {
        val id = failed(HUGE, "huge")
        val out = ByteArrayOutputStream()
        val graph = app.graph
        app.stored { graph.exports().pack(graph.sessions().byId(id)!!, graph.sessionFiles().of(id), out) }
        val before = app.stored { graph.database().sessions().count() }
        val refused =
            assertThrows(FailureReason.TooLarge::class.java) {
                app.stored { graph.imports().read(ByteArrayInputStream(out.toByteArray()), "huge.zip") }
            }
        assertTrue(refused.need().bytes() > refused.need().room())
        assertEquals(ImportFailure.TOO_LARGE, ImportFailure.of(refused))
        assertEquals("nothing changed", before, app.stored { graph.database().sessions().count() })
    }

    private companion object {
        /** Gigabytes, though each of its settings may stand in its field. */
        val HUGE: RunSpec = Presets.of("digits-notes").with("model", "784-20000-10")
    }
}
