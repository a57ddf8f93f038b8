package dev.inkling.app.ui.pad

import android.graphics.Paint
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.drawIntoCanvas
import androidx.compose.ui.graphics.nativeCanvas
import androidx.compose.ui.graphics.toArgb
import androidx.compose.ui.unit.dp
import kotlin.math.cos
import kotlin.math.sin
import kotlin.random.Random

/** Draws the samples of a brush: short round-ended lines, each as wide as the brush was there. */
fun DrawScope.drawBrush(brush: Brush, map: PadMap, colour: Color) = drawIntoCanvas {
    brush.paintOn(it.nativeCanvas, map, colour.toArgb())
}

/** The same on a canvas of the system, for a picture that leaves the screen. */
fun Brush.paintOn(canvas: android.graphics.Canvas, map: PadMap, colour: Int) {
    val paint =
        Paint(Paint.ANTI_ALIAS_FLAG).apply {
            color = colour
            strokeCap = Paint.Cap.ROUND
        }
    var x = map.x(x(0))
    var y = map.y(y(0))
    if (size() == 1) canvas.drawCircle(x, y, width(0) * map.scale / 2, paint)
    for (i in 1 until size()) {
        paint.strokeWidth = width(i) * map.scale
        canvas.drawLine(x, y, map.x(x(i)), map.y(y(i)), paint)
        x = map.x(x(i))
        y = map.y(y(i))
    }
}

/** The fibres of the paper, the same ones on every sheet of a size and [seed]: they never move. */
fun fibres(width: Float, height: Float, dp: Float, seed: Long = 5): Path {
    val random = Random(seed)
    val path = Path()
    val count = (width * height / (2600 * dp * dp)).toInt()
    repeat(count) {
        val x = random.nextFloat() * width
        val y = random.nextFloat() * height
        val turn = random.nextFloat() * 6.3f
        val length = (10 + random.nextFloat() * 34) * dp
        val bend = turn + (random.nextFloat() - 0.5f)
        path.moveTo(x, y)
        path.quadraticTo(
            x + cos(turn) * length / 2,
            y + sin(turn) * length / 2,
            x + cos(bend) * length,
            y + sin(bend) * length,
        )
    }
    return path
}

/** The dotted cross of a Korean writing book. */
fun DrawScope.drawGuide(ink: Color) {
    val inset = 14.dp.toPx()
    val dot = 1.dp.toPx()
    val dots = PathEffect.dashPathEffect(floatArrayOf(0.01f, 8.dp.toPx()))
    val colour = ink.copy(alpha = 0.34f)
    drawLine(
        colour,
        Offset(size.width / 2, inset),
        Offset(size.width / 2, size.height - inset),
        dot,
        StrokeCap.Round,
        dots,
    )
    drawLine(
        colour,
        Offset(inset, size.height / 2),
        Offset(size.width - inset, size.height / 2),
        dot,
        StrokeCap.Round,
        dots,
    )
}

/** A dotted three to write over, with a dot where it starts and an arrow that says which way. */
class Example(size: Size, dp: Float) {
    private val three: Path
    private val arrow: Path
    private val start: Offset

    init {
        val space = PadSpace(size, emptyList())
        val brush = Brush.along(STROKE)
        val at = List(brush.size()) { space.toScreen(brush.x(it), brush.y(it)) }
        start = at.first()
        three = line(at)
        val beside =
            (8..minOf(52, at.size - 2)).map { i ->
                val way = at[i + 1] - at[i - 1]
                val length = way.getDistance().coerceAtLeast(0.01f)
                at[i] + Offset(way.y, -way.x) / length * 18f * dp
            }
        arrow = line(beside)
        val tip = beside.last()
        val way = tip - beside[beside.size - 6]
        val turn = kotlin.math.atan2(way.y, way.x)
        arrow.moveTo(tip.x - 9 * dp * cos(turn - 0.5f), tip.y - 9 * dp * sin(turn - 0.5f))
        arrow.lineTo(tip.x, tip.y)
        arrow.lineTo(tip.x - 9 * dp * cos(turn + 0.5f), tip.y - 9 * dp * sin(turn + 0.5f))
    }

    fun DrawScope.draw(wash: Color, ink: Color) {
        val dots = PathEffect.dashPathEffect(floatArrayOf(0.01f, 9.dp.toPx()))
        drawPath(three, wash, style = Stroke(2.5.dp.toPx(), cap = StrokeCap.Round, pathEffect = dots))
        drawPath(arrow, ink, style = Stroke(1.75.dp.toPx(), cap = StrokeCap.Round, join = StrokeJoin.Round))
        drawCircle(ink, 7.dp.toPx(), start)
    }

    private fun line(points: List<Offset>) =
        Path().apply {
            moveTo(points[0].x, points[0].y)
            for (point in points.drop(1)) lineTo(point.x, point.y)
        }

    companion object {
        private val PLACES =
            floatArrayOf(
                25f,
                17f,
                44f,
                6f,
                66f,
                13f,
                68f,
                31f,
                50f,
                44f,
                40f,
                47f,
                56f,
                48f,
                74f,
                62f,
                70f,
                83f,
                48f,
                95f,
                22f,
                86f,
            )
        /** The three as a stroke in the pad's units. */
        val STROKE: InkStroke = run {
            val n = PLACES.size / 2
            InkStroke.of(
                FloatArray(n) { (PLACES[2 * it] - 48) / 135 },
                FloatArray(n) { (PLACES[2 * it + 1] - 52) / 135 },
                IntArray(n) { it * 30 },
                FloatArray(n) { 1f },
            )
        }
    }
}
