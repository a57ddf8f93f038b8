package dev.inkling.app.training

import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.sessions.ImportFailure
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.shippedRecognizers
import dev.inkling.app.testing.trained
import dev.inkling.app.testing.until
import dev.inkling.nnlib.checkpoint.ModelFile
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.io.Safetensors
import dev.inkling.nnlib.nn.Linear
import dev.inkling.nnlib.nn.Module
import dev.inkling.nnlib.nn.ReLU
import dev.inkling.nnlib.nn.Sequential
import dev.inkling.nnlib.nn.Sigmoid
import dev.inkling.nnlib.nn.Tanh
import dev.inkling.nnlib.predict.Predictor
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Scoring
import dev.inkling.nnlib.tensor.Generator
import dev.inkling.nnlib.tensor.Tensor
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.util.Random
import java.util.zip.ZipInputStream
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/**
 * Models go between the app and the command, and what earlier versions wrote opens. The files in `models` were written
 * by the command of 30 November 2026 (`inkling train digits --model 784-2-10 --samples 400 --epochs 1`), those in
 * `past` by the app and the command before that, each of which had a form of its own. What a file gives is held to a
 * net that is put together by hand from the numbers in it.
 */
@RunWith(AndroidJUnit4::class)
class ModelExchangeTest {
    @get:Rule val app = TestApp(shipped = true)

    @Before fun headless() = app.graph.queue().host(null)

    private fun resource(name: String): ByteArray = javaClass.getResourceAsStream("/$name")!!.use { it.readBytes() }

    private fun import(bytes: ByteArray, name: String) =
        app.stored { app.graph.imports().read(ByteArrayInputStream(bytes), name) }

    private fun session(id: Long): SessionEntity = app.stored { app.graph.sessions().byId(id)!! }

    private fun pack(id: Long): ByteArray =
        app.stored {
            val out = ByteArrayOutputStream()
            app.graph.exports().pack(session(id), app.graph.sessionFiles().of(id), out)
            out.toByteArray()
        }

    private fun digitsByHand() = Sequential(Linear(784, 2, ANY), ReLU(), Linear(2, 10, ANY))

    private fun xorByHand() = Sequential(Linear(2, 8, ANY), Tanh(), Linear(8, 1, ANY), Sigmoid())

    private fun Sequential.loaded(file: ByteArray) = apply {
        load(Safetensors.parse(file, "it").tensors().mapValues { it.value.tensor() })
    }

    private fun readsInDrawAs(byHand: Module, model: Long) {
        val random = Random(5)
        val expected = Predictor(byHand, Scoring.LARGEST, 784)
        val source = shippedRecognizers(ApplicationProvider.getApplicationContext(), app.graph.database())
        app.stored { source.open(model, "cpu") }
            .use {
                repeat(20) { case ->
                    val pixels = FloatArray(784) { if (random.nextInt(4) == 0) random.nextFloat() else 0f }
                    assertArrayEquals("picture $case", expected.read(pixels).probabilities(), it.read(pixels), 0f)
                }
            }
    }

    /**
     * Packed again it is the same, but for settings that came since: they stand at their defaults in its description.
     */
    private fun packsAgain(zip: ByteArray, id: Long) {
        val again = pack(id)
        val names = { of: ByteArray ->
            ZipInputStream(ByteArrayInputStream(of)).use { from ->
                generateSequence { from.nextEntry }.map { it.name }.toList()
            }
        }
        assertEquals(names(zip), names(again))
        for (name in names(zip) - "session.json") assertArrayEquals(name, unzip(zip, name), unzip(again, name))
        val about = { of: ByteArray -> Json.parseObject(unzip(of, "session.json").decodeToString()) }
        assertEquals(RunSpec.fromJson(about(zip).get("run")), RunSpec.fromJson(about(again).get("run")))
        assertEquals(about(zip).fields() - "run", about(again).fields() - "run")
    }

    private fun unzip(zip: ByteArray, name: String): ByteArray =
        ZipInputStream(ByteArrayInputStream(zip)).use { from ->
            generateSequence { from.nextEntry }.first { it.name == name }
            from.readBytes()
        }

    @Test
    fun aModelThatTheCommandTrainedReadsInDrawToTheBit() {
        val file = resource("models/command-digits.safetensors")
        val model = app.stored { app.graph.models().byId(import(file, "from a laptop.safetensors").model()) }
        assertEquals("from a laptop", model.name)
        assertEquals("what it reached stands in the file", 0.1, model.accuracy!!, 0.0)
        readsInDrawAs(digitsByHand().loaded(file), model.id)
    }

    @Test
    fun whatASessionWritesSaysHowItWasTrained() {
        val spec = Presets.of("digits-notes").apply("model=784-2-10 samples=400 epochs=1")
        val id = app.trained(spec, "to the laptop")
        val file = ModelFile.parse(app.stored { app.graph.sessionFiles().of(id).bytes(SessionFiles.MODEL) }, "it")
        assertEquals(spec, file.run())
        assertEquals(Scoring.LARGEST, file.scoring())
        assertEquals((0..9).map { "$it" }, file.classes())
        assertEquals(session(id).testAccuracy!!, file.results().number("testAccuracy"), 0.0)
        assertEquals(1, file.results().whole("epochs"))
    }

