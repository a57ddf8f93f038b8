package dev.inkling.app.testing

import dev.inkling.app.data.DrawingEntity
import dev.inkling.app.ui.pad.InkBytes
import dev.inkling.nnlib.data.digits.DrawnDigits
import kotlin.math.roundToInt

/** A drawing of [digit] by [TestHand], as a stamp keeps it. */
fun ownDrawing(digit: Int) =
    DrawingEntity().apply {
        label = digit
        readAs = digit
        createdAt = 1_790_000_000_000
        strokes = InkBytes.ofStrokes(TestHand.ink(digit))
        picture = TestHand.picture(digit).let { seen -> ByteArray(784) { (255 * seen[it]).roundToInt().toByte() } }
    }

/** [count] drawings by hands that nothing shipped learned from, as stamps keep them; their strokes are left out. */
fun strangersDrawings(count: Int, seed: Long): List<DrawingEntity> {
    val digits = DrawnDigits(count, seed, DrawnDigits.Hands.HELD_OUT)
    return List(count) { i ->
        val sample = digits.sample(i)
        DrawingEntity().apply {
            label = sample.label()
            readAs = sample.label()
            createdAt = 1_790_000_000_000 + i
            picture = sample.pixels()
        }
    }
}
