package dev.inkling.app.training

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.until
import dev.inkling.nnlib.checkpoint.Checkpoints
import dev.inkling.nnlib.data.Dataset
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.TaskData
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.watch.Progress
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith

/**
 * Whenever a session is stopped, what is on the disk is true of it from then on: while it is tested, where it may be
 * killed, and before it takes a step.
 */
@RunWith(AndroidJUnit4::class)
class StoppedSessionTest {
    @get:Rule val temp = TemporaryFolder()

    /** Stops in the middle of being tested until it is let go on. */
    private class Held(private val of: Dataset, private val reached: CountDownLatch, private val go: CountDownLatch) :
        Dataset by of {
        override fun read(index: Int, input: FloatArray, at: Int, target: FloatArray, targetAt: Int) {
            reached.countDown()
            go.await()
            of.read(index, input, at, target, targetAt)
        }
    }

    @Test
    fun inTheMiddleOfItsTestItIsStoppedAndKeepsItsCheckpoint() {
        val spec = SPEC.with("epochs", 100_000.0)
        val reached = CountDownLatch(1)
        val go = CountDownLatch(1)
        val data = Tasks.data(spec, null)
        val process = TrainingOn(temp.newFolder()) { TaskData(data.train(), Held(data.test()!!, reached, go)) }
        process.use {
            val id = it.sessions.queue(spec, "stopped", 0)
            it.queue.wake()
            until("it trains") { (it.work.current().value?.progress()?.step() ?: 0) > 10 }
            it.work.stop(id)
            assertTrue("it is tested after the stop", reached.await(60, TimeUnit.SECONDS))
            val inTest = it.sessions.byId(id)!!
            assertEquals("a process that starts now lets it rest", SessionState.STOPPED, inTest.state)
            assertTrue(it.journal.isEmpty())
            assertNull(inTest.testAccuracy)
            assertFalse(it.files.of(id).exists(Outcome.FILE))
            assertEquals(inTest.step, Checkpoints(it.files.of(id)).latest()!!.step())
            assertTrue("and it can be used", SessionExport.hasModel(it.files.of(id)))
            assertNotNull(SessionExport.model(it.files.of(id)))

            it.work.stop(id)
            go.countDown()
            until("it was tested") { it.queue.isIdle }
            val ended = it.sessions.byId(id)!!
            assertEquals(SessionState.STOPPED, ended.state)
            assertEquals("the second stop changes nothing", inTest.step, ended.step)
            assertEquals(ended.testAccuracy!!, Outcome.read(it.files.of(id))!!.accuracy(), 0.0)
        }
    }

    /** Is larger than any memory. */
    private class Endless(private val of: Dataset) : Dataset by of {
        override fun read(index: Int, input: FloatArray, at: Int, target: FloatArray, targetAt: Int): Unit =
            throw OutOfMemoryError()
    }

    @Test
    fun memoryThatRunsOutAllTheSameFailsTheSessionInWordsOfItsOwn() {
        val data = Tasks.data(SPEC, null)
        TrainingOn(temp.newFolder()) { TaskData(Endless(data.train()), null) }
            .use {
                val ended = it.finish(it.sessions.queue(SPEC, "too much", 0))
                assertEquals(SessionState.FAILED, ended.state)
                assertEquals(FailureReason.NO_MEMORY, FailureReason.named(ended.failure))
            }
    }

    /** Opens what sessions learn from at once, or waits until it may. */
    private class Door : TrainingData {
        @Volatile var closed: CountDownLatch? = null
        @Volatile var reached = CountDownLatch(1)

        override fun open(spec: RunSpec): TaskData {
            reached.countDown()
            closed?.await()
            return Tasks.data(spec, null)
        }
    }

    @Test
    fun whatNeedsTooMuchMemoryIsRefusedBeforeItsDataIsOpened() {
        val door = Door()
        TrainingOn(temp.newFolder(), door).use {
            val ended = it.finish(it.sessions.queue(SPEC.with("model", "784-20000-10"), "too much", 0))
            assertEquals(SessionState.FAILED, ended.state)
            assertEquals(FailureReason.NO_MEMORY, FailureReason.named(ended.failure))
            assertEquals("nothing was opened", 1, door.reached.count)
        }
    }

