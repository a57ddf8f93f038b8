package dev.inkling.app.training

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.ModelEntity
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.strangersDrawings
import dev.inkling.app.testing.until
import dev.inkling.nnlib.checkpoint.Checkpoints
import dev.inkling.nnlib.io.BadFileException
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/** A session on one's own digits keeps what it began with, and is compared with the model from before. */
@RunWith(AndroidJUnit4::class)
class OwnDigitsSessionTest {
    @get:Rule val app = TestApp(shipped = true)

    private val work
        get() = app.graph.training()

    private val queue
        get() = app.graph.queue()

    private val short = Presets.of("my-digits-solve").apply("samples=400 epochs=2")

    @Before
    fun headless() {
        queue.host(null)
        app.stored { app.graph.drawings().keep(strangersDrawings(26, 3)) }
    }

    private fun session(id: Long): SessionEntity = app.stored { app.graph.sessions().byId(id)!! }

    private fun spec(id: Long) = RunSpec.fromJson(Json.parse(session(id).spec))

    private fun start(spec: RunSpec, parent: Long = 0) = app.stored { work.start(spec, "mine", parent) }

    private fun store(id: Long) = app.graph.sessionFiles().of(id)

    private fun finished(id: Long): SessionEntity {
        val ended = app.awaitEnd(id)
        assertEquals(ended.failure, SessionState.FINISHED, ended.state)
        until("the queue is empty") { queue.isIdle }
        return ended
    }

    private fun bytes(id: Long, file: String): ByteArray = app.stored { store(id).bytes(file) }

    private fun comparison(id: Long): Comparison = app.stored { Outcome.read(store(id))!!.comparison()!! }

    /** Stops a session before its end, but not before its first steps. */
    private fun stopUnderWay(id: Long) {
        until("it trains") { (work.current().value?.takeIf { it.id() == id }?.progress()?.step() ?: 0) > 1 }
        work.stop(id)
        assertEquals(SessionState.STOPPED, app.awaitEnd(id).state)
        until("the queue is empty") { queue.isIdle }
        assertTrue(app.stored { Checkpoints(store(id)).latest()!!.step() } < session(id).steps)
    }

    /** The drawings of today are others, and the model in use is gone. */
    private fun everythingElseChanges() {
        app.stored {
            app.graph.drawings().run {
                delete(everything().map { it.id }.drop(7))
                keep(strangersDrawings(40, 9))
            }
        }
    }

    @Test
    fun itEndsWithTheSameBitsWhateverBecameOfTheDrawingsMeanwhile() {
        val whole = start(short)
        finished(whole)
        val stopped = start(short)
        stopUnderWay(stopped)
        everythingElseChanges()
        app.stored { work.goOn(stopped, spec(stopped)) }
        finished(stopped)
        assertArrayEquals(bytes(whole, SessionFiles.MODEL), bytes(stopped, SessionFiles.MODEL))
        assertEquals(comparison(whole), comparison(stopped))
    }

    @Test
    fun itGoesOnOnAnotherPhone() {
        val whole = start(short)
        finished(whole)
        val stopped = start(short)
        stopUnderWay(stopped)
        val zip =
            app.stored {
                val out = ByteArrayOutputStream()
                app.graph.exports().pack(session(stopped), store(stopped), out)
                out.toByteArray()
            }
        app.stored { app.graph.drawings().run { delete(everything().map { it.id }) } }
        val came = app.stored { app.graph.imports().read(ByteArrayInputStream(zip), "it.zip").session() }
        app.stored { work.goOn(came, spec(came)) }
        finished(came)
        assertArrayEquals(bytes(whole, SessionFiles.MODEL), bytes(came, SessionFiles.MODEL))
        assertEquals(comparison(whole), comparison(came))
    }

    @Test
    fun itStartsFromTheModelInUseAlsoWhenThatIsDeletedBeforeItsTurn() {
        val first = start(short)
        finished(first)
        val model = app.stored { app.graph.exports().toModels(session(first))!! }
        app.graph.settings().change { it.withModel(model) }
        val blocks = app.stored { work.start(Presets.of("xor-solve").with("epochs", 5_000_000.0), "long", 0) }
        until("another session trains") { work.current().value?.id() == blocks }
        val waits = start(short)
        app.graph.settings().change { it.withModel(0) }
        app.stored {
            val row: ModelEntity = app.graph.models().byId(model)
            app.graph.models().remove(model)
            assertTrue(app.graph.files().deleteModel(row.file))
        }
        work.stop(blocks)
        finished(waits)
        assertEquals("mine", comparison(waits).before())
        assertEquals(comparison(first).own().after(), comparison(waits).own().before())
        assertEquals("model", spec(waits).text("from"))
    }

    @Test
    fun withAnotherNetItStartsFromRandomWeightsAndSaysSo() {
        val id = start(short.apply("model=784-20-10"))
        assertEquals("random", spec(id).text("from"))
        finished(id)
        val compared = comparison(id)
        assertFalse("$compared: 8 steps from scratch read nobody's digits", compared.isAsGood)
        assertTrue("it is compared with Inkling's all the same", compared.own().before() >= 24)
    }

    @Test
    fun whatWasNotThereWhenItWasAskedForIsTakenWhenItIs() {
        val drawn = app.stored { app.graph.drawings().run { delete(everything().map { it.id }) } }
        val id = start(short)
        assertEquals(FailureReason.NO_DRAWINGS, FailureReason.named(app.awaitEnd(id).failure))
        until("the queue is empty") { queue.isIdle }
        app.stored {
            app.graph.drawings().restore(drawn)
            work.goOn(id, spec(id))
        }
        finished(id)
        assertEquals(26, comparison(id).own().all())
    }

    @Test
    fun withoutRoomForItsCopyItHasFailedAndSaysSo() {
        app.disk.full = true
        val id = start(short)
        assertEquals(FailureReason.DISK_FULL, FailureReason.named(app.awaitEnd(id).failure))
        app.disk.full = false
        app.stored { work.goOn(id, spec(id)) }
        finished(id)
    }

    @Test
    fun aResultFromBeforeThereWereComparisonsIsRead() {
        val id = start(short)
        finished(id)
        val old = String(bytes(id, "outcome.json")).replace(Regex(",\"comparison\":\\{.*?\\}\\}"), "")
        assertFalse(old, old.contains("comparison"))
        val read = Outcome.parse(old.toByteArray())
        assertNull(read.comparison())
        assertEquals(2000, read.samples())
    }

    @Test
    fun aComparisonThatCannotBeIsNotBelieved() {
        val id = start(short)
        finished(id)
        val said = String(bytes(id, "outcome.json"))
        val impossible = said.replace(Regex("\"all\":26,\"before\":\\d+"), "\"all\":26,\"before\":27")
        assertTrue(said, impossible != said)
        assertThrows(IllegalArgumentException::class.java) { Outcome.parse(impossible.toByteArray()) }
        val drawings = bytes(id, MyDigitsData.DRAWINGS)
        assertThrows(BadFileException::class.java) { MyDigitsData.parseDrawings(drawings.copyOf(drawings.size - 9)) }
    }
}
