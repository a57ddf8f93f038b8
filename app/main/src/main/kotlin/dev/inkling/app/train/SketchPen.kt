package dev.inkling.app.train

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.clipRect
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.unit.dp
import kotlin.math.ceil
import kotlin.math.max
import kotlin.math.min
import kotlin.math.sqrt

/** Draws sketches, small in a row and large in a sheet. */
internal class SketchPen(private val scope: DrawScope, private val ink: Color, private val quiet: Color, wide: Float) {
    private val line = Stroke(wide, cap = StrokeCap.Round, join = StrokeJoin.Round)

    /** Where in the picture something stands. */
    class Frame(val left: Float, val top: Float, val right: Float, val bottom: Float) {
        val width = right - left
        val height = bottom - top

        fun at(x: Float, y: Float) = Offset(left + width * x, bottom - height * y)
    }

    private fun px(dp: Float) = with(scope) { dp.dp.toPx() }

    /** Values from left to right, from [low] at the frame's foot to [high] at its top. */
    fun curve(values: FloatArray, frame: Frame, low: Float = values.min(), high: Float = values.max()) {
        if (values.size < 2) return
        val range = max(high - low, 1e-12f)
        val path = Path()
        values.forEachIndexed { i, value ->
            val share = if (value.isFinite()) ((value - low) / range).coerceIn(-1f, 2f) else 2f
            val at = frame.at(i / (values.size - 1f), share)
            if (i == 0) path.moveTo(at.x, at.y) else path.lineTo(at.x, at.y)
        }
        scope.clipRect(frame.left - px(2f), frame.top - px(2f), frame.right + px(2f), frame.bottom + px(2f)) {
            drawPath(path, ink, style = line)
        }
    }

    /** A rate that stays stands in the middle: it has neither risen nor fallen. */
    fun rates(sketches: Sketches, frame: Frame) {
        val rates = sketches.rates()
        val most = rates.max().coerceAtLeast(1e-12f)
        curve(rates, frame, 0f, if (rates.min() == most) 2 * most else most)
    }

    /** From the truth to as wrong as an answer can be drawn. */
    fun loss(sketches: Sketches, frame: Frame) {
        val known = sketches.loss().filter { it.isFinite() }
        if (known.isNotEmpty()) curve(sketches.loss(), frame, min(0f, known.min()), max(known.max(), 1e-6f))
    }

    /** The foot of a picture, and its middle where that is zero. */
    fun axes(frame: Frame, zeroX: Boolean) {
        scope.drawLine(quiet, frame.at(0f, 0f), frame.at(1f, 0f), px(1f))
        if (zeroX) scope.drawLine(quiet.copy(alpha = 0.5f), frame.at(0.5f, 0f), frame.at(0.5f, 1f), px(1f))
    }

