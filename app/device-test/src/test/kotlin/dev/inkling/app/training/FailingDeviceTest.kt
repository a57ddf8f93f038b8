package dev.inkling.app.training

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.SessionState
import dev.inkling.app.graphics.GraphicsRepository
import dev.inkling.app.recognizer.RecognizerSource
import dev.inkling.app.recognizer.UnreadableModelException
import dev.inkling.app.testing.FakeGraphics
import dev.inkling.app.testing.ProvidedGraphics
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.until
import dev.inkling.app.training.DeviceNote.Kind
import dev.inkling.nnlib.checkpoint.Checkpoints
import dev.inkling.nnlib.compute.DeviceException
import dev.inkling.nnlib.compute.Devices
import dev.inkling.nnlib.compute.TrialReport.Outcome
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.watch.Progress
import java.nio.file.Files
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/** What becomes of a session whose device is not there, is not to be trusted, or fails: the CPU computes it. */
@RunWith(AndroidJUnit4::class)
class FailingDeviceTest {
    private val device = FakeGraphics()

    @get:Rule val app = TestApp(shipped = true, graphics = device)

    private val work
        get() = app.graph.training()

    @Before
    fun put() {
        app.graph.queue().host(null)
        ProvidedGraphics.there = device
    }

    @After
    fun takeAway() {
        ProvidedGraphics.there = null
        reportFile().toFile().delete()
    }

    private fun reportFile() = Devices.reports()!!.resolve("gles" + Devices.REPORT)

    private fun proven() {
        device.known = FakeGraphics.report(Outcome.RIGHT)
        Files.createDirectories(Devices.reports()!!)
        Files.write(reportFile(), ByteArray(0))
    }

    private fun spec(epochs: Double): RunSpec =
        Presets.of("xor-solve").with("epochs", epochs).with("backend", "gles").with("threads", 1.0)

    private fun start(epochs: Double): Long = app.stored { work.start(spec(epochs), "xor", 0) }

    private fun note(id: Long) = app.stored { DeviceNote.read(app.graph.sessionFiles().of(id)) }

    private fun endsOn(id: Long, backend: String) {
        val ended = app.awaitEnd(id)
        assertEquals(ended.failure, SessionState.FINISHED, ended.state)
        assertEquals(backend, ended.backend)
        assertEquals(ended.epochs, ended.epoch)
        assertEquals("as it was asked for", "gles", spec(id).text("backend"))
    }

    private fun spec(id: Long) = app.stored { RunSpec.fromJson(Json.parse(app.graph.sessions().byId(id)!!.spec)) }

    @Test
    fun aProvenDeviceComputes() {
        proven()
        val id = start(50.0)
        endsOn(id, "gles")
        assertNull(note(id))
    }

    @Test
    fun oneThatIsNotThereIsReplaced() {
        device.absent = "it has no driver"
        val id = start(50.0)
        endsOn(id, "cpu")
        assertEquals(DeviceNote(Kind.ABSENT, "gles", 0, "it has no driver"), note(id))
    }

    @Test
    fun oneThatWasNeverTriedIsNotTriedForASession() {
        val id = start(50.0)
        endsOn(id, "cpu")
        assertEquals(DeviceNote(Kind.UNTRIED, "gles", 0, ""), note(id))
        assertNull(device.known)
    }

    @Test
    fun oneThatWasWrongIsReplaced() {
        device.known = FakeGraphics.report(Outcome.WRONG)
        val id = start(50.0)
        endsOn(id, "cpu")
        assertEquals(Kind.REFUSED, note(id)!!.kind())
    }

    @Test
    fun aDeviceThatFailsBeforeTheFirstCheckpointMeansToBeginAnew() {
        proven()
        app.disk.breaks.set(DeviceException("the device is lost"))
        val id = start(300.0)
        endsOn(id, "cpu")
        assertEquals(DeviceNote(Kind.FAILED, "gles", 0, "the device is lost"), note(id))
    }

    @Test
    fun aDeviceThatFailsLaterGoesOnFromTheCheckpoint() {
        proven()
        val id = start(ENDLESS)
        until("it trains") { (work.current().value?.progress()?.step() ?: 0) > 0 }
        work.pause(id)
        until("it rests") { work.current().value?.progress()?.state() == Progress.State.PAUSED }
        val kept = app.stored { Checkpoints(app.graph.sessionFiles().of(id)).latest()!!.step() }
        assertTrue("$kept", kept > 0)

        val training = work.current().value!!
        work.goOn(id, training.spec())
        until("steps were taken") { training.progress().step() > kept }
        app.disk.breaks.set(DeviceException("the device is lost"))
        // For the checkpoint that a pause keeps its memory is read.
        work.pause(id)
        until("it failed") { training.deviceNote() != null }
        assertEquals(DeviceNote(Kind.FAILED, "gles", kept, "the device is lost"), training.deviceNote())
        until("it rests as it was asked to") { training.progress().state() == Progress.State.PAUSED }
        work.goOn(id, training.spec())
        until("the CPU goes on") { training.progress().step() > kept }
        work.stop(id)
        val ended = app.awaitEnd(id)
        assertEquals(SessionState.STOPPED, ended.state)
        assertEquals("cpu", ended.backend)
        assertNotNull("the sentence stays", note(id))
        assertTrue(app.stored { Checkpoints(app.graph.sessionFiles().of(id)).latest()!!.step() } > kept)
    }

    @Test
    fun aDeviceThatFailsWhileTheSessionStopsLeavesItStopped() {
        proven()
        val id = start(ENDLESS)
        until("it trains") { (work.current().value?.progress()?.step() ?: 0) > 0 }
        app.disk.breaks.set(DeviceException("the device is lost"))
        work.stop(id)
        assertEquals(SessionState.STOPPED, app.awaitEnd(id).state)
        assertEquals(Kind.FAILED, note(id)!!.kind())
        val step = app.stored { app.graph.sessions().byId(id)!!.step }
        val asked = spec(id)
        app.stored { work.goOn(id, asked) }
        until("it goes on when asked") { (work.current().value?.progress()?.step() ?: 0) > step }
    }

    @Test
    fun aNoteThatIsDamagedIsRefused() {
        assertThrows(IllegalArgumentException::class.java) { DeviceNote.parse("{\"kind\":\"GONE\"}".toByteArray()) }
    }

    @Test
    fun drawOffersItOnlyWhereItIsProven() {
        val recognizers = app.graph.recognizers()
        fun offered() = app.stored { recognizers.backends().map { it.name() } }
        device.known = FakeGraphics.report(Outcome.RIGHT)
        assertEquals("no report was kept: its driver is not opened", listOf("cpu"), offered())
        proven()
        assertEquals(listOf("cpu", "gles"), offered())
        app.stored { recognizers.open(RecognizerSource.SHIPPED, "gles").close() }
        device.known = FakeGraphics.report(Outcome.SILENT)
        assertFalse(app.stored { GraphicsRepository.isProven(device) })
        reportFile().toFile().delete()
        assertEquals(listOf("cpu"), offered())
        val refused =
            assertThrows(UnreadableModelException::class.java) {
                app.stored { recognizers.open(RecognizerSource.SHIPPED, "gles").close() }
            }
        assertEquals(UnreadableModelException.Reason.NO_BACKEND, refused.reason())
    }

    private companion object {
        const val ENDLESS = 5_000_000.0
    }
}
