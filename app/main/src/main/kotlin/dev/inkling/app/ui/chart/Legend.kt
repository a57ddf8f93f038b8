package dev.inkling.app.ui.chart

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.alpha
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.theme.Ink

/** A curve's line and marker, 30 by 12. */
@Composable
fun SeriesKey(style: SeriesStyle, modifier: Modifier = Modifier) {
    val colour = Ink.colors.series[style.ordinal]
    val sheet = MaterialTheme.colorScheme.surfaceContainerLowest
    Canvas(modifier.size(KEY_WIDE, 12.dp)) {
        val middle = size.height / 2
        val line =
            Path().apply {
                moveTo(1.dp.toPx(), middle)
                lineTo(size.width, middle)
            }
        with(style) {
            drawPath(line, colour, style = stroke())
            marker(Offset(size.width / 2, middle), colour, sheet)
        }
    }
}

/**
 * The names of the curves in a row. A tap hides or shows one, and while the chart is being read each has its value
 * there under its name, where room is kept for it.
 */
@Composable
internal fun Legend(
    curves: List<Curve>,
    state: ChartState,
    modifier: Modifier = Modifier,
    words: (Float) -> String = Axis::words,
) {
    val two = with(LocalDensity.current) { (Ink.type.support.lineHeight * 2).toDp() }
    FlowRow(modifier, horizontalArrangement = Arrangement.spacedBy(LEGEND_APART)) {
        for (curve in curves) {
            val shown = curve.name !in state.hidden
            Row(
                Modifier.toggleable(shown, role = Role.Checkbox) { state.toggle(curve.name) }
                    .defaultMinSize(minHeight = maxOf(48.dp, two))
                    .alpha(if (shown) 1f else 0.38f),
                horizontalArrangement = Arrangement.spacedBy(KEY_APART),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                SeriesKey(curve.style)
                Column {
                    Text(curve.name, style = Ink.type.support)
                    state.scrub?.let { at ->
                        val i = curve.points.nearest(at)
                        if (i >= 0) {
                            Text(words(curve.points.y(i)), style = Ink.type.support.copy(fontWeight = FontWeight.Bold))
                        }
                    }
                }
            }
        }
    }
}

/** How wide the legend is in one line. */
@Composable
internal fun legendWidth(curves: List<Curve>, widths: (String, TextStyle) -> Dp): Dp {
    var all = 0.dp
    for (curve in curves) all += KEY_WIDE + KEY_APART + widths(curve.name, Ink.type.support) + LEGEND_APART
    return all
}

private val KEY_WIDE = 30.dp
private val KEY_APART = 7.dp
private val LEGEND_APART = 14.dp

/** What a chart says: its axes, "Training fell from 2.30 to 0.009; lowest 0.006 at epoch 11.8." for each curve. */
@Composable
internal fun chartText(
    words: ChartWords,
    curves: List<Curve>,
    logarithmic: Boolean,
    scale: Float,
    xEnd: Float?,
    events: List<ChartEvent>,
): String {
    val locale = LocalConfiguration.current.locales[0]
    val axes = stringResource(R.string.chart_axes, words.title, axisName(words, logarithmic), words.x)
    val end = xEnd?.let { stringResource(R.string.chart_until, words.x, countWords(it / scale, locale)) }
    val told =
        curves
            .filter { it.points.size() > 0 }
            .map { curve ->
                val summary = CurveSummary.of(curve.points, words.lowIsGood)
                val first = words.values(summary.first())
                val last = words.values(summary.last())
                val pattern =
                    when {
                        first == last -> R.string.chart_still
                        summary.trend() == CurveSummary.Trend.FELL -> R.string.chart_fell
                        summary.trend() == CurveSummary.Trend.ROSE -> R.string.chart_rose
                        else -> R.string.chart_level
                    }
                val extreme = if (words.lowIsGood) R.string.chart_lowest else R.string.chart_highest
                stringResource(pattern, curve.name, first, last).replaceFirstChar(Char::titlecase) +
                    " " +
                    stringResource(
                        extreme,
                        words.values(summary.best()),
                        words.x,
                        countWords(summary.bestAt() / scale, locale),
                    )
            }
            .ifEmpty { listOf(stringResource(R.string.chart_empty)) }
    val happened = events.joinToString("; ") { it.words }.replaceFirstChar(Char::titlecase)
    return (listOfNotNull(axes, end) + told + listOf(if (happened.isEmpty()) "" else "$happened."))
        .joinToString(" ")
        .trim()
}
