package dev.inkling.app.ui.chart

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Canvas
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.CanvasDrawScope
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.toPixelMap
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.test.ext.junit.runners.AndroidJUnit4
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** No series is known by its colour alone: drawn in black, each line and each marker is still its own. */
@RunWith(AndroidJUnit4::class)
class SeriesStyleTest {
    @Test
    fun linesDifferWithoutColour() =
        allDiffer("lines") { style ->
            val line =
                Path().apply {
                    moveTo(4f, size.height / 2)
                    lineTo(size.width - 4f, size.height / 2)
                }
            with(style) { drawPath(line, Color.Black, style = stroke()) }
        }

    @Test
    fun markersDifferWithoutColour() =
        allDiffer("markers") { style ->
            with(style) { marker(Offset(size.width / 2, size.height / 2), Color.Black, Color.White) }
        }

    private fun allDiffer(what: String, draw: DrawScope.(SeriesStyle) -> Unit) {
        val pictures = SeriesStyle.entries.associateWith { style -> picture { draw(style) } }
        for ((a, one) in pictures) for ((b, other) in pictures) {
            if (a >= b) continue
            val differ = one.indices.count { kotlin.math.abs(one[it] - other[it]) > 0.3f }
            assertTrue("the $what of $a and $b differ in $differ pixels only", differ >= 20)
        }
    }

    private fun picture(draw: DrawScope.() -> Unit): FloatArray {
        val image = ImageBitmap(240, 32)
        val whole = Size(240f, 32f)
        CanvasDrawScope().draw(Density(2f), LayoutDirection.Ltr, Canvas(image), whole) {
            drawRect(Color.White)
            draw()
        }
        val pixels = image.toPixelMap()
        return FloatArray(240 * 32) { pixels[it % 240, it / 240].red }
    }
}
