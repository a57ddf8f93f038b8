package dev.inkling.app.ui.chart

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.alpha
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.theme.Ink

/** A curve's line and marker, 30 by 12. */
@Composable
fun SeriesKey(style: SeriesStyle, modifier: Modifier = Modifier) {
    val colour = Ink.colors.series[style.ordinal]
    val sheet = MaterialTheme.colorScheme.surfaceContainerLowest
    Canvas(modifier.size(30.dp, 12.dp)) {
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
 * The names of the curves in a row. A tap hides or shows one, and while the chart is being read each name carries its
 * value there.
 */
@Composable
fun Legend(
    curves: List<Curve>,
    state: ChartState,
    modifier: Modifier = Modifier,
    words: (Float) -> String = Axis::words,
) {
    FlowRow(modifier, horizontalArrangement = Arrangement.spacedBy(16.dp)) {
        for (curve in curves) {
            val shown = curve.name !in state.hidden
            Row(
                Modifier.toggleable(shown, role = Role.Checkbox) { state.toggle(curve.name) }
                    .defaultMinSize(minHeight = 48.dp)
                    .alpha(if (shown) 1f else 0.38f),
                horizontalArrangement = Arrangement.spacedBy(7.dp),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                SeriesKey(curve.style)
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

/** The chart in words, behind a link: the trend of each curve, its extreme, its end. */
@Composable
fun ReadAsText(text: String, modifier: Modifier = Modifier) {
    var open by rememberSaveable { mutableStateOf(false) }
    Column(modifier.fillMaxWidth()) {
        // Its words begin at the margin, as those above it do.
        TextLink(stringResource(R.string.read_as_text), { open = !open }, Modifier.offset(x = (-8).dp))
        if (open) Support(text, Modifier.padding(bottom = 8.dp))
    }
}

/** What a chart of losses says: "Training fell from 2.30 to 0.009; lowest 0.006 at epoch 11.8." for each curve. */
@Composable
fun chartText(
    curves: List<Curve>,
    unit: String,
    scale: Float = 1f,
    lowIsGood: Boolean = true,
    words: (Float) -> String = Axis::words,
): String {
    val locale = LocalConfiguration.current.locales[0]
    return curves
        .filter { it.points.size() > 0 }
        .map { curve ->
            val told = CurveSummary.of(curve.points, lowIsGood)
            val first = words(told.first())
            val last = words(told.last())
            val pattern =
                when {
                    first == last -> R.string.chart_still
                    told.trend() == CurveSummary.Trend.FELL -> R.string.chart_fell
                    told.trend() == CurveSummary.Trend.ROSE -> R.string.chart_rose
                    else -> R.string.chart_level
                }
            val extreme = if (lowIsGood) R.string.chart_lowest else R.string.chart_highest
            stringResource(pattern, curve.name, first, last).replaceFirstChar(Char::titlecase) +
                " " +
                stringResource(extreme, words(told.best()), unit, countWords(told.bestAt() / scale, locale))
        }
        .joinToString(" ")
        .ifEmpty { stringResource(R.string.chart_empty) }
}