    @Test
    fun trainedOnAndStoppedBeforeANewStepItIsWhatItWas() {
        val door = Door()
        TrainingOn(temp.newFolder(), door).use {
            val id = it.sessions.queue(SPEC.with("epochs", 4.0), "once more", 0)
            val was = it.finish(id)
            assertEquals(SessionState.FINISHED, was.state)
            val net = it.files.of(id).bytes(SessionFiles.MODEL)

            val go = CountDownLatch(1)
            door.reached = CountDownLatch(1)
            door.closed = go
            it.work.goOn(id, SPEC.with("epochs", 6.0))
            assertTrue("its turn has come", door.reached.await(60, TimeUnit.SECONDS))
            it.work.stop(id)
            until("it is stopped") { it.sessions.byId(id)!!.state == SessionState.STOPPED }
            go.countDown()
            until("the queue is empty") { it.queue.isIdle }

            val rests = it.sessions.byId(id)!!
            assertEquals(SessionState.STOPPED, rests.state)
            assertEquals(listOf(4, 6), listOf(rests.epoch, rests.epochs))
            assertEquals(was.step, rests.step)
            assertEquals("an epoch has as many steps as before", was.steps / 4, rests.steps / rests.epochs)
            assertEquals("what it came to is true of it still", was.testAccuracy, rests.testAccuracy)
            assertEquals(was.testAccuracy!!, Outcome.read(it.files.of(id))!!.accuracy(), 0.0)
            assertArrayEquals("and so is its net", net, it.files.of(id).bytes(SessionFiles.MODEL))

            door.closed = null
            it.work.goOn(id, SPEC.with("epochs", 6.0))
            val ended = it.finish(id)
            assertEquals(SessionState.FINISHED, ended.state)
            assertEquals("it went on from there", was.step / 4 * 6, ended.step)
        }
    }

    /** Tells a long session something in the moment that its turn comes, while the writer is busy; its id. */
    private fun TrainingOn.toldAsItsTurnComes(door: Door, tell: (Long) -> Unit): Long {
        val id = sessions.queue(SPEC.with("epochs", 100_000.0), "in that moment", 0)
        val go = CountDownLatch(1)
        val busy = CountDownLatch(1)
        door.closed = go
        writer.execute { busy.await() }
        queue.wake()
        assertTrue("its turn has come", door.reached.await(60, TimeUnit.SECONDS))
        tell(id)
        go.countDown()
        until("it trains, as the writer was busy") { (work.current().value?.progress()?.step() ?: 0) > 0 }
        busy.countDown()
        return id
    }

    @Test
    fun stoppedInTheMomentThatItsTurnComesItTrainsNoMore() {
        val door = Door()
        TrainingOn(temp.newFolder(), door).use {
            val id = it.toldAsItsTurnComes(door) { told -> it.work.stop(told) }
            until("the queue is empty") { it.queue.isIdle }
            val rests = it.sessions.byId(id)!!
            assertEquals(SessionState.STOPPED, rests.state)
            assertEquals(rests.step, Checkpoints(it.files.of(id)).latest()!!.step())
        }
    }

    @Test
    fun pausedInTheMomentThatItsTurnComesItRests() {
        val door = Door()
        TrainingOn(temp.newFolder(), door).use {
            val id = it.toldAsItsTurnComes(door) { told -> it.work.pause(told) }
            until("it rests") { it.work.current().value?.progress()?.state() == Progress.State.PAUSED }
            assertTrue("and says by whom", it.work.current().value!!.isPaused)
            it.work.stop(id)
            until("the queue is empty") { it.queue.isIdle }
            assertEquals(SessionState.STOPPED, it.sessions.byId(id)!!.state)
        }
    }

    private companion object {
        val SPEC: RunSpec = RunSpec.parse("task=digits model=784-16-10 loss=cross-entropy samples=200 batch=50 lr=0.01")
    }
}
