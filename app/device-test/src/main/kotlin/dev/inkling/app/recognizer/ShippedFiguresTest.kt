package dev.inkling.app.recognizer

import android.content.Context
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.InklingApp
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.reading.DigitReading
import dev.inkling.app.reading.DigitReading.Certainty
import dev.inkling.app.reading.PadReader
import dev.inkling.app.testing.Folders
import dev.inkling.app.testing.seenIn
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.nnlib.data.digits.DrawnDigits
import dev.inkling.nnlib.data.digits.Scribbles
import java.io.File
import java.io.FileInputStream
import java.util.zip.GZIPInputStream
import kotlin.random.Random
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** What the shipped model can do, opened and asked as the app does it; each test prints what it measured. */
@RunWith(AndroidJUnit4::class)
class ShippedFiguresTest {
    private val net =
        InklingApp.graphOf(ApplicationProvider.getApplicationContext<Context>())
            .recognizers()
            .open(RecognizerSource.SHIPPED, "cpu")

    @Test
    fun sixtyDrawingsByOtherPeople() {
        val folder = Folders.named("DRAWINGS_DIR")
        val wrong = ArrayList<String>()
        var all = 0
        for (digit in 0..9) {
            for (file in File(folder, "$digit").listFiles { f -> f.name.endsWith(".png") }!!.sorted()) {
                val reading = readPicture(file)
                all++
                if (reading?.best() != digit) wrong.add("$digit/${file.name} as ${reading?.best()}")
            }
        }
        println("drawings by other people: ${all - wrong.size} of $all right; wrong: $wrong")
        assertEquals(60, all)
        assertTrue("$wrong", all - wrong.size >= 59)
    }

    @Test
    fun theTestPicturesOfMnist() {
        val folder = Folders.named("MNIST_DIR")
        val pictures = idx(folder, "t10k-images-idx3-ubyte", 16)
        val labels = idx(folder, "t10k-labels-idx1-ubyte", 8)
        assertEquals(labels.size * 784, pictures.size)
        val pixels = FloatArray(784)
        val right =
            labels.indices.count { i ->
                for (p in 0 until 784) pixels[p] = (pictures[784 * i + p].toInt() and 255) / 255f
                best(net.read(pixels)) == labels[i].toInt()
            }
        println("MNIST's test pictures: $right of ${labels.size} right, ${100f * right / labels.size} %")
        assertTrue("$right of ${labels.size}", right >= 9940)
    }

    @Test
    fun noiseIsSeldomClaimedToBeADigit() {
        val pictures = Scribbles.pictures(2400, 20_261_121)
        val input = FloatArray(784)
        val label = FloatArray(1)
        var claimed = 0
        var all = 0
        for (i in 0 until pictures.size()) {
            // Of eight kinds in turn the first three are noise: sharp, smoothed, and photographed.
            if (i % 8 > 2) continue
            pictures.read(i, input, 0, label, 0)
            all++
            if (claims(net.read(input))) claimed++
        }
        println("noise: $claimed of $all claimed to be a digit, ${100f * claimed / all} %")
        assertTrue("$claimed of $all", claimed < 0.05 * all)
    }

    @Test
    fun lettersAreSometimesClaimedAndWeSayHowOften() {
        val random = Random(7)
        val said = StringBuilder()
        val beliefs = ArrayList<Float>()
        var claimed = 0
        for ((letter, strokes) in LETTERS) {
            val readings =
                List(50) {
                    val wide = 0.7f + 0.5f * random.nextFloat()
                    val slant = 0.4f * random.nextFloat() - 0.2f
                    val ink = strokes.map { stroke(it, wide, slant, random) }
                    PadReader.read(ink, net)
                }
            val sure = readings.count { r -> r.size == 1 && r[0].certainty() != Certainty.UNSURE }
            val mostly =
                readings.filter { it.size == 1 }.groupingBy { it[0].best() }.eachCount().maxByOrNull { it.value }
            beliefs.addAll(readings.filter { it.size == 1 }.map { it[0].belief(it[0].best()) })
            said.append(" $letter $sure (mostly ${mostly?.key})")
            claimed += sure
            assertEquals("$letter is ink, and something is read", 50, readings.count { it.isNotEmpty() })
        }
        println("letters, of 50 each claimed to be a digit:$said; ${100f * claimed / (50 * LETTERS.size)} % in all")
        sayWhatAThresholdWouldDo(beliefs)
        // B, C and D look like 8, 6 and 0; the others resemble no digit.
        assertTrue("$said", claimed < 0.6 * 50 * LETTERS.size)
    }

    @Test
    fun nothingIsReadFromNothing() {
        assertEquals(0, PadReader.read(emptyList(), net).size)
        val dot = InkStroke.of(floatArrayOf(0.1f), floatArrayOf(0.1f), intArrayOf(0), floatArrayOf(1f))
        assertEquals("a dot", 0, PadReader.read(listOf(dot), net).size)
        val blank = net.read(FloatArray(784))
        println("the blank picture: ${100 * blank.max()} % for a ${best(blank)}")
        assertTrue("an empty picture is claimed to be a digit", !claims(blank))
    }

    /** What the letters would lose by asking for more certainty, and what digits by hands that were held out would. */
    private fun sayWhatAThresholdWouldDo(letters: List<Float>) {
        val digits = DrawnDigits(1000, 31, DrawnDigits.Hands.HELD_OUT).pictures()
        val input = FloatArray(784)
        val heldOut =
            List(digits.size()) {
                digits.read(it, input, 0, FloatArray(1), 0)
                net.read(input).max()
            }
        for (least in listOf(0.8f, 0.95f, 0.99f, 0.999f)) {
            fun share(of: List<Float>) = of.count { it >= least } * 100 / of.size
            println("  at ${100 * least} % or more: ${share(letters)} % of the letters, ${share(heldOut)} % of digits")
        }
    }

    private fun claims(beliefs: FloatArray) =
        DigitReading(beliefs, GreyPicture.BLANK, emptyList()).certainty() != Certainty.UNSURE

    private fun best(beliefs: FloatArray) = beliefs.indices.maxBy { beliefs[it] }

    private fun readPicture(file: File): DigitReading? =
        seenIn(file)?.let { DigitReading(net.read(it), GreyPicture(28, 28, it), emptyList()) }

    private fun idx(folder: File, name: String, header: Int): ByteArray {
        val packed = File(folder, "$name.gz")
        val bytes =
            if (packed.exists()) GZIPInputStream(FileInputStream(packed)).use { it.readBytes() }
            else File(folder, name).readBytes()
        return bytes.copyOfRange(header, bytes.size)
    }

    private fun stroke(points: String, wide: Float, slant: Float, random: Random): InkStroke {
        val n = points.length / 2
        val y = FloatArray(n) { (points[2 * it + 1] - '0' + random.nextFloat() - 0.5f) / 14 - 0.3f }
        val x = FloatArray(n) { (points[2 * it] - '0' + random.nextFloat() - 0.5f) / 14 * wide - slant * y[it] - 0.2f }
        return InkStroke.of(x, y, IntArray(n) { it * 30 }, FloatArray(n) { 1f })
    }

    private companion object {
        /** Strokes on a square of 0 to 9: a point is two figures, x and y, y counted downwards. */
        val LETTERS =
            mapOf(
                'A' to listOf("09204099", "2575"),
                'B' to listOf("0009", "0050726354046473865909"),
                'C' to listOf("826030020628597987"),
                'D' to listOf("0009", "004072774909"),
                'E' to listOf("80000989", "0565"),
                'F' to listOf("800009", "0565"),
            )
    }
}
