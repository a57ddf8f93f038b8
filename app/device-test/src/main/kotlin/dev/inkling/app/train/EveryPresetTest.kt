package dev.inkling.app.train

import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollToNode
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.frame.session
import dev.inkling.app.testing.Folders
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.holdFor
import dev.inkling.app.testing.until
import dev.inkling.nnlib.checkpoint.Checkpoints
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.watch.Progress
import java.io.File
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * Every preset that is offered, with the data that it is for: tapped in the set-up, started, stopped, gone on with, and
 * where it is quick trained to its end. None is left out because it would take long or because its data must be drawn.
 */
@RunWith(AndroidJUnit4::class)
class EveryPresetTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private val work
        get() = app.graph.training()

    private val queue
        get() = app.graph.queue()

    /** Nothing but this test holds what trains, or lets it go on. */
    @Before fun headless() = queue.host(null)

    @Test
    fun allThatAPhoneCanHaveAreOffered() {
        val left = Presets.all().keys - TrainViewModel.PRESETS.toSet()
        assertEquals(
            setOf("shipped", "autoencoder-solve", "triplets-solve", "folder-solve", "csv-solve", "numbers-solve"),
            left,
        )
        assertEquals(Presets.all().keys.filter { it !in left }, TrainViewModel.PRESETS)
    }

    @Test fun thoseWhoseDataTheAppMakes() = train { it.task() != Tasks.MNIST && it.task() != Tasks.MY_DIGITS }

    @Test
    fun mnist() {
        val from = Folders.named("MNIST_DIR")
        app.stored {
            val to = app.graph.files().picturesFolder().apply { mkdirs() }
            for (file in from.listFiles { _, name -> "-ubyte" in name }!!) file.copyTo(File(to, file.name))
            app.graph.mnist().look()
        }
        train { it.task() == Tasks.MNIST }
    }

    @Test
    fun myDigits() {
        app.stored { app.graph.drawings().keep(List(26) { TestHand.drawing(it % 10) }) }
        train { it.task() == Tasks.MY_DIGITS }
    }

    private fun train(which: (RunSpec) -> Boolean) {
        val presets = TrainViewModel.PRESETS.filter { which(Presets.of(it)) }
        assertTrue("there is one", presets.isNotEmpty())
        presets.forEach(::train)
    }

    private fun train(preset: String) {
        // What is held takes one step and rests, however quick it is.
        queue.holdFor(Hold.HOT, true)
        val id = start(preset)
        assertEquals(Presets.of(preset), RunSpec.fromJson(Json.parse(session(id).spec)))
        rests(preset, id, 1)

        work.stop(id)
        val stopped = ended(preset, id)
        assertEquals(preset, SessionState.STOPPED, stopped.state)
        assertEquals(preset, stopped.step, checkpointStep(id))

        rule.runOnUiThread { app.graph.session(id).goOn() }
        rests(preset, id, stopped.step + 1)
        if (isQuick(Presets.of(preset))) {
            queue.holdFor(Hold.HOT, false)
            val end = ended(preset, id)
            assertEquals(preset, SessionState.FINISHED, end.state)
            assertEquals(preset, end.steps, end.step)
            assertTrue("$preset ended with a loss", end.loss!!.isFinite())
        } else {
            queue.holdFor(Hold.HOT, false)
            until("$preset takes some more steps") { stands(preset, id)?.let { it.step() > stopped.step + 2 } ?: false }
            work.stop(id)
            assertEquals(preset, SessionState.STOPPED, ended(preset, id).state)
        }
        assertTrue("$preset kept its curve", app.stored { app.graph.sessions().curves(id) }.getValue("loss").size() > 1)
    }

    /** From the set-up's chip to the session that its button began. */
    private fun start(preset: String): Long {
        val before = newest()
        openSetUp()
        rule.onNode(hasScrollToIndexAction()).performScrollToNode(hasText(words(preset)))
        rule.onNode(hasText(words(preset)).and(isSelectable())).performClick()
        val button = hasText("Start training").and(hasClickAction())
        rule.eventually("$preset may start") {
            rule.onAllNodes(button.and(isEnabled())).fetchSemanticsNodes().isNotEmpty()
        }
        rule.onNode(button).performClick()
        rule.eventually("$preset is a session") { newest() != before }
        return newest()
    }

    private fun openSetUp() {
        val tab = hasText("Train").and(isSelectable())
        while (rule.onAllNodes(tab).fetchSemanticsNodes().isEmpty()) {
            rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
            rule.waitForIdle()
        }
        rule.onNode(tab).performClick()
        rule.eventually("the set-up is open") {
            rule.onAllNodes(hasText("New session")).fetchSemanticsNodes().isNotEmpty()
        }
    }

    private fun words(preset: String): String {
        val name = "choice_preset_" + preset.replace('-', '_')
        @Suppress("DiscouragedApi") // As the app itself finds them.
        val id = rule.activity.resources.getIdentifier(name, "string", "dev.inkling.app")
        return rule.activity.getString(id)
    }

    private fun newest(): Long = runBlocking { app.graph.sessions().matching("", "", 1).first() }.firstOrNull()?.id ?: 0

    private fun session(id: Long): SessionEntity = app.stored { app.graph.sessions().byId(id)!! }

    /** Where the session stands while it is at the work. */
    private fun stands(preset: String, id: Long): Progress? {
        val now = session(id)
        assertTrue("$preset is ${now.state}: ${now.failure}", now.state != SessionState.FAILED)
        return work.current().value?.takeIf { it.id() == id }?.progress()
    }

    private fun rests(preset: String, id: Long, step: Long) =
        until("$preset rests after step $step") {
            stands(preset, id)?.let { it.state() == Progress.State.PAUSED && it.step() >= step } ?: false
        }

    private fun ended(preset: String, id: Long): SessionEntity {
        val end = app.awaitEnd(id)
        assertEquals("$preset failed", "", end.failure)
        until("the queue is empty") { queue.isIdle }
        return end
    }

    private fun checkpointStep(id: Long) = app.stored { Checkpoints(app.graph.sessionFiles().of(id)).latest()!!.step() }

    /** Whether a test can wait for its end. */
    private fun isQuick(spec: RunSpec) = !spec.task().hasPictures()
}
