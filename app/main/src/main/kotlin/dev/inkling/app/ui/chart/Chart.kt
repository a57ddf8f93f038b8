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
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalDensity
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

/**
 * Curves on a sheet. Hold or drag to read them, pinch to zoom, double tap for all of it, left and right keys to step.
 * TalkBack hears [description], the same text that "Read as text" shows.
 *
 * @param unit what x counts, said at the last tick: "step", "epoch"
 * @param tickUnit what stands behind the number at each tick of y
 * @param scale how many of x make one of the unit that the ticks count (550 steps an epoch)
 */
@Composable
fun Chart(
    curves: List<Curve>,
    description: String,
    unit: String,
    modifier: Modifier = Modifier,
    state: ChartState = rememberChartState(),
    logarithmic: Boolean = false,
    scale: Float = 1f,
    xEnd: Float? = null,
    yRange: ClosedFloatingPointRange<Float>? = null,
    events: List<ChartEvent> = emptyList(),
    endValues: Boolean = true,
    yWords: (Float) -> String = Axis::words,
    tickUnit: String = "",
) {
    val density = LocalDensity.current
    val touch = rememberTouch()
    val measurer = rememberTextMeasurer(MEASURED)
    val look = rememberChartLook()
    val shown = curves.filter { it.name !in state.hidden }
    val (x, y) = axesOf(curves, state, logarithmic, xEnd, yRange)
    val ticks = y.ticks(4)
    // As wide as the words beside the chart, which are never cut.
    fun room(least: Dp, words: List<String>, style: TextStyle, apart: Dp) =
        with(density) {
            val widest = words.maxOfOrNull { measurer.measure(it, style).size.width } ?: 0
            maxOf(least * fontScale.coerceIn(1f, 1.6f), widest.toDp() + apart)
        }
    val gutter = room(38.dp, ticks.map { it.words() + tickUnit }, look.tick, 10.dp)
    val ends = shown.filter { it.points.size() > 0 }.map { endWords(it.points.y(it.points.size() - 1), yWords) }
    val bold = look.value.copy(fontWeight = FontWeight.Bold)
    val right = if (endValues) room(62.dp, ends, bold, 14.dp) else 14.dp
    val plot = { size: androidx.compose.ui.geometry.Size ->
        with(density) {
            Rect(
                gutter.toPx(),
                12.dp.toPx(),
                size.width - right.toPx(),
                size.height - 24.dp.toPx() * fontScale.coerceIn(1f, 1.8f),
            )
        }
    }
    val focus = remember { MutableInteractionSource() }
    Box(
        modifier
            .sheet()
            .semantics { contentDescription = description }
            .chartKeys(state, curves)
            .focusable(interactionSource = focus)
            .indication(focus, LocalIndication.current)
            .chartGestures(state, plot, { x.value(it) }) { touch.tick() }
    ) {
        Canvas(Modifier.fillMaxSize()) {
            val frame = ChartFrame(plot(size), x, y, scale, unit, look, measurer)
            with(frame) {
                axes(ticks, tickUnit)
                events(events)
                curves(shown)
                if (endValues) ends(shown, yWords)
                state.scrub?.let { scrub(shown, it) }
            }
        }
        if (logarithmic && shown.any { it.points.size() > 0 } && shown.none { it.hasPlaceOnLog }) {
            Text(
                stringResource(R.string.chart_log_nothing),
                Modifier.align(Alignment.Center).padding(start = gutter, end = right),
                style = Ink.type.support,
                textAlign = TextAlign.Center,
            )
        }
    }
}

/** Words of one chart whose widths are kept from frame to frame: those of its ticks and of its ends. */
private const val MEASURED = 32

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
            tick = type.tick.copy(color = scheme.onSurfaceVariant),
            value = type.labelSmall.copy(color = scheme.onSurface),
            event = type.caption.copy(color = scheme.onSurfaceVariant),
            locale = locale,
        )
    }
}
