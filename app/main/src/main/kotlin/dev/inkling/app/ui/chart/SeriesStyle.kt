package dev.inkling.app.ui.chart

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp

/**
 * How the eight series differ besides their colour: a dash and a marker each, in a fixed order. With n curves the first
 * n are used.
 */
enum class SeriesStyle(private vararg val dash: Float, private val width: Float = 2.25f) {
    INK,
    INDIGO(9f, 4f),
    GARDENIA(0.1f, 4.6f, width = 2.75f),
    CELADON(9f, 3f, 2f, 3f),
    PLUM(5f, 3f),
    SKY(14f, 4f),
    ROSE(9f, 3f, 2f, 3f, 2f, 3f),
    OLIVE(4f, 2f);

    /** The stroke of this series' line. */
    fun DrawScope.stroke(thin: Boolean = false): Stroke {
        val dots = this@SeriesStyle == GARDENIA
        return Stroke(
            (if (thin) 1f else width).dp.toPx(),
            cap = if (dots || dash.isEmpty()) StrokeCap.Round else StrokeCap.Butt,
            join = StrokeJoin.Round,
            pathEffect =
                if (dash.isEmpty()) null else PathEffect.dashPathEffect(FloatArray(dash.size) { dash[it].dp.toPx() }),
        )
    }

    /** This series' marker at [at]; open ones are filled with the [sheet]. */
    fun DrawScope.marker(at: Offset, colour: Color, sheet: Color) {
        fun px(dp: Float) = dp.dp.toPx()
        val thin = Stroke(px(1.8f))
        when (this@SeriesStyle) {
            INK -> drawCircle(colour, px(3.6f), at)
            INDIGO -> square(at, px(3.3f), colour)
            GARDENIA -> shape(at, colour, 0f, -4.4f, 4.4f, 3.2f, -4.4f, 3.2f)
            CELADON -> shape(at, colour, 0f, -4.8f, 4.8f, 0f, 0f, 4.8f, -4.8f, 0f)
            PLUM -> {
                drawCircle(sheet, px(3.4f), at)
                drawCircle(colour, px(3.4f), at, style = thin)
            }
            SKY -> {
                square(at, px(3f), sheet)
                drawRect(colour, at - Offset(px(3f), px(3f)), Size(px(6f), px(6f)), style = thin)
            }
            ROSE -> {
                val d = px(3.5f)
                drawLine(colour, at - Offset(d, d), at + Offset(d, d), px(2f))
                drawLine(colour, at - Offset(d, -d), at + Offset(d, -d), px(2f))
            }
            OLIVE -> {
                val d = px(4.2f)
                drawLine(colour, at - Offset(d, 0f), at + Offset(d, 0f), px(2f))
                drawLine(colour, at - Offset(0f, d), at + Offset(0f, d), px(2f))
            }
        }
    }

    private fun DrawScope.square(at: Offset, half: Float, colour: Color) =
        drawRect(colour, at - Offset(half, half), Size(2 * half, 2 * half))

    private fun DrawScope.shape(at: Offset, colour: Color, vararg corners: Float) {
        val path = Path()
        for (i in corners.indices step 2) {
            val x = at.x + corners[i].dp.toPx()
            val y = at.y + corners[i + 1].dp.toPx()
            if (i == 0) path.moveTo(x, y) else path.lineTo(x, y)
        }
        path.close()
        drawPath(path, colour)
    }
}
