package dev.inkling.app.sessions

import android.net.Uri
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.lifecycle.ViewModelProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.draw.DrawViewModel
import dev.inkling.app.frame.session
import dev.inkling.app.reading.PadReading
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.TestHand
import dev.inkling.app.testing.appears
import dev.inkling.app.testing.eventually
import dev.inkling.app.testing.pad
import dev.inkling.app.testing.until
import dev.inkling.app.training.FailureReason
import dev.inkling.app.training.SessionExport.Form
import dev.inkling.app.training.SessionImport
import dev.inkling.nnlib.checkpoint.Checkpoints
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * However a session ended, what it had reached by then is the person's: it reads in Draw, goes on from there, leaves as
 * a file in each form and comes back as what it was. Where nothing was reached, nothing is offered.
 */
@RunWith(AndroidJUnit4::class)
class WhatWasReachedTest {
    private val app = TestApp(shipped = true)
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    private val work
        get() = app.graph.training()

    private val queue
        get() = app.graph.queue()

    @Before fun headless() = queue.host(null)

    @Test fun finished() = hold(end("finished", SMALL.with("epochs", 2.0)), SessionState.FINISHED, hasNet = true)

    @Test
    fun stoppedEarlyByItself() {
        val spec = SMALL.apply("samples=200 validation=0.5 lr=0.05 patience=1 epochs=5000")
        hold(end("early", spec), SessionState.FINISHED, hasNet = true)
    }

    @Test
    fun diverged() {
        val id = end("diverged", SMALL.apply("optimizer=sgd lr=100 epochs=3"))
        hold(id, SessionState.FINISHED, hasNet = true, sane = false)
    }

    @Test fun stopped() = hold(stopped("stopped"), SessionState.STOPPED, hasNet = true)

    @Test
    fun stoppedBeforeItsTurn() {
        val first = start("first", LONG)
        val id = start("waits", LONG)
        awaitSteps(first, 1)
        work.stop(id)
        until("it left the queue") { session(id).state == SessionState.STOPPED }
        work.stop(first)
        app.awaitEnd(first)
        hold(id, SessionState.STOPPED, hasNet = false)
    }

    @Test
    fun failedWithACheckpoint() {
        val id = start("full", LONG)
        awaitSteps(id, 3)
        work.pause(id)
        until("it is kept") { checkpointStep(id) > 0 }
        app.disk.full = true
        val training = work.current().value!!
        work.goOn(id, training.spec())
        awaitSteps(id, checkpointStep(id) + 1)
        work.stop(id)
        assertEquals(FailureReason.DISK_FULL, FailureReason.named(app.awaitEnd(id).failure))
        app.disk.full = false
        hold(id, SessionState.FAILED, hasNet = true)
    }

    @Test
    fun failedBeforeItsFirstStep() {
        val id = end("no pictures", SMALL.with("task", "mnist"))
        hold(id, SessionState.FAILED, hasNet = false)
    }

    /** All that can be done with a session that has ended, and with the same once more after it came back as a file. */
    private fun hold(id: Long, state: SessionState, hasNet: Boolean, sane: Boolean = true) {
        until("the queue is empty") { queue.isIdle }
        assertEquals(state, session(id).state)
        readsInDraw(id, hasNet, sane)
        leavesAsCurves(id)
        leavesAsModel(id, hasNet)
        val back = comesBack(id)
        readsInDraw(back, hasNet, sane)
        if (sane) for (each in listOf(id, back)) goesOn(each)
    }

    private fun readsInDraw(id: Long, hasNet: Boolean, sane: Boolean) {
        open(id)
        val use = hasText("Use in Draw").and(hasClickAction())
        if (!hasNet) {
            assertFalse("a session without a net is not offered to Draw", isThere(use))
            leave()
            return
        }
        rule.eventually("its net is offered to Draw") { isThere(use) }
        rule.onNode(use).performClick()
        rule.eventually("Draw is open and reads with it") {
            isThere(hasText(session(id).name)) && app.graph.settings().values().value.modelId() != 0L
        }
        TestHand.write(rule.pad(), 3)
        val draw = ViewModelProvider(rule.activity)[DrawViewModel::class.java]
        rule.eventually("it reads") {
            draw.state.value.reading.let { it is PadReading.Digits || !sane && it is PadReading.Failed }
        }
        assertFalse("what it says is a reading", isThere(hasText("NaN", substring = true)))
        rule.runOnUiThread { draw.clear() }
        app.graph.settings().change { it.withModel(0) }
        rule.appears("Inkling convnet")
    }

    private fun leavesAsCurves(id: Long) {
        val file = exported(id, Form.CURVES)!!
        val loss = app.stored { app.graph.sessions().curves(id) }["loss"]
        val lines = file.readLines().filter { it.startsWith("loss,") }
        assertEquals("each point is a line", loss?.size() ?: 0, lines.size)
        assertThrows(SessionImport.CurvesAlone::class.java) { import(file) }
    }

