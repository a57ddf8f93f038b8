package dev.inkling.app.ui.chart

import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.clipRect
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.TextMeasurer
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import java.util.Locale
import kotlin.math.abs

/** The colours and the type of a chart. */
internal class ChartLook(
    val sheet: Color,
    val words: Color,
    val quiet: Color,
    val line: Color,
    val flag: Color,
    val onFlag: Color,
    val grid: Color,
    val raw: Color,
    val series: List<Color>,
    val tick: TextStyle,
    val value: TextStyle,
    val event: TextStyle,
    val locale: Locale,
)

/** One drawing of a chart: what goes where in [plot]. */
internal class ChartFrame(
    private val plot: Rect,
    private val x: Axis,
    private val y: Axis,
    private val scale: Float,
    private val unit: String,
    private val look: ChartLook,
    private val measurer: TextMeasurer,
) {
    private fun at(px: Float, py: Float) =
        Offset(plot.left + x.place(px) * plot.width, plot.bottom - y.place(py) * plot.height)

    /** Horizontal lines at round values, the base line, and the words beside both axes. */
    fun DrawScope.axes(
        ticks: List<Axis.Tick>,
        tickUnit: String,
        across: (Axis.Tick) -> String = { tickCount(it, look.locale) },
    ) {
        for (tick in ticks) {
            val line = at(x.from(), tick.value()).y
            drawLine(look.grid, Offset(plot.left, line), Offset(plot.right, line), 1.dp.toPx())
            val words = measurer.measure(tick.words() + tickUnit, look.tick)
            drawText(words, topLeft = Offset(plot.left - 7.dp.toPx() - words.size.width, line - words.size.height / 2f))
        }
        drawLine(look.line, plot.bottomLeft, plot.bottomRight, 1.dp.toPx())
        val unitWords = measurer.measure(unit, look.tick)
        val unitLeft = size.width - unitWords.size.width - 8.dp.toPx()
        val top = plot.bottom + 4.dp.toPx()
        drawText(unitWords, topLeft = Offset(unitLeft, top))
        val counted = Axis(x.from() / scale, x.to() / scale, false)
        var free = 0f
        for (tick in counted.ticks(6)) {
            val words = measurer.measure(across(tick), look.tick)
            val left = plot.left + counted.place(tick.value()) * plot.width - words.size.width / 2f
            if (left < free || left + words.size.width > unitLeft - 6.dp.toPx()) continue
            drawText(words, topLeft = Offset(left, top))
            free = left + words.size.width + 8.dp.toPx()
        }
    }

    /** Dotted verticals with their words. */
    fun DrawScope.events(events: List<ChartEvent>) {
        val dots = PathEffect.dashPathEffect(floatArrayOf(0.1f, 4.dp.toPx()))
        for (event in events) {
            if (event.x < x.from() || event.x > x.to()) continue
            val place = at(event.x, y.from()).x
            drawLine(
                look.quiet,
                Offset(place, plot.top),
                Offset(place, plot.bottom),
                1.dp.toPx(),
                StrokeCap.Round,
                dots,
            )
            val words = measurer.measure(event.words, look.event)
            val room = place + 6.dp.toPx() + words.size.width < plot.right
            val left = if (room) place + 6.dp.toPx() else place - 6.dp.toPx() - words.size.width
            halo(words, Offset(left, plot.top))
        }
    }

    /** Washes of spread, what was measured, then the lines with their markers. */
    fun DrawScope.curves(curves: List<Curve>) {
        clipRect(plot.left - 1, plot.top - 8.dp.toPx(), plot.right + 6.dp.toPx(), plot.bottom) {
            for (curve in curves) {
                curve.spread?.let { (low, high) ->
                    drawPath(wash(thin(low), thin(high)), colour(curve).copy(alpha = 0.18f))
                }
            }
            for (curve in curves) {
                curve.raw?.let {
                    drawPath(line(thin(it)), look.raw, style = Stroke(1.dp.toPx(), join = StrokeJoin.Round))
                }
            }
            for (curve in curves) {
                val points = thin(curve.points)
                drawPath(line(points), colour(curve), style = with(curve.style) { stroke() })
            }
            curves.forEachIndexed { i, curve -> markers(curve, i) }
        }
    }

    private fun DrawScope.markers(curve: Curve, nth: Int) {
        val points = curve.points
        val apart = 64.dp.toPx()
        if (points.size() == 0) return
        var next = plot.left + apart * (0.35f + 0.22f * nth) % apart
        for (i in points.firstFrom(x.from()) until points.size()) {
            if (points.x(i) > x.to()) break
            val place = at(points.x(i), points.y(i))
            val due = if (curve.markEach) place.x >= next - apart * 0.9f else place.x >= next
            if (!due) continue
            with(curve.style) { marker(place, colour(curve), look.sheet) }
            next = place.x + if (curve.markEach) 18.dp.toPx() + apart * 0.9f else apart
        }
        val last = points.size() - 1
        val tip = at(points.x(last), points.y(last))
        if (points.x(last) <= x.to()) {
            if (curve.style == SeriesStyle.INK) drawCircle(colour(curve), 5.dp.toPx(), tip)
            else with(curve.style) { marker(tip, colour(curve), look.sheet) }
        }
    }

    /** A disc for each of the points, which are in no order, and the diagonal under them. */
    fun DrawScope.scatter(across: FloatArray, up: FloatArray) {
        val dash = PathEffect.dashPathEffect(floatArrayOf(6.dp.toPx(), 4.dp.toPx()))
        drawLine(look.quiet, plot.bottomLeft, plot.topRight, 1.5.dp.toPx(), pathEffect = dash)
        for (i in across.indices) {
            val place = at(across[i], up[i])
            drawCircle(look.sheet, 4.5.dp.toPx(), place)
            drawCircle(look.series[SeriesStyle.INDIGO.ordinal], 3.5.dp.toPx(), place)
        }
    }

    /** The newest value of each curve beside its tip, moved apart where two would cover each other. */
    fun DrawScope.ends(curves: List<Curve>, yWords: (Float) -> String) {
        val bold = look.value.copy(fontWeight = FontWeight.Bold)
        val labels =
            curves
                .filter { it.points.size() > 0 && it.points.x(it.points.size() - 1) <= x.to() }
                .map { curve ->
                    val last = curve.points.size() - 1
                    val value = curve.points.y(last)
                    at(curve.points.x(last), value) to measurer.measure(endWords(value, yWords), bold)
                }
                .filter { (tip, _) -> tip.y in plot.top - 1..plot.bottom + 1 }
                .sortedBy { (tip, _) -> tip.y }
        var free = 0f
        val tops =
            FloatArray(labels.size) { i ->
                val (tip, words) = labels[i]
                maxOf(tip.y - words.size.height / 2f, free).also { free = it + words.size.height }
            }
        // Those that would stand on the words below move up.
        var foot = plot.bottom + 4.dp.toPx()
        for (i in labels.indices.reversed()) {
            tops[i] = minOf(tops[i], foot - labels[i].second.size.height)
            foot = tops[i]
        }
        // All in the margin: a curve that ends early would have its value on another's line.
        labels.forEachIndexed { i, (_, words) -> drawText(words, topLeft = Offset(plot.right + 10.dp.toPx(), tops[i])) }
    }

    /** The line of reading with its flag, and a ring on each curve. */
    fun DrawScope.scrub(curves: List<Curve>, where: Float) {
        val place = at(where, y.from()).x.coerceIn(plot.left, plot.right)
        drawLine(look.words, Offset(place, plot.top), Offset(place, plot.bottom), 1.dp.toPx())
        for (curve in curves) {
            val i = curve.points.nearest(where)
            if (i < 0) continue
            val ring = at(curve.points.x(i), curve.points.y(i))
            if (ring.y !in plot.top - 1..plot.bottom + 1) continue
            drawCircle(look.sheet, 4.5.dp.toPx(), ring)
            drawCircle(colour(curve), 4.5.dp.toPx(), ring, style = Stroke(2.dp.toPx()))
        }
        val count = shortCount(where / scale, look.locale)
        val words = measurer.measure("$unit $count", look.tick.copy(color = look.onFlag))
        val wide = words.size.width + 12.dp.toPx()
        val left = (place - wide / 2).coerceIn(0f, size.width - wide)
        drawRoundRect(
            look.flag,
            Offset(left, 0f),
            Size(wide, words.size.height + 4.dp.toPx()),
            CornerRadius(4.dp.toPx()),
        )
        drawText(words, topLeft = Offset(left + 6.dp.toPx(), 2.dp.toPx()))
    }

    private fun DrawScope.halo(words: TextLayoutResult, at: Offset) {
        drawText(words, topLeft = at, drawStyle = Stroke(3.dp.toPx(), join = StrokeJoin.Round), color = look.sheet)
        drawText(words, topLeft = at)
    }

    private fun colour(curve: Curve) = look.series[curve.style.ordinal]

    private fun thin(points: Points) = MinMax.thin(points, x.from(), x.to(), plot.width.toInt().coerceAtLeast(1))

    private fun line(points: Points) =
        Path().apply {
            for (i in 0 until points.size()) {
                val place = at(points.x(i), points.y(i))
                if (i == 0) moveTo(place.x, place.y) else lineTo(place.x, place.y)
            }
        }

    private fun wash(low: Points, high: Points) =
        line(low).apply {
            for (i in high.size() - 1 downTo 0) {
                val place = at(high.x(i), high.y(i))
                lineTo(place.x, place.y)
            }
            close()
        }
}

/** The newest value of a curve beside its tip: to three decimals where they say something. */
internal fun endWords(value: Float, yWords: (Float) -> String): String =
    if (abs(value) in 0.001f..1f && yWords(value) == Axis.words(value)) String.format(Locale.ROOT, "%.3f", value)
    else yWords(value)
