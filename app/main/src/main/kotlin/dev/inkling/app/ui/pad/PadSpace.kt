package dev.inkling.app.ui.pad

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size

/** Where the pad's units lie in a picture, and how many of its own go into one of the pad's. */
interface PadMap {
    val scale: Float

    fun x(padX: Float): Float

    fun y(padY: Float): Float
}

/**
 * Where the pad's units lie on the screen: the shorter side is 1 and the centre the origin, so that a drawing keeps its
 * place when the pad changes its size. Ink that a larger pad let through is shown smaller rather than cut.
 */
class PadSpace(private val size: Size, strokes: List<InkStroke>) : PadMap {
    override val scale: Float

    init {
        val side = minOf(size.width, size.height)
        var fit = 1f
        val halfWidth = size.width / side / 2
        val halfHeight = size.height / side / 2
        for (stroke in strokes) {
            for (i in 0 until stroke.size()) {
                val x = kotlin.math.abs(stroke.x(i))
                val y = kotlin.math.abs(stroke.y(i))
                if (x > halfWidth) fit = minOf(fit, halfWidth / x)
                if (y > halfHeight) fit = minOf(fit, halfHeight / y)
            }
        }
        scale = side * fit
    }

    override fun x(padX: Float): Float = size.width / 2 + padX * scale

    override fun y(padY: Float): Float = size.height / 2 + padY * scale

    fun toScreen(x: Float, y: Float) = Offset(x(x), y(y))

    fun toPad(at: Offset) = Offset((at.x - size.width / 2) / scale, (at.y - size.height / 2) / scale)
}
