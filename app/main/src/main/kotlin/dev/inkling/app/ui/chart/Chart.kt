package dev.inkling.app.ui.chart

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.LocalIndication
import androidx.compose.foundation.focusable
import androidx.compose.foundation.indication
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.parts.rememberTouch
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink

/**
 * Curves on a sheet. Hold or drag to read them, pinch to zoom, double tap for all of it, left and right keys to step.
 * TalkBack hears [description], the same text that "Read as text" shows.
 *
 * @param unit what x counts, said at the last tick: "steps", "epoch"
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
) {
    val density = LocalDensity.current
    val touch = rememberTouch()
    val measurer = rememberTextMeasurer()
    val scheme = MaterialTheme.colorScheme
    val type = Ink.type
    val ink = Ink.colors
    val look =
        remember(scheme, type, ink) {
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
            )
        }
    val shown = curves.filter { it.name !in state.hidden }
    val (x, y) = axesOf(curves, state, logarithmic, xEnd, yRange)
    val gutter = 38.dp * density.fontScale.coerceIn(1f, 1.6f)
    val right = if (endValues) 62.dp * density.fontScale.coerceIn(1f, 1.6f) else 14.dp
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
                axes(yWords)
                events(events)
                curves(shown)
                if (endValues) ends(shown, yWords)
                state.scrub?.let { scrub(shown, it) }
            }
        }
    }
}