    /** The steps of the optimizer in a ravine; the large picture has its slopes, its start and its lowest point. */
    fun way(sketches: Sketches, frame: Frame, small: Boolean) {
        // So much of the plane is seen; both ways have the same scale.
        val scale = min(frame.width / 3.8f, frame.height / 2.3f)
        val middle = Offset((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2)
        fun place(x: Float, y: Float) = middle + Offset((x + 0.15f) * scale, -(y - 0.1f) * scale)
        if (!small) slopes(::place, scale)
        val points = sketches.path()
        // A rate that is far too large leads beyond all numbers.
        val places =
            (points.indices step 2)
                .map { place(points[it].coerceIn(-99f, 99f), points[it + 1].coerceIn(-99f, 99f)) }
                .takeWhile { it.x.isFinite() && it.y.isFinite() }
        val path = Path()
        places.forEachIndexed { i, at -> if (i == 0) path.moveTo(at.x, at.y) else path.lineTo(at.x, at.y) }
        scope.clipRect(0f, 0f, scope.size.width, scope.size.height) {
            drawPath(path, ink, style = line)
            for (at in if (small) places.takeLast(1) else places.drop(1)) drawCircle(ink, px(2.2f), at)
        }
        if (small) return
        val start = place(Sketches.START_X, Sketches.START_Y)
        val low = place(Sketches.LOW_X, Sketches.LOW_Y)
        scope.drawCircle(ink, px(5f), start, style = Stroke(px(1.75f)))
        val arm = px(6f)
        scope.drawLine(ink, low - Offset(arm, 0f), low + Offset(arm, 0f), px(1.75f))
        scope.drawLine(ink, low - Offset(0f, arm), low + Offset(0f, arm), px(1.75f))
    }

    /** Lines of equal height around the lowest point. */
    private fun slopes(place: (Float, Float) -> Offset, scale: Float) {
        val low = place(Sketches.LOW_X, Sketches.LOW_Y)
        for (level in 1..12) {
            val height = 0.055f * level * level
            val along = sqrt(2 * height / Sketches.ALONG) * scale
            val across = sqrt(2 * height / Sketches.ACROSS) * scale
            scope.drawOval(
                quiet.copy(alpha = if (level % 4 == 0) 0.55f else 0.28f),
                low - Offset(along, across),
                Size(2 * along, 2 * across),
                style = Stroke(px(1f)),
            )
        }
    }

    /** An epoch as dots, of which those of one step are inked. */
    fun batch(share: Float, frame: Frame, columns: Int, rows: Int) {
        val all = columns * rows
        val first = ceil(all * share).toInt().coerceIn(1, all)
        for (i in 0 until all) {
            val at = frame.at((i % columns + 0.5f) / columns, 1 - (i / columns + 0.5f) / rows)
            scope.drawCircle(if (i < first) ink else quiet.copy(alpha = 0.45f), px(1.5f), at)
        }
    }

    /** Weights as squares: ink for those above zero, empty ones below it, the paler the smaller. */
    fun weights(values: FloatArray, frame: Frame, paper: Color) {
        val side = min(frame.width / Sketches.COLUMNS, frame.height / Sketches.ROWS)
        val left = frame.left + (frame.width - side * Sketches.COLUMNS) / 2
        val top = frame.top + (frame.height - side * Sketches.ROWS) / 2
        values.forEachIndexed { i, value ->
            val corner = Offset(left + side * (i % Sketches.COLUMNS), top + side * (i / Sketches.COLUMNS))
            val tone = lerp(paper, ink, ((value + 1) / 2).coerceIn(0f, 1f))
            scope.drawRect(tone, corner + Offset(px(0.5f), px(0.5f)), Size(side - px(1f), side - px(1f)))
        }
    }

    /** A processor with a square for each thread that computes. */
    fun chip(threads: Int) {
        val side = px(18f)
        val corner = Offset((scope.size.width - side) / 2, (scope.size.height - side) / 2)
        scope.drawRect(ink, corner, Size(side, side), style = line)
        for (i in 1..3) {
            val x = corner.x + side * i / 4
            scope.drawLine(ink, Offset(x, corner.y - px(4f)), Offset(x, corner.y), line.width)
            scope.drawLine(ink, Offset(x, corner.y + side), Offset(x, corner.y + side + px(4f)), line.width)
        }
        val across = ceil(sqrt(threads.coerceIn(1, 16).toFloat())).toInt()
        val cell = side / (across + 0.6f)
        for (i in 0 until threads.coerceIn(1, 16)) {
            val at = corner + Offset(cell * (i % across + 0.8f), cell * (i / across + 0.8f))
            scope.drawCircle(ink, min(px(2f), cell * 0.32f), at)
        }
    }

    /** The cores of the phone, those filled that compute. */
    fun cores(threads: Int, all: Int, frame: Frame) {
        val count = max(threads, all)
        val columns = if (count > 4) (count + 1) / 2 else count
        val rows = (count + columns - 1) / columns
        val side = min(frame.width / columns, frame.height / rows).coerceAtMost(px(48f))
        val left = frame.left + (frame.width - side * columns) / 2
        val top = frame.top + (frame.height - side * rows) / 2
        for (i in 0 until count) {
            val corner = Offset(left + side * (i % columns) + px(5f), top + side * (i / columns) + px(5f))
            val size = Size(side - px(10f), side - px(10f))
            if (i < threads) scope.drawRect(ink, corner, size)
            else scope.drawRect(quiet, corner, size, style = Stroke(px(1.25f)))
        }
    }
}
