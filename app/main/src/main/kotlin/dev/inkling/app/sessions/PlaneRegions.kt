package dev.inkling.app.sessions

import android.graphics.Bitmap
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.graphics.toArgb
import androidx.compose.ui.util.lerp
import dev.inkling.nnlib.watch.Boundary
import kotlin.math.floor
import kotlin.math.hypot

/** How many tones a field runs through from one class to the other. */
private const val TONES = 10

/** Pixels across of the regions' picture. */
private const val PIXELS = 168

/** Below this, a pixel's answers all have the same tone but for rounding. */
private const val LEVEL = 1e-3f

/**
 * The regions of a plane, pixel by pixel from the upper left: from the lowest to the highest answer inside each pixel,
 * counted in tones. So a pixel on the edge of two tones can have a share of both, and the edge has no teeth.
 */
class PlaneRegions(val wide: Int, val high: Int, private val lows: FloatArray, private val highs: FloatArray) {
    /** What share of the tones a pixel has: [tone] is called with each tone's number and share. */
    fun shares(pixel: Int, tone: (Int, Float) -> Unit) {
        val low = lows[pixel]
        val high = highs[pixel]
        for (i in floor(low).toInt().coerceIn(0, TONES - 1)..floor(high).toInt().coerceIn(0, TONES - 1)) {
            val share = if (high - low < LEVEL) 1f else (minOf(high, i + 1f) - maxOf(low, i.toFloat())) / (high - low)
            tone(i, share)
            if (high - low < LEVEL) break
        }
    }

    /** As a picture; [tone] gives the colour of a probability of yes. */
    fun picture(tone: (Float) -> Color): ImageBitmap {
        val tones = List(TONES) { tone((it + 0.5f) / TONES) }
        val pixels =
            IntArray(wide * high) { pixel ->
                var red = 0f
                var green = 0f
                var blue = 0f
                shares(pixel) { i, share ->
                    red += share * tones[i].red
                    green += share * tones[i].green
                    blue += share * tones[i].blue
                }
                Color(red.coerceAtMost(1f), green.coerceAtMost(1f), blue.coerceAtMost(1f)).toArgb()
            }
        return Bitmap.createBitmap(pixels, wide, high, Bitmap.Config.ARGB_8888).asImageBitmap()
    }

    companion object {
        /** Finer than the boundary's grid, whose answers are taken for the middles of its squares. */
        fun of(boundary: Boundary, frame: PlaneFrame): PlaneRegions {
            val side = boundary.side()
            val answers = boundary.answer()
            val high = (PIXELS / frame.aspect).toInt()
            val grid = side / (boundary.max() - boundary.min())
            fun place(value: Double) = ((value - boundary.min()) * grid - 0.5).toFloat().coerceIn(0f, side - 1f)
            val across = FloatArray(PIXELS) { place(frame.left + (it + 0.5) * frame.width / PIXELS) }
            val lows = FloatArray(PIXELS * high)
            val highs = FloatArray(PIXELS * high)
            val step = (frame.width / PIXELS * grid).toFloat()
            for (y in 0 until high) {
                val v = place(frame.top - (y + 0.5) * frame.height / high)
                val low = minOf(v.toInt(), side - 2)
                for (x in 0 until PIXELS) {
                    val left = minOf(across[x].toInt(), side - 2)
                    val at = low * side + left
                    val right = across[x] - left
                    val up = v - low
                    val below = lerp(answers[at], answers[at + 1], right)
                    val above = lerp(answers[at + side], answers[at + side + 1], right)
                    val slope = lerp(answers[at + 1] - answers[at], answers[at + side + 1] - answers[at + side], up)
                    val reach = hypot(slope, above - below) * step * TONES / 2
                    val answer = lerp(below, above, up) * TONES
                    lows[y * PIXELS + x] = (answer - reach).coerceIn(0f, TONES.toFloat())
                    highs[y * PIXELS + x] = (answer + reach).coerceIn(0f, TONES.toFloat())
                }
            }
            return PlaneRegions(PIXELS, high, lows, highs)
        }
    }
}
