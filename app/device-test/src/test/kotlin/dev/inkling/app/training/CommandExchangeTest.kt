package dev.inkling.app.training

import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.shippedRecognizers
import dev.inkling.app.testing.trained
import dev.inkling.cli.inkling
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.Presets
import java.io.File
import java.nio.ByteBuffer
import java.util.Random
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith

/** The command itself trains a model that the app reads with, and reads with one that the app trained. */
@RunWith(AndroidJUnit4::class)
class CommandExchangeTest {
    @get:Rule val app = TestApp(shipped = true)

    @get:Rule val folder = TemporaryFolder()

    private val pictures = ByteArray(PICTURES * PIXELS).also(Random(7)::nextBytes)

    @Before fun headless() = app.graph.queue().host(null)

    /** What the command says about each picture. */
    private fun readByTheCommand(model: File): List<FloatArray> {
        val file = folder.newFile("pictures.idx")
        val header = ByteBuffer.allocate(16).putInt(0x803).putInt(PICTURES).putInt(28).putInt(28)
        file.writeBytes(header.array() + pictures)
        return inkling("predict", model.path, file.path, "--json").trim().lines().map { line ->
            Json.parseObject(line).list("probabilities").map { (it as Number).toFloat() }.toFloatArray()
        }
    }

    private fun readInDraw(model: Long): List<FloatArray> {
        val source = shippedRecognizers(ApplicationProvider.getApplicationContext(), app.graph.database())
        return app.stored { source.open(model, "cpu") }
            .use { reader ->
                List(PICTURES) { picture ->
                    reader.read(FloatArray(PIXELS) { (pictures[picture * PIXELS + it].toInt() and 255) / 255f })
                }
            }
    }

    private fun same(byTheCommand: List<FloatArray>, inDraw: List<FloatArray>) {
        assertEquals(PICTURES, byTheCommand.size)
        byTheCommand.zip(inDraw).forEachIndexed { picture, (one, other) ->
            assertArrayEquals("picture $picture", one, other, 0f)
        }
    }

    private fun import(file: File): Long =
        app.stored { file.inputStream().use { app.graph.imports().read(it, file.name) } }.model()

    @Test
    fun whatTheCommandTrainedReadsTheSameInTheApp() {
        val run = folder.newFolder("run")
        inkling("train", "digits", "--model", "784-8-10", "--samples", "400", "--epochs", "1", "--out", run.path)
        val file = File(run, "model.safetensors")
        same(readByTheCommand(file), readInDraw(import(file)))
    }

    @Test
    fun whatTheAppTrainedReadsTheSameInTheCommand() {
        val id = app.trained(Presets.of("digits-notes").apply("model=784-8-10 samples=400 epochs=1"), "to the laptop")
        val file = folder.newFile("from-the-app.safetensors")
        file.writeBytes(app.stored { app.graph.sessionFiles().of(id).bytes(SessionFiles.MODEL) })
        same(readByTheCommand(file), readInDraw(import(file)))
    }

    private companion object {
        const val PICTURES = 12
        const val PIXELS = 784
    }
}
