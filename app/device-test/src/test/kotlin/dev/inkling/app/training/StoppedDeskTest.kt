package dev.inkling.app.training

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.until
import dev.inkling.nnlib.data.Dataset
import dev.inkling.nnlib.train.Checkpoints
import dev.inkling.nnlib.train.RunSpec
import dev.inkling.nnlib.train.TaskData
import dev.inkling.nnlib.train.Tasks
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith

/** While a stopped session is tested, what is on the disk is already true of it: it may be killed there. */
@RunWith(AndroidJUnit4::class)
class StoppedDeskTest {
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
        val spec =
            RunSpec.parse("task=digits model=784-16-10 loss=cross-entropy samples=200 batch=50 epochs=100000 lr=0.01")
        val reached = CountDownLatch(1)
        val go = CountDownLatch(1)
        val data = Tasks.data(spec, null)
        val desk = DeskOn(temp.newFolder()) { TaskData(data.train(), Held(data.test()!!, reached, go)) }
        desk.use {
            val id = it.sessions.queue(spec, "stopped", 0)
            it.desk.wake()
            until("it trains") { (it.desk.current().value?.progress()?.step() ?: 0) > 10 }
            it.desk.stop(id)
            assertTrue("it is tested after the stop", reached.await(60, TimeUnit.SECONDS))
            val inTest = it.sessions.byId(id)!!
            assertEquals("a process that starts now lets it rest", SessionState.STOPPED, inTest.state)
            assertNull(it.sessions.next())
            assertNull(inTest.testAccuracy)
            assertFalse(it.files.of(id).exists(Outcome.FILE))
            assertEquals(inTest.step, Checkpoints(it.files.of(id)).latest()!!.step())
            assertTrue("and it can be used", SessionExport.hasModel(it.files.of(id)))
            assertNotNull(SessionExport.model(it.files.of(id)))

            it.desk.stop(id)
            go.countDown()
            until("it was tested") { it.desk.isIdle }
            val ended = it.sessions.byId(id)!!
            assertEquals(SessionState.STOPPED, ended.state)
            assertEquals("the second stop changes nothing", inTest.step, ended.step)
            assertEquals(ended.testAccuracy!!, Outcome.read(it.files.of(id))!!.accuracy(), 0.0)
        }
    }
}