    /** A session that was stopped has its model in its checkpoint alone. */
    @Test
    fun whatAStoppedSessionHandsOnSaysItToo() {
        val id =
            app.stored { app.graph.training().start(Presets.of("xor-solve").with("epochs", 5_000_000.0), "long", 0) }
        until("it trains") { (app.graph.training().current().value?.progress()?.step() ?: 0) > 10 }
        app.graph.training().stop(id)
        assertEquals(SessionState.STOPPED, app.awaitEnd(id).state)
        until("the queue is empty") { app.graph.queue().isIdle }
        app.stored { app.graph.sessionFiles().of(id).delete(SessionFiles.MODEL) }
        val uri = app.stored { app.graph.exports().share(session(id), SessionExport.Form.MODEL)!! }
        val bytes = app.graph.files().sharedFolder().resolve(uri.lastPathSegment!!).readBytes()
        val file = ModelFile.parse(bytes, "it")
        assertEquals("xor", file.run().task().word())
        assertEquals(Scoring.PROBABILITY, file.scoring())
    }

    @Test
    fun aModelOfThePastReadsInDrawToTheBit() {
        val file = resource("past/app-digits.safetensors")
        readsInDrawAs(digitsByHand().loaded(file), import(file, "old.safetensors").model())
    }

    @Test
    fun aSessionOfThePastOpensAndGoesOn() {
        val zip = resource("past/app-xor.zip")
        val id = import(zip, "old.zip").session()
        val came = session(id)
        assertEquals("a session of the past", came.name)
        assertEquals(SessionState.FINISHED, came.state)
        val spec = RunSpec.fromJson(Json.parse(came.spec))
        assertEquals("task=xor activation=tanh lr=0.05 epochs=200", spec.toString())
        val points = Tensor.of(floatArrayOf(0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f, 0.3f, -2f), 5, 2)
        val expected = xorByHand().loaded(unzip(zip, "model.safetensors")).forward(points).toArray()
        val net = app.stored { SessionExport.model(app.graph.sessionFiles().of(id))!! }
        assertArrayEquals(expected, net.forward(points).toArray(), 0f)
        packsAgain(zip, id)

        app.stored { app.graph.training().goOn(id, spec.with("epochs", 260.0)) }
        assertEquals(SessionState.FINISHED, app.awaitEnd(id).state)
        assertEquals(260, session(id).step)
        assertEquals(
            260,
            ModelFile.parse(app.stored { app.graph.sessionFiles().of(id).bytes(SessionFiles.MODEL) }, "it")
                .run()
                .epochs(),
        )
    }

    @Test
    fun aSessionOfThePastOnOnesOwnDigitsKnowsTheModelThatItBeganWith() {
        val zip = resource("past/app-own.zip")
        val id = import(zip, "old.zip").session()
        val store = app.graph.sessionFiles().of(id)
        assertEquals("small", app.stored { SessionExport.began(store) })
        val random = Random(6)
        val pixels = Tensor.of(FloatArray(784) { random.nextFloat() }, 1, 784)
        val byHand = digitsByHand().loaded(unzip(zip, MyDigitsData.READER)).forward(pixels).toArray()
        val reader = app.stored { MyDigitsData.read(store)!!.reader().build() }
        assertArrayEquals(byHand, reader.forward(pixels).toArray(), 0f)
        packsAgain(zip, id)
        val spec = RunSpec.fromJson(Json.parse(session(id).spec))
        app.stored { app.graph.training().goOn(id, spec.with("epochs", 2.0)) }
        assertEquals(SessionState.FINISHED, app.awaitEnd(id).state)
        assertEquals("small", app.stored { Outcome.read(store)!!.comparison()!!.before() })
    }

    @Test
    fun whatIsWrongWithAModelHasItsOwnWords() {
        val file = resource("models/command-digits.safetensors")
        fun refusal(bytes: ByteArray): ImportFailure {
            val why = assertThrows(java.io.IOException::class.java) { import(bytes, "it.safetensors") }
            assertEquals("nothing was kept", 0, app.graph.files().modelsFolder().list()?.size ?: 0)
            return ImportFailure.of(why)
        }
        fun changed(from: String, to: String) =
            String(file, Charsets.ISO_8859_1)
                .also { check(it.contains(from)) }
                .replace(from, to)
                .toByteArray(Charsets.ISO_8859_1)
        assertEquals(ImportFailure.BARE, refusal(changed("\"inkling\":", "\"elsewhe\":")))
        assertEquals(ImportFailure.NEWER, refusal(changed("\\\"version\\\":1,\\\"net", "\\\"version\\\":2,\\\"net")))
        assertEquals(ImportFailure.NOT_FOR_DIGITS, refusal(resource("past/command-xor.safetensors")))
        assertEquals(ImportFailure.CUT, refusal(file.copyOf(file.size - 9)))
        assertEquals(ImportFailure.FOREIGN, refusal("%PDF-1.7 and so on, longer than a header".toByteArray()))
        assertEquals(
            ImportFailure.DAMAGED,
            refusal(file.copyOf().also { it[it.size - 9] = (it[it.size - 9] + 1).toByte() }),
        )
    }

    private companion object {
        val ANY = Generator(1)
    }
}
