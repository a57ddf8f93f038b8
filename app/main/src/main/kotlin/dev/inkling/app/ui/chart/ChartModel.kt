package dev.inkling.app.ui.chart

import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
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
)

/** Something that happened at [x], said in a few [words] beside a dotted vertical. */
@Immutable data class ChartEvent(val x: Float, val words: String)

/** What a person does with a chart: where they read it, how far they zoomed, which curves they hid. */
@Stable
class ChartState {
    /** Where the curves are being read, or null. */
    var scrub by mutableStateOf<Float?>(null)

    /** The part of x that is shown, from 0 to 1 of all of it. */
    var window by mutableStateOf(0f..1f)
        private set

    /** Names of the curves that are not drawn. */
    var hidden by mutableStateOf(emptySet<String>())
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

@Composable fun rememberChartState(): ChartState = remember { ChartState() }

/** The x and y axes for [curves] in the part that [state] shows. */
internal fun axesOf(
    curves: List<Curve>,
    state: ChartState,
    logarithmic: Boolean,
    xEnd: Float?,
    yRange: ClosedFloatingPointRange<Float>?,
): Pair<Axis, Axis> {
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
        right = 1f
    }
    right = maxOf(right, xEnd ?: right)
    val wide = right - left
    val x = Axis(left + state.window.start * wide, left + state.window.endInclusive * wide, false)
    if (yRange != null && !logarithmic) return x to Axis(yRange.start, yRange.endInclusive, false)
    var low = Float.POSITIVE_INFINITY
    var high = Float.NEGATIVE_INFINITY
    for (curve in curves) {
        if (curve.name in state.hidden) continue
        for (points in curve.all()) {
            for (i in points.firstFrom(x.from()) until points.size()) {
                if (points.x(i) > x.to()) break
                val value = points.y(i)
                if (value.isNaN() || value.isInfinite() || (logarithmic && value <= 0)) continue
                low = minOf(low, value)
                high = maxOf(high, value)
            }
        }
    }
    if (low > high) {
        low = if (logarithmic) 0.01f else 0f
        high = 1f
    }
    if (logarithmic) return x to Axis(maxOf(low * 0.9f, high * 1e-6f), high * 1.1f, true)
    return x to Axis.around(low, high)
}

/** Whether any of it is above 0, where a logarithmic axis has a place for it. */
internal val Curve.hasPlaceOnLog: Boolean
    get() = all().any { it.isAboveZero }

/** Whether any of the values is a number above 0. */
internal val Points.isAboveZero: Boolean
    get() = (0 until size()).any { y(it) > 0 && y(it) < Float.POSITIVE_INFINITY }

internal fun Curve.all(): List<Points> = listOfNotNull(points, raw, spread?.first, spread?.second)
