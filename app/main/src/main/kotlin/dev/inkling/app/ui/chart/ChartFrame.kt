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
import androidx.compose.ui.graphics.drawscope.Fill
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.clipRect
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.TextMeasurer
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.Density
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
    /** The series' colours, as far towards the words' as words in them need to be read. */
    val ends: List<Color>,
    val end: TextStyle,
    val tick: TextStyle,
    val event: TextStyle,
    val locale: Locale,
)

/** What stands at the axes: up and across. */
internal class AxisNames(val y: String, val x: String)

/** The words at the end of a curve: where they stand, and whose they are. */
internal class EndLabel(val style: SeriesStyle, val tip: Offset, val place: Rect, val words: TextLayoutResult)

/** Labels of x that are tried at most, and rows of words at the top of a chart. */
private const val MOST_ACROSS = 6
private const val EVENT_ROWS = 3

/** Where the name of y begins. */
internal const val NAME_LEFT = 8
internal const val NAME_TOP = 5

/** A name at the end of a curve is cut from this width on. */
internal const val END_WIDEST = 150

/** One drawing of a chart: what goes where in [plot]. */
internal class ChartFrame(
    private val plot: Rect,
    private val x: Axis,
    private val y: Axis,
    private val scale: Float,
    private val names: AxisNames,
    private val look: ChartLook,
    private val measurer: TextMeasurer,
) {
    private fun at(px: Float, py: Float) =
        Offset(plot.left + x.place(px) * plot.width, plot.bottom - y.place(py) * plot.height)

    /** Horizontal lines at round values, the base line, the words beside both axes and the axes' names. */
    fun DrawScope.axes(
        ticks: List<Axis.Tick>,
        tickUnit: String,
        across: (Axis.Tick) -> String = { tickCount(it, look.locale) },
    ) {
        drawText(measurer.measure(names.y, look.tick), topLeft = Offset(NAME_LEFT.dp.toPx(), NAME_TOP.dp.toPx()))
        var above = Float.POSITIVE_INFINITY
        for (tick in ticks) {
            val line = at(x.from(), tick.value()).y
            drawLine(look.grid, Offset(plot.left, line), Offset(plot.right, line), 1.dp.toPx())
            val words = measurer.measure(tick.words() + tickUnit, look.tick)
            val top = line - words.size.height / 2f
            // In large type not every line has room for its number.
            if (top + words.size.height > above) continue
            drawText(words, topLeft = Offset(plot.left - 7.dp.toPx() - words.size.width, top))
            above = top
        }
        drawLine(look.line, plot.bottomLeft, plot.bottomRight, 1.dp.toPx())
        val unitWords = measurer.measure(names.x, look.tick)
        val unitLeft = size.width - unitWords.size.width - 8.dp.toPx()
        val top = plot.bottom + 4.dp.toPx()
        drawText(unitWords, topLeft = Offset(unitLeft, top))
        val counted = Axis(x.from() / scale, x.to() / scale, false)
        for (wanted in MOST_ACROSS downTo 1) {
            val shown = counted.counts(wanted).map { it to measurer.measure(across(it), look.tick) }
            val lefts =
                shown.map { (tick, words) ->
                    plot.left + counted.place(tick.value()) * plot.width - words.size.width / 2f
                }
            val ends = lefts.mapIndexed { i, left -> left + shown[i].second.size.width + 8.dp.toPx() }
            // The name of the axis takes the place of the last number where both would not fit.
            val fit = ends.indices.filter { ends[it] < unitLeft }
            if (wanted > 1 && fit.any { it > 0 && lefts[it] < ends[it - 1] }) continue
            for (i in fit) drawText(shown[i].second, topLeft = Offset(lefts[i], top))
            break
        }
    }

    /** Dotted verticals with their words, which stand in as many rows as they need; some may find no room. */
    fun DrawScope.events(events: List<ChartEvent>) {
        val dots = PathEffect.dashPathEffect(floatArrayOf(0.1f, 4.dp.toPx()))
        val shown = events.filter { it.x >= x.from() && it.x <= x.to() }.sortedBy { it.x }
        val apart = 6.dp.toPx()
        val room = Constraints(maxWidth = (size.width - plot.left - 2 * apart).toInt().coerceAtLeast(0))
        val words = shown.map { measurer.measure(it.words, look.event, constraints = room) }
        val lefts =
            FloatArray(shown.size) { i ->
                val place = at(shown[i].x, y.from()).x
                val wide = words[i].size.width
                // Beside its line, on the side that has room; in large type across it.
                val most = size.width - apart - wide
                if (place + apart <= most) place + apart
                else if (place - apart - wide >= plot.left) place - apart - wide else maxOf(plot.left, most)
            }
        val rows = LabelPlaces.rows(lefts, FloatArray(shown.size) { words[it].size.width.toFloat() }, apart, EVENT_ROWS)
        val high = words.maxOfOrNull { it.size.height } ?: 0
        for (event in shown) {
            val place = at(event.x, y.from()).x
            drawLine(
                look.quiet,
                Offset(place, plot.top),
                Offset(place, plot.bottom),
                1.dp.toPx(),
                StrokeCap.Round,
                dots,
            )
        }
        for (i in shown.indices) {
            if (rows[i] >= 0) halo(words[i], Offset(lefts[i], plot.top + rows[i] * high.toFloat()))
        }
    }

    /** Washes of spread, what was measured, then the lines with their markers. */
    fun DrawScope.curves(curves: List<Curve>) {
        clipRect(plot.left - 1, plot.top - 8.dp.toPx(), plot.right + 2.dp.toPx(), plot.bottom) {
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
                drawPath(line(points), colour(curve), style = with(curve.style) { stroke(curve.thin) })
            }
        }
        // Outside of the clip: a marker at the edge is a whole one.
        curves.forEachIndexed { i, curve -> if (!curve.thin) markers(curve, i) else tip(curve) }
    }

    private fun DrawScope.markers(curve: Curve, nth: Int) {
        val points = curve.points
        val apart = 64.dp.toPx()
        if (points.size() == 0) return
        var next = plot.left + apart * (0.35f + 0.22f * nth) % apart
        for (i in points.firstFrom(x.from()) until points.size() - 1) {
            if (points.x(i) > x.to()) break
            val place = at(points.x(i), points.y(i))
            val due = if (curve.markEach) place.x >= next - apart * 0.9f else place.x >= next
            if (!due || !isShown(place)) continue
            with(curve.style) { marker(place, colour(curve), look.sheet) }
            next = place.x + if (curve.markEach) 18.dp.toPx() + apart * 0.9f else apart
        }
        tip(curve)
    }

    /** The newest point. */
    private fun DrawScope.tip(curve: Curve) {
        val tip = tipOf(curve) ?: return
        if (curve.style == SeriesStyle.INK) drawCircle(colour(curve), 5.dp.toPx(), tip)
        else with(curve.style) { marker(tip, colour(curve), look.sheet) }
    }

    private fun tipOf(curve: Curve): Offset? =
        curve.tip(x, y)?.let { (across, up) -> Offset(plot.left + across * plot.width, plot.bottom - up * plot.height) }

    private fun isShown(place: Offset) = place.y in plot.top - 1..plot.bottom + 1

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

    /** The end of each curve in words beside its tip; those that had to move keep a line to it. */
    fun DrawScope.ends(curves: List<Curve>, endWords: (Curve) -> String) {
        for (end in endLabels(curves, endWords)) {
            val colour = look.ends[end.style.ordinal]
            val middle = Offset(end.place.left - 3.dp.toPx(), end.place.center.y)
            if (abs(middle.y - end.tip.y) > 2.dp.toPx()) {
                drawLine(colour, end.tip + Offset(6.dp.toPx(), 0f), middle, 1.dp.toPx())
            }
            halo(end.words, end.place.topLeft, colour)
        }
    }

    /** The labels of those curves whose newest point is in the picture: none without its curve. */
    fun Density.endLabels(curves: List<Curve>, endWords: (Curve) -> String): List<EndLabel> {
        val ends = curves.mapNotNull { curve -> tipOf(curve)?.let { curve to it } }.sortedBy { it.second.y }
        val words =
            ends.map { (curve, _) ->
                measurer.measure(endWords(curve), look.end, TextOverflow.Ellipsis, maxLines = 1, constraints = room())
            }
        val lefts = FloatArray(ends.size) { ends[it].second.x + 11.dp.toPx() }
        val tops =
            LabelPlaces.apart(
                lefts,
                FloatArray(ends.size) { words[it].size.width.toFloat() },
                FloatArray(ends.size) { ends[it].second.y },
                words.maxOfOrNull { it.size.height }?.toFloat() ?: 0f,
                plot.top - 8.dp.toPx(),
                plot.bottom + 4.dp.toPx(),
            )
        return tops.indices.map { i ->
            val size = Size(words[i].size.width.toFloat(), words[i].size.height.toFloat())
            EndLabel(ends[i].first.style, ends[i].second, Rect(Offset(lefts[i], tops[i]), size), words[i])
        }
    }

    private fun Density.room() = Constraints(maxWidth = END_WIDEST.dp.roundToPx())

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
        val words = measurer.measure("${names.x} $count", look.tick.copy(color = look.onFlag))
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

    private fun DrawScope.halo(words: TextLayoutResult, at: Offset, colour: Color = Color.Unspecified) {
        drawText(words, topLeft = at, drawStyle = Stroke(3.dp.toPx(), join = StrokeJoin.Round), color = look.sheet)
        drawText(words, topLeft = at, color = colour, drawStyle = Fill)
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
internal fun endWords(value: Float, values: (Float) -> String): String =
    if (abs(value) in 0.001f..1f && values(value) == Axis.words(value)) String.format(Locale.ROOT, "%.3f", value)
    else values(value)
