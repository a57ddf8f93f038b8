package dev.inkling.app.ui.chart

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.LocalIndication
import androidx.compose.foundation.focusable
import androidx.compose.foundation.indication
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.rememberTouch
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.contrast

/** The tag by which tests find each chart. */
const val CHART = "chart"

/**
 * The curves of a [ChartPart] on their sheet. Hold or drag to read them, pinch to zoom, double tap for all of it, left
 * and right keys to step. TalkBack hears [description], the same text that "Read as text" shows.
 */
@Composable
internal fun Chart(
    words: ChartWords,
    curves: List<Curve>,
    description: String,
    state: ChartState,
    modifier: Modifier,
    scale: Float,
    xEnd: Float?,
    events: List<ChartEvent>,
    ends: EndLabels,
) {
    val density = LocalDensity.current
    val touch = rememberTouch()
    val measurer = rememberTextMeasurer(MEASURED)
    val look = rememberChartLook()
    val shown = curves.filter { it.name !in state.hidden }
    val (x, y) = axesOf(curves, state, xEnd)
    val ticks = y.ticks(LINES)
    val names = AxisNames(axisName(words, state.logarithmic), words.x)
    val endText = { curve: Curve ->
        if (ends == EndLabels.NAMES) curve.name else endWords(curve.points.y(curve.points.size() - 1), words.values)
    }
    // As wide as the words beside the chart, which are never cut.
    fun room(least: Dp, of: List<String>, style: TextStyle, apart: Dp, most: Dp = Dp.Infinity) =
        with(density) {
            val widest = of.maxOfOrNull { measurer.measure(it, style).size.width } ?: 0
            maxOf(least * fontScale.coerceIn(1f, 1.6f), minOf(widest.toDp(), most) + apart)
        }
    val gutter = room(38.dp, ticks.map { it.words() + words.tickUnit }, look.tick, 10.dp)
    val right =
        if (ends == EndLabels.NONE) room(14.dp, listOf(words.x), look.tick, 34.dp)
        else room(62.dp, shown.filter { it.points.size() > 0 }.map(endText), look.end, 16.dp, END_WIDEST.dp)
    val head = with(density) { measurer.measure(names.y, look.tick).size.height.toDp() } + (2 * NAME_TOP).dp
    val plot = { size: Size ->
        with(density) {
            Rect(
                gutter.toPx(),
                head.toPx() + 4.dp.toPx(),
                size.width - right.toPx(),
                size.height - 24.dp.toPx() * fontScale.coerceIn(1f, 1.8f),
            )
        }
    }
    val focus = remember { MutableInteractionSource() }
    Box(
        modifier
            .testTag(CHART)
            .sheet()
            .semantics { contentDescription = description }
            .chartKeys(state, curves)
            .focusable(interactionSource = focus)
            .indication(focus, LocalIndication.current)
            .chartGestures(state, plot, { x.value(it) }) { touch.tick() }
    ) {
        Canvas(Modifier.fillMaxSize()) {
            val frame = ChartFrame(plot(size), x, y, scale, names, look, measurer)
            with(frame) {
                axes(ticks, words.tickUnit)
                curves(shown)
                events(events)
                if (ends != EndLabels.NONE) ends(shown, endText)
                state.scrub?.let { scrub(shown, it) }
            }
        }
        if (state.logarithmic && shown.any { it.points.size() > 0 } && shown.none { it.hasPlaceOnLog }) {
            Text(
                stringResource(R.string.chart_log_nothing),
                Modifier.align(Alignment.Center).padding(start = gutter, end = right),
                style = Ink.type.support,
                textAlign = TextAlign.Center,
            )
        }
    }
}

/** What is measured, and on which scale where that is not the plain one. */
@Composable
internal fun axisName(words: ChartWords, logarithmic: Boolean): String =
    if (logarithmic) stringResource(R.string.chart_on_log, words.y) else words.y

/** Words of one chart whose widths are kept from frame to frame: its ticks, also those tried, its ends and events. */
private const val MEASURED = 64

/** Lines across a chart that there are at least. */
private const val LINES = 4

/** The colours and the type of every chart, in the theme at hand. */
@Composable
internal fun rememberChartLook(): ChartLook {
    val scheme = MaterialTheme.colorScheme
    val type = Ink.type
    val ink = Ink.colors
    val locale = LocalConfiguration.current.locales[0]
    return remember(scheme, type, ink, locale) {
        ChartLook(
            sheet = scheme.surfaceContainerLowest,
            words = scheme.onSurface,
            quiet = scheme.onSurfaceVariant,
            line = scheme.outline,
            flag = scheme.primary,
            onFlag = scheme.onPrimary,
            grid = ink.grid,
            raw = ink.wash2.copy(alpha = 0.42f),
            series = ink.series,
            ends = ink.series.map { readable(it, scheme.onSurface, scheme.surfaceContainerLowest) },
            end = type.labelSmall.copy(fontWeight = FontWeight.Bold),
            tick = type.tick.copy(color = scheme.onSurfaceVariant),
            event = type.caption.copy(color = scheme.onSurfaceVariant),
            locale = locale,
        )
    }
}

/** A series' colour for words: as much of the words' own in it as it takes to be read on the sheet. */
internal fun readable(series: Color, words: Color, sheet: Color): Color =
    (0..STEPS).map { lerp(series, words, it / STEPS.toFloat()) }.first { contrast(it, sheet) >= TEXT_CONTRAST }

private const val STEPS = 20

/** The least contrast of words that WCAG 2.1 asks for. */
private const val TEXT_CONTRAST = 4.5f