    private fun leavesAsModel(id: Long, hasNet: Boolean) {
        val file = exported(id, Form.MODEL)
        if (!hasNet) {
            assertNull("there is no net to hand on", file)
            return
        }
        val model = import(file!!).model()
        assertNotEquals("Draw has it", 0, model)
        app.stored { app.graph.recognizers().open(model, "cpu").use { it.read(TestHand.picture(3)) } }
    }

    private fun comesBack(id: Long): Long {
        val back = import(exported(id, Form.ALL)!!).session()
        val (was, now) = session(id) to session(back)
        fun told(it: SessionEntity) =
            listOf(it.name, it.spec, it.state, it.failure, it.step, it.epoch, it.loss, it.accuracy, it.testAccuracy)
        assertEquals("it comes back as what it was", told(was), told(now))
        assertEquals("with its checkpoint", checkpointStep(id), checkpointStep(back))
        val curves =
            app.stored { listOf(id, back).map { app.graph.sessions().curves(it).mapValues { c -> c.value.size() } } }
        assertEquals("and its curves", curves[0], curves[1])
        return back
    }

    private fun goesOn(id: Long) {
        val was = session(id)
        open(id)
        val words = if (was.state == SessionState.FINISHED) "Train on" else "Continue"
        rule.onNode(hasText(words).and(hasClickAction())).performClick()
        if (FailureReason.named(was.failure) == FailureReason.NO_MNIST) {
            rule.eventually("it says again what is missing") {
                session(id).run { endedAt > was.endedAt && failure == was.failure }
            }
        } else {
            until("it goes on from step ${was.step}") { session(id).step > was.step || stepNow(id) > was.step }
            work.stop(id)
            val ended = app.awaitEnd(id)
            assertEquals("", ended.failure)
            until("the queue is empty") { queue.isIdle }
            assertTrue("it began where it had been", session(id).step > was.step)
        }
        leave()
    }

    private fun start(name: String, spec: RunSpec): Long = app.stored { work.start(spec, name, 0) }

    private fun end(name: String, spec: RunSpec): Long = start(name, spec).also { app.awaitEnd(it) }

    private fun stopped(name: String): Long {
        val id = start(name, LONG)
        awaitSteps(id, 3)
        work.stop(id)
        app.awaitEnd(id)
        return id
    }

    private fun awaitSteps(id: Long, least: Long) = until("session $id takes steps") { stepNow(id) >= least }

    private fun stepNow(id: Long) = work.current().value?.takeIf { it.id() == id }?.progress()?.step() ?: 0

    private fun session(id: Long): SessionEntity = app.stored { app.graph.sessions().byId(id)!! }

    private fun checkpointStep(id: Long) =
        app.stored { Checkpoints(app.graph.sessionFiles().of(id)).latest()?.step() ?: 0 }

    private fun exported(id: Long, form: Form): File? {
        var answer: Uri? = null
        var answered = false
        rule.runOnUiThread {
            app.graph.session(id).export(form, { answered = true }) {
                answer = it
                answered = true
            }
        }
        rule.eventually("it is exported") {
            rule.waitForIdle()
            answered
        }
        return answer?.let { File(app.graph.files().sharedFolder(), it.lastPathSegment!!) }
    }

    private fun import(file: File): SessionImport.Imported =
        app.stored { app.graph.imports().read(file.inputStream(), file.name) }

    private fun isThere(what: SemanticsMatcher) = rule.onAllNodes(what).fetchSemanticsNodes().isNotEmpty()

    /** Opens the newest session of that name. */
    private fun open(id: Long) {
        val name = "number $id"
        app.stored { app.graph.sessions().rename(id, name) }
        rule.onNode(hasText("Sessions").and(isSelectable())).performClick()
        rule.waitForIdle()
        // The place shows what it showed last, which may be a session.
        if (!titled("Sessions")) back()
        rule.appears(name)
        rule.onAllNodesWithText(name).onFirst().performClick()
        rule.eventually("its screen is there") { titled(name) }
    }

    private fun titled(name: String) =
        isThere(hasText(name).and(SemanticsMatcher.keyIsDefined(SemanticsProperties.Heading)))

    private fun back() {
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        rule.waitForIdle()
    }

    private fun leave() {
        while (!isThere(hasText("Sessions").and(isSelectable()))) back()
    }

    private companion object {
        val SMALL: RunSpec = Presets.of("digits-notes").apply("model=784-12-10 samples=400")

        /** More than any test waits for. */
        val LONG: RunSpec = SMALL.with("epochs", 100_000.0)
    }
}
