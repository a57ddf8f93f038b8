package dev.inkling.app.training

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.OtherProcess
import dev.inkling.app.testing.until
import dev.inkling.nnlib.checkpoint.Checkpoints
import dev.inkling.nnlib.run.Presets
import java.io.File
import java.util.concurrent.TimeUnit
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith

/** The process is killed in mid-training, as Android does it, and another one goes on from its files. */
@RunWith(AndroidJUnit4::class)
class KilledDeskTest {
    @get:Rule val temp = TemporaryFolder()

    @Test
    fun anotherProcessEndsWithTheSameBits() {
        val spec = Presets.of("moons-solve").apply("model=2-32-32-1 dropout=0.1 epochs=600 batch=20")
        val killed = temp.newFolder("killed")
        val id = DeskOn(killed).use { it.sessions.queue(spec, "killed", 0) }

        killInMidTraining(killed)

        val ended =
            DeskOn(killed).use { desk ->
                assertEquals(SessionState.RUNNING, desk.sessions.byId(id)!!.state)
                val step = Checkpoints(desk.files.of(id)).latest()!!.step()
                val ended = desk.finish(id)
                assertTrue("killed at step $step of ${ended.steps}", step in 1 until ended.steps)
                ended to desk.look(id)
            }

        val whole =
            DeskOn(temp.newFolder("whole")).use { desk ->
                val other = desk.sessions.queue(spec, "whole", 0)
                desk.finish(other) to desk.look(other)
            }
        assertEquals(SessionState.FINISHED, ended.first.state)
        assertEquals(figures(whole.first), figures(ended.first))
        assertArrayEquals("the same weights, bit for bit", whole.second.model, ended.second.model)
        assertEquals(whole.second.curves.keys, ended.second.curves.keys)
        for ((name, points) in whole.second.curves) {
            assertArrayEquals("the same curve $name", points, ended.second.curves[name])
        }
    }

    private fun figures(of: SessionEntity) =
        listOf(of.step, of.epoch, of.loss, of.accuracy, of.validationLoss, of.validationAccuracy, of.finding)

    /** Lets a process train in the folder until it has a checkpoint and is some steps past it, and kills it there. */
    private fun killInMidTraining(folder: File) {
        val log = File(folder, "log.txt")
        val process = OtherProcess.ofTests(KilledDesk::class.java, log, "-D${KilledDesk.FOLDER}=$folder")
        try {
            until("the other process trains past its checkpoint") {
                assertTrue("it ended by itself:\n${log.readText()}", process.isAlive)
                File(folder, KilledDesk.MARK).exists()
            }
        } finally {
            process.destroyForcibly()
            assertTrue(process.waitFor(60, TimeUnit.SECONDS))
        }
        assertEquals("killed by signal 9", 128 + 9, process.exitValue())
    }
}
