package dev.inkling.app.ui.chart

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.InkToggle
import dev.inkling.app.ui.parts.Menu
import dev.inkling.app.ui.parts.MenuItem
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Segments
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.theme.Ink

/**
 * A chart with all that belongs to it: its heading, the legend beside it, its switches and its menu, the curves, and
 * the same in words for who asks for them.
 *
 * @param height of the sheet with the curves
 * @param scale how many of x make one of what the axis counts (550 steps an epoch)
 * @param xEnd where the run will end; null for the end of the curves
 * @param scales whether there is a choice between a linear and a log scale
 * @param legend whether the curves are named beside the heading; a table below may do it instead
 */
@Composable
fun ChartPart(
    words: ChartWords,
    curves: List<Curve>,
    height: Dp,
    modifier: Modifier = Modifier,
    state: ChartState = rememberChartState(),
    scale: Float = 1f,
    xEnd: Float? = null,
    events: List<ChartEvent> = emptyList(),
    ends: EndLabels = EndLabels.VALUES,
    scales: Boolean = true,
    legend: Boolean = true,
) {
    val smooths = curves.any { it.raw != null }
    val drawn = if (smooths && state.raw) curves.map(Curve::asMeasured) else curves
    val text = chartText(words, drawn, state.logarithmic, scale, xEnd, events)
    Column(modifier.fillMaxWidth()) {
        ChartHead(words, if (legend) drawn else emptyList(), state, scales, smooths)
        Chart(words, drawn, text, state, Modifier.fillMaxWidth().height(height), scale, xEnd, events, ends)
        if (state.told) Support(text, Modifier.padding(vertical = 8.dp))
    }
}

/** What fits into one line with the heading; what does not is in the menu, and the legend below. */
private enum class Beside(val legend: Boolean, val log: Boolean, val smooth: Boolean) {
    ALL(true, true, true),
    LOG(true, true, false),
    LEGEND(true, false, false),
    LOG_ALONE(false, true, false),
    NOTHING(false, false, false),
}

@Composable
private fun ChartHead(words: ChartWords, named: List<Curve>, state: ChartState, scales: Boolean, smooths: Boolean) {
    val log = stringResource(R.string.chart_log)
    val linear = stringResource(R.string.chart_linear)
    val smooth = stringResource(R.string.chart_smooth)
    val raw = stringResource(R.string.chart_raw)
    BoxWithConstraints(Modifier.fillMaxWidth()) {
        val widths = rememberWidths()
        val title = widths(words.title, Ink.type.section) + 12.dp
        val legend = legendWidth(named, widths)
        val small = Ink.type.labelSmall
        fun segment(text: String) = maxOf(48.dp, widths(text, small) + 22.dp)
        val switch = if (scales) segment(linear) + segment(log) else 0.dp
        val smoothing = if (smooths) segment(smooth) + segment(raw) + 10.dp else 0.dp
        val chip = if (scales) segment(log) else 0.dp
        val bare = title + 48.dp
        val beside =
            when {
                bare + legend + switch + smoothing <= maxWidth -> Beside.ALL
                bare + legend + chip <= maxWidth -> Beside.LOG
                bare + legend <= maxWidth -> Beside.LEGEND
                bare + chip <= maxWidth -> Beside.LOG_ALONE
                else -> Beside.NOTHING
            }
        Column {
            Row(Modifier.fillMaxWidth(), verticalAlignment = Alignment.CenterVertically) {
                Section(
                    words.title,
                    if (beside == Beside.NOTHING) Modifier.weight(1f) else Modifier.padding(end = 12.dp),
                )
                if (beside.legend) Legend(named, state, words = words.values)
                if (beside != Beside.NOTHING) Spacer(Modifier.weight(1f))
                if (beside.smooth && smooths) {
                    Segments(listOf(false, true), state.raw, { state.raw = it }, Modifier.padding(end = 10.dp)) {
                        if (it) raw else smooth
                    }
                }
                if (scales && beside.smooth) {
                    Segments(listOf(false, true), state.logarithmic, { state.logarithmic = it }) {
                        if (it) log else linear
                    }
                } else if (scales && beside.log) InkToggle(log, state.logarithmic, { state.logarithmic = it })
                ChartMenu(words, state, scales && !beside.log, smooths && !beside.smooth)
            }
            if (!beside.legend) Legend(named, state, words = words.values)
        }
    }
}

@Composable
private fun ChartMenu(words: ChartWords, state: ChartState, scales: Boolean, smooths: Boolean) {
    var open by remember { mutableStateOf(false) }
    // The dots themselves end at the margin.
    Box(Modifier.offset(x = 12.dp)) {
        IconAction(InkIcon.MORE, stringResource(R.string.chart_more, words.title), { open = true })
        Menu(open, { open = false }) {
            val choose = { act: () -> Unit ->
                {
                    open = false
                    act()
                }
            }
            if (scales) {
                val to = if (state.logarithmic) R.string.chart_to_linear else R.string.chart_to_log
                MenuItem(stringResource(to), choose { state.logarithmic = !state.logarithmic })
            }
            if (smooths) {
                val to = if (state.raw) R.string.chart_to_smooth else R.string.chart_to_raw
                MenuItem(stringResource(to), choose { state.raw = !state.raw })
            }
            val text = if (state.told) R.string.chart_hide_text else R.string.read_as_text
            MenuItem(stringResource(text), choose { state.told = !state.told })
        }
    }
}

/** How wide words are; each is measured once. */
@Composable
internal fun rememberWidths(): (String, TextStyle) -> Dp {
    val measurer = rememberTextMeasurer()
    val density = LocalDensity.current
    val locale = LocalConfiguration.current.locales[0]
    return remember(measurer, density, locale) {
        val known = HashMap<Pair<String, TextStyle>, Dp>()
        val widths = { text: String, style: TextStyle ->
            known.getOrPut(text to style) { with(density) { measurer.measure(text, style).size.width.toDp() } }
        }
        widths
    }
}
