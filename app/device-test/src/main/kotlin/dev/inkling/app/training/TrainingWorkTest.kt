package dev.inkling.app.training

import android.os.PowerManager
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.until
import dev.inkling.nnlib.checkpoint.Checkpoints
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.watch.Progress
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/** One session trains at a time; what stands in its way is told, and nothing that was learned is lost. */
@RunWith(AndroidJUnit4::class)
class TrainingWorkTest {
    @get:Rule val app = TestApp()

    private val work
        get() = app.graph.training()

    private val queue
        get() = app.graph.queue()

    @Before fun headless() = queue.host(null)

    private fun start(name: String, epochs: Double = ENDLESS): Long =
        app.stored { work.start(Presets.of("xor-solve").with("epochs", epochs), name, 0) }

    private fun session(id: Long): SessionEntity = app.stored { app.graph.sessions().byId(id)!! }

    private fun state(id: Long) = session(id).state

    private fun runs(id: Long) {
        until("session $id trains") { work.current().value?.let { it.id() == id && it.progress().step() > 0 } == true }
    }

    private fun rests() {
        until("it rests") { work.current().value?.progress()?.state() == Progress.State.PAUSED }
    }

    @Test
    fun theSecondWaitsForTheFirst() {
        val first = start("first")
        val second = start("second")
        val third = start("third")
        runs(first)
        assertEquals(SessionState.QUEUED, state(second))
        assertEquals(listOf(second, third), app.stored { app.graph.sessions().queued() }.map { it.id })

        work.pause(first)
        rests()
        assertEquals("a paused session keeps its place", first, work.current().value!!.id())
        work.goOn(first, session(first).let { work.current().value!!.spec() })
        work.stop(first)
        runs(second)
        assertEquals(SessionState.STOPPED, state(first))

        work.stop(third)
        until("the third left the queue") { state(third) == SessionState.STOPPED }
        work.stop(second)
        assertEquals(SessionState.STOPPED, app.awaitEnd(second).state)
        until("the queue is empty") { queue.isIdle }
        assertEquals(0, session(third).step)
    }

    @Test
    fun whatHasEndedIsNotStoppedOnceMore() {
        val id = start("short", 50.0)
        assertEquals(SessionState.FINISHED, app.awaitEnd(id).state)
        until("the queue is empty") { queue.isIdle }
        work.stop(id)
        work.pause(id)
        // The writer does one thing after the other: when the next session runs, both were done.
        val next = start("next")
        runs(next)
        work.pause(next)
        until("the writer was here") { state(next) == SessionState.PAUSED }
        assertEquals(SessionState.FINISHED, state(id))
    }

    @Test
    fun eachCauseHoldsUntilItIsTakenBack() {
        val id = start("held")
        runs(id)
        queue.conditions { it.withBattery(25.0, 10, false) }
        queue.conditions { it.withThermalStatus(PowerManager.THERMAL_STATUS_SEVERE) }
        rests()
        assertEquals("the foremost cause is told", Hold.HOT, work.current().value!!.hold().value)
        until("the list knows") { session(id).let { it.state == SessionState.HELD && it.hold == Hold.HOT } }
        queue.conditions { it.withThermalStatus(PowerManager.THERMAL_STATUS_NONE) }
        assertEquals(Hold.LOW_BATTERY, work.current().value!!.hold().value)
        assertEquals(Progress.State.PAUSED, work.current().value!!.progress().state())
        val step = work.current().value!!.progress().step()
        queue.conditions { it.withBattery(25.0, 30, false) }
        until("it goes on by itself") { work.current().value!!.progress().step() > step }
        until("the list knows") { state(id) == SessionState.RUNNING }
    }

    @Test
    fun onAFullDiskTheLastCheckpointStaysAndTheSessionCanGoOn() {
        val id = start("full")
        runs(id)
        work.pause(id)
        rests()
        val kept = checkpointStep(id)
        assertEquals(work.current().value!!.progress().step(), kept)

        app.disk.full = true
        val training = work.current().value!!
        work.goOn(id, training.spec())
        until("steps were taken") { training.progress().step() > kept }
        work.pause(id)
        until("the warning is there") { training.warning().value == FailureReason.DISK_FULL.name }
        assertEquals("the checkpoint from before stays", kept, checkpointStep(id))

        work.stop(id)
        val failed = app.awaitEnd(id)
        assertEquals(SessionState.FAILED, failed.state)
        assertEquals(FailureReason.DISK_FULL, FailureReason.named(failed.failure))
        assertEquals(kept, checkpointStep(id))

        app.disk.full = false
        until("the queue is empty") { queue.isIdle }
        app.stored { work.goOn(id, training.spec()) }
        until("it goes on from there") { (work.current().value?.progress()?.step() ?: 0) > kept }
        work.stop(id)
        val ended = app.awaitEnd(id)
        assertEquals(SessionState.STOPPED, ended.state)
        assertEquals("", ended.failure)
        assertNotNull(app.stored { SessionExport.model(app.graph.sessionFiles().of(id)) })
    }

    @Test
    fun withoutItsDataASessionSaysSoInWordsOfItsOwn() {
        val mnist = app.stored { work.start(Presets.of("mnist-notes"), "mnist", 0) }
        assertEquals(FailureReason.NO_MNIST, FailureReason.named(app.awaitEnd(mnist).failure))
        val mine = app.stored { work.start(Presets.of("digits-notes").with("task", "my-digits"), "mine", 0) }
        assertEquals(FailureReason.NO_DRAWINGS, FailureReason.named(app.awaitEnd(mine).failure))
    }

    @Test
    fun whatIsDeletedLongAgoIsSweptWithItsFiles() {
        val id = start("old", 50.0)
        app.awaitEnd(id)
        until("the queue is empty") { queue.isIdle }
        app.stored { app.graph.database().sessions().putAside(listOf(id), 1) }
        val next = start("next", 50.0)
        app.awaitEnd(next)
        until("it is swept") { app.stored { app.graph.sessions().byId(id) } == null }
        assertTrue(app.stored { app.graph.sessionFiles().of(id).list() }.isEmpty())
        assertTrue(app.stored { app.graph.sessionFiles().of(next).list() }.isNotEmpty())
    }

    private fun checkpointStep(id: Long): Long =
        app.stored { Checkpoints(app.graph.sessionFiles().of(id)).latest()!!.step() }

    private companion object {
        /** More than any test waits for. */
        const val ENDLESS = 5_000_000.0
    }
}
