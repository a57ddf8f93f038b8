package dev.inkling.app.training

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.DrawingEntity
import dev.inkling.app.testing.Folders
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.seenIn
import dev.inkling.app.testing.trained
import dev.inkling.nnlib.data.Dataset
import dev.inkling.nnlib.data.Mnist
import dev.inkling.nnlib.data.PictureDataset
import dev.inkling.nnlib.data.digits.DigitPicture
import dev.inkling.nnlib.data.digits.Drawing
import dev.inkling.nnlib.data.digits.DrawnDigits
import dev.inkling.nnlib.data.digits.Stroke
import dev.inkling.nnlib.nn.Module
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.watch.Evaluation
import java.io.File
import kotlin.math.cos
import kotlin.math.roundToInt
import kotlin.math.sin
import kotlin.random.Random
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/**
 * What comes of teaching the shipped model the digits of several hands by the preset, as the app does it. It prints its
 * figures and judges none; the app's README has the command.
 */
@RunWith(AndroidJUnit4::class)
class OwnDigitsBenchmark {
    @get:Rule val app = TestApp(shipped = true)

    @Before fun headless() = app.graph.queue().host(null)

    private class Digit(val label: Int, val pixels: ByteArray)

    /** One way of writing each digit, of the two that nothing shipped learned from, slanted and turned as a whole. */
    private class Person(val name: String, seed: Int, val slant: Float, val turn: Float) {
        private val ways = Random(seed).let { random -> List(10) { random.nextInt(2) } }

        fun digits(): List<Digit> {
            val drawn = DrawnDigits(WRITTEN, 7, DrawnDigits.Hands.HELD_OUT)
            val samples = List(WRITTEN, drawn::sample)
            val names = samples.groupBy({ it.label() }, { it.hand() }).mapValues { it.value.distinct().sorted() }
            return samples
                .filter { it.hand() == names.getValue(it.label())[ways[it.label()]] }
                .map { Digit(it.label(), bytes(leaning(it.drawing()))) }
        }

        private fun leaning(drawing: Drawing): FloatArray {
            val strokes =
                drawing.strokes().map { stroke ->
                    val x = FloatArray(stroke.size()) { stroke.x(it) - 14 - slant * (stroke.y(it) - 14) }
                    val y = FloatArray(stroke.size()) { stroke.y(it) - 14 }
                    Stroke(
                        FloatArray(x.size) { 14 + cos(turn) * x[it] - sin(turn) * y[it] },
                        FloatArray(x.size) { 14 + sin(turn) * x[it] + cos(turn) * y[it] },
                    )
                }
            return DigitPicture.fromDrawing(Drawing(strokes)).pixels()
        }
    }

    @Test
    fun severalHandsEachFromTheShippedModel() {
        val people =
            listOf(
                Person("upright", 1, 0f, 0f),
                Person("upright too", 2, 0f, 0f),
                Person("slanting forward", 3, 0.8f, 0f),
                Person("slanting back", 4, -0.6f, 0f),
                Person("on a turned phone", 5, 0f, 0.6f),
                Person("turned the other way", 6, 0.4f, -0.4f),
            )
        for (person in people) teach(person.name, person.digits().shuffled(Random(1)))
        teach("sixty drawings by other people", othersDrawings().shuffled(Random(1)))
    }

    /** Teaches some of the digits, and asks about the others. */
    private fun teach(who: String, digits: List<Digit>) {
        val own = digits.take(OWN)
        val fresh = data(digits.drop(OWN).take(FRESH))
        val mnist = Mnist.test(Folders.named("MNIST_DIR").toPath())
        val before = app.graph.trainingData().inUse().build()
        app.stored {
            app.graph.drawings().run {
                delete(everything().map { it.id })
                keep(
                    own.map {
                        DrawingEntity().apply {
                            label = it.label
                            picture = it.pixels
                        }
                    }
                )
            }
        }
        for (seed in 1..SEEDS) {
            val id = app.trained(Presets.of("my-digits-solve").with("seed", seed.toDouble()), who)
            val (compared, after) =
                app.stored {
                    val store = app.graph.sessionFiles().of(id)
                    Outcome.read(store)!!.comparison()!! to SessionExport.model(store)!!
                }
            val said =
                listOf(
                    "own " + of(compared.own()),
                    "held back " + of(compared.held()),
                    "never shown ${right(before, fresh)} -> ${right(after, fresh)} of ${fresh.size()}",
                    "strangers " + of(compared.strangers()),
                    "MNIST ${right(before, mnist)} -> ${right(after, mnist)}",
                    if (compared.isAsGood) "offered" else "not offered",
                )
            println("own digits | $who, seed $seed | ${said.joinToString("; ")}")
        }
    }

    private fun of(count: Comparison.Count) = "${count.before()} -> ${count.after()} of ${count.all()}"

    private fun right(net: Module, digits: Dataset): Int {
        val confusion = Evaluation.of(net, digits).confusion()
        return (0..9).sumOf { confusion.count(it, it).toInt() }
    }

    private fun data(digits: List<Digit>): Dataset {
        val pixels = ByteArray(784 * digits.size)
        digits.forEachIndexed { i, digit -> digit.pixels.copyInto(pixels, 784 * i) }
        return PictureDataset.of(pixels, ByteArray(digits.size) { digits[it].label.toByte() }, 28, 28, 10)
    }

    private fun othersDrawings(): List<Digit> {
        val folder = Folders.named("DRAWINGS_DIR")
        return (0..9).flatMap { digit ->
            File(folder, "$digit")
                .listFiles { f -> f.name.endsWith(".png") }!!
                .sorted()
                .map { Digit(digit, bytes(seenIn(it)!!)) }
        }
    }

    private companion object {
        const val WRITTEN = 2600
        const val OWN = 26
        const val FRESH = 800
        const val SEEDS = 2

        fun bytes(seen: FloatArray) = ByteArray(784) { (255 * seen[it].coerceIn(0f, 1f)).roundToInt().toByte() }
    }
}
