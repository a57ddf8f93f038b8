package dev.inkling.app.recognizer

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.lifecycle.ViewModelProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.MainActivity
import dev.inkling.app.draw.DrawViewModel
import dev.inkling.app.reading.PadReader
import dev.inkling.app.testing.Finger
import dev.inkling.app.testing.Finger.Touch
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.pad
import dev.inkling.app.testing.shippedRecognizers
import dev.inkling.nnlib.data.digits.DrawnDigits
import dev.inkling.nnlib.data.digits.Stroke
import kotlin.random.Random
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith

/**
 * Digits by hands that the shipped model never saw, written on the pad by a finger: anywhere, tiny or large, slowly and
 * thick or in haste and thin, with and without pressure.
 */
@RunWith(AndroidJUnit4::class)
class StrangersHandsTest {
    private val app = TestApp()
    private val rule = createAndroidComposeRule<MainActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(app).around(rule)

    @Test
    fun fiveHundredDigitsThroughThePad() {
        val net = shippedRecognizers(app.graph.context(), app.graph.database()).open(RecognizerSource.SHIPPED, "cpu")
        val model = ViewModelProvider(rule.activity)[DrawViewModel::class.java]
        val bounds = rule.pad().fetchSemanticsNode().boundsInWindow
        val digits = DrawnDigits(COUNT, 31, DrawnDigits.Hands.HELD_OUT)
        val wrong = ArrayList<String>()
        for (i in 0 until COUNT) {
            val sample = digits.sample(i)
            rule.runOnUiThread {
                write(Finger(rule.activity, bounds), sample.drawing().strokes(), bounds, Random(i))
                val readings = PadReader.read(model.ink.strokes(), net)
                val read = readings.joinToString("") { it.best().toString() }
                if (read != "${sample.label()}") wrong.add("${sample.label()} (${sample.hand()}) as $read")
                model.clear()
            }
            // Lets the screen catch up now and then, as between two drawings of a person.
            if (i % 100 == 99) rule.waitForIdle()
        }
        val share = 100f * (COUNT - wrong.size) / COUNT
        println("strangers' hands through the pad: ${COUNT - wrong.size} of $COUNT right, $share %; wrong: $wrong")
        assertTrue("$share %: $wrong", share >= LEAST)
    }

    private fun write(finger: Finger, strokes: List<Stroke>, pad: Rect, random: Random) {
        val points = strokes.flatMap { s -> List(s.size()) { Offset(s.x(it), s.y(it)) } }
        val box = Rect(points.minOf { it.x }, points.minOf { it.y }, points.maxOf { it.x }, points.maxOf { it.y })
        val side = minOf(pad.width, pad.height)
        val unit = side * (0.2f + 0.7f * random.nextFloat()) / maxOf(box.width, box.height)
        val left = (pad.width - box.width * unit) * random.nextFloat()
        val top = (pad.height - box.height * unit) * random.nextFloat()
        val pressed = random.nextInt(3) == 0
        val millis = 2L + random.nextInt(24)
        fun touch(x: Float, y: Float) =
            Touch(
                Offset(left + (x - box.left) * unit, top + (y - box.top) * unit),
                if (pressed) 0.2f + 0.6f * random.nextFloat() else 1f,
            )
        for (stroke in strokes) {
            val path = List(stroke.size()) { touch(stroke.x(it), stroke.y(it)) }
            finger.down(path[0])
            path.drop(1).chunked(3).forEach { finger.move(it, millis) }
            finger.up(path.last())
        }
    }

    private companion object {
        const val COUNT = 500
        const val LEAST = 97f
    }
}
