package dev.inkling.app.ui.chart

import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.listSaver
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue

/**
 * One curve of a chart: [points] as the smooth line, what was measured as [raw] under it, and the [spread] over several
 * seeds (lowest and highest) as a wash. [style] is its place among the eight series.
 */
@Immutable
class Curve(
    val name: String,
    val style: SeriesStyle,
    val points: Points,
    val raw: Points? = null,
    val spread: Pair<Points, Points>? = null,
    /** Sparse curves (once an epoch) show a marker at each of their points. */
    val markEach: Boolean = false,
    /** Whether its line is thin: one that goes up and down at every point would be a blot. */
    val thin: Boolean = false,
)

/** Something that happened at [x], said in a few [words] beside a dotted vertical. */
@Immutable data class ChartEvent(val x: Float, val words: String)

/**
 * What a chart is about, for the eye and for TalkBack alike: no chart is without its title and the names of its axes.
 *
 * @param title what is drawn, as the chart's heading: "Loss"
 * @param y what is measured: "cross-entropy"
 * @param x what is counted, in the singular: "epoch"
 * @param values a value of y in words
 * @param tickUnit what stands behind the number at each tick of y
 * @param lowIsGood whether a curve's best value is its lowest
 */
@Immutable
class ChartWords(
    val title: String,
    val y: String,
    val x: String,
    val values: (Float) -> String = Axis::words,
    val tickUnit: String = "",
    val lowIsGood: Boolean = true,
)

/** What stands at the end of each curve. */
enum class EndLabels {
    NONE,
    /** The newest value. */
    VALUES,
    /** The curve's name. */
    NAMES,
}

/**
 * What a person does with a chart: its scale, where they read it, how far they zoomed, which curves they hid.
 *
 * @param logarithmic whether equal ratios have equal heights
 * @param raw whether what was measured is drawn instead of the smooth line
 * @param told whether the chart's text is open
 */
@Stable
class ChartState(
    logarithmic: Boolean = false,
    raw: Boolean = false,
    told: Boolean = false,
    hidden: Set<String> = emptySet(),
) {
    var logarithmic by mutableStateOf(logarithmic)

    var raw by mutableStateOf(raw)

    var told by mutableStateOf(told)

    /** Where the curves are being read, or null. */
    var scrub by mutableStateOf<Float?>(null)

    /** The part of x that is shown, from 0 to 1 of all of it. */
    var window by mutableStateOf(0f..1f)
        private set

    /** Names of the curves that are not drawn. */
    var hidden by mutableStateOf(hidden)
        private set

    fun toggle(name: String) {
        hidden = if (name in hidden) hidden - name else hidden + name
    }

    fun showAll() {
        window = 0f..1f
    }

    /** Zooms by [factor] around [at] (a place in what is shown) and moves by [pan] of its width. */
    fun zoom(factor: Float, at: Float, pan: Float) {
        val wide = window.endInclusive - window.start
        val next = (wide / factor).coerceIn(0.01f, 1f)
        val fixed = window.start + at * wide
        val start = (fixed - at * next - pan * next).coerceIn(0f, 1f - next)
        window = start..(start + next)
    }
}

/** The state of a chart that outlives a rotation; it begins with that scale. */
@Composable
fun rememberChartState(logarithmic: Boolean = false): ChartState =
    rememberSaveable(saver = KEPT) { ChartState(logarithmic) }

private val KEPT =
    listSaver<ChartState, Any>(
        { listOf(it.logarithmic, it.raw, it.told) + it.hidden },
        { ChartState(it[0] as Boolean, it[1] as Boolean, it[2] as Boolean, it.drop(3).map(Any::toString).toSet()) },
    )

/**
 * The x and y axes for [curves] in the part that [state] shows. From its first point on a chart is as wide as the run
 * will be long ([xEnd]): a curve does not shrink under the eye while it grows.
 */
fun axesOf(curves: List<Curve>, state: ChartState, xEnd: Float?): Pair<Axis, Axis> {
    var left = Float.POSITIVE_INFINITY
    var right = Float.NEGATIVE_INFINITY
    for (curve in curves) {
        for (points in curve.all()) {
            if (points.size() == 0) continue
            left = minOf(left, points.x(0), 0f)
            right = maxOf(right, points.x(points.size() - 1))
        }
    }
    if (left > right) {
        left = 0f
        right = xEnd ?: 1f
    }
    right = maxOf(right, xEnd ?: right)
    val wide = right - left
    val x = Axis(left + state.window.start * wide, left + state.window.endInclusive * wide, false)
    return x to heightOf(curves.filter { it.name !in state.hidden }, x, state.logarithmic)
}

private fun heightOf(curves: List<Curve>, x: Axis, logarithmic: Boolean): Axis {
    var low = Float.POSITIVE_INFINITY
    var high = Float.NEGATIVE_INFINITY
    for (curve in curves) {
        for (points in curve.all()) {
            // On a log scale a single good batch would press the line against the ceiling: its ink may leave the frame.
            val mayLeave = logarithmic && points === curve.raw
            for (i in points.firstFrom(x.from()) until points.size()) {
                if (points.x(i) > x.to()) break
                val value = points.y(i)
                if (value.isNaN() || value.isInfinite() || (logarithmic && value <= 0)) continue
                if (!mayLeave) low = minOf(low, value)
                high = maxOf(high, value)
            }
        }
    }
    if (logarithmic) {
        if (high < 0) high = 1f
        if (low > high) low = high * 0.01f
        return Axis(maxOf(low * 0.8f, high * 1e-6f), high * 1.1f, true)
    }
    return if (low > high) Axis(0f, 1f, false) else Axis.around(low, high)
}

/** Whether any of it is above 0, where a logarithmic axis has a place for it. */
internal val Curve.hasPlaceOnLog: Boolean
    get() = all().any { it.isAboveZero }

/** Whether any of the values is a number above 0. */
internal val Points.isAboveZero: Boolean
    get() = (0 until size()).any { y(it) > 0 && y(it) < Float.POSITIVE_INFINITY }

internal fun Curve.all(): List<Points> = listOfNotNull(points, raw, spread?.first, spread?.second)

/**
 * Where the newest point of the curve is between the ends of both axes, from 0 to 1; null where it is not in the
 * picture. Only there it is marked and has its label.
 */
fun Curve.tip(x: Axis, y: Axis): Pair<Float, Float>? {
    val last = points.size() - 1
    if (last < 0 || points.x(last) < x.from() || points.x(last) > x.to()) return null
    val value = points.y(last)
    if (value.isNaN() || value < y.from() || value > y.to()) return null
    return x.place(points.x(last)) to y.place(value)
}

/** The curve with what was measured as its line, where it has that. */
internal fun Curve.asMeasured(): Curve = if (raw == null) this else Curve(name, style, raw, thin = true)
