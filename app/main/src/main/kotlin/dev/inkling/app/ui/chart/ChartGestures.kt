package dev.inkling.app.ui.chart

import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.foundation.gestures.awaitFirstDown
import androidx.compose.foundation.gestures.calculateCentroid
import androidx.compose.foundation.gestures.calculatePan
import androidx.compose.foundation.gestures.calculateZoom
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Modifier
import androidx.compose.ui.composed
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.onKeyEvent
import androidx.compose.ui.input.key.type
import androidx.compose.ui.input.pointer.AwaitPointerEventScope
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.unit.toSize
import kotlin.math.abs

private enum class Intent {
    OPEN,
    READ,
    ZOOM,
    NONE,
}

/** Hold or drag sideways reads, two fingers zoom, a tap stops reading, two taps show all; up and down still scroll. */
internal fun Modifier.chartGestures(
    state: ChartState,
    plot: (Size) -> Rect,
    valueAt: (Float) -> Float,
    onTick: () -> Unit,
): Modifier = composed {
    val now = rememberUpdatedState(Triple(plot, valueAt, onTick))
    val taps = remember { Taps() }
    pointerInput(state) {
        awaitEachGesture {
            val down = awaitFirstDown(requireUnconsumed = false)
            var intent = Intent.OPEN
            val read = { at: Offset ->
                val (frame, value, tick) = now.value
                val area = frame(size.toSize())
                val next = value(((at.x - area.left) / area.width).coerceIn(0f, 1f))
                if (next != state.scrub) tick()
                state.scrub = next
            }
            while (true) {
                val event =
                    if (intent == Intent.OPEN) next(viewConfiguration.longPressTimeoutMillis) else awaitPointerEvent()
                if (event == null) {
                    intent = Intent.READ
                    read(down.position)
                    continue
                }
                if (event.changes.none { it.pressed }) break
                val moved = event.changes.first().position - down.position
                when {
                    event.changes.count { it.pressed } > 1 -> intent = Intent.ZOOM
                    intent == Intent.OPEN && abs(moved.x) > viewConfiguration.touchSlop -> intent = Intent.READ
                    intent == Intent.OPEN && abs(moved.y) > viewConfiguration.touchSlop -> intent = Intent.NONE
                }
                if (intent == Intent.ZOOM) {
                    val area = now.value.first(size.toSize())
                    val middle = event.calculateCentroid(useCurrent = false)
                    if (middle != Offset.Unspecified) {
                        val at = ((middle.x - area.left) / area.width).coerceIn(0f, 1f)
                        state.zoom(event.calculateZoom(), at, event.calculatePan().x / area.width)
                    }
                }
                if (intent == Intent.READ) read(event.changes.first().position)
                if (intent == Intent.READ || intent == Intent.ZOOM) event.changes.forEach { it.consume() }
            }
            if (intent == Intent.OPEN) {
                state.scrub = null
                if (taps.isSecond(down.uptimeMillis, viewConfiguration.doubleTapTimeoutMillis)) state.showAll()
            }
        }
    }
}

private suspend fun AwaitPointerEventScope.next(millis: Long) = withTimeoutOrNull(millis) { awaitPointerEvent() }

private class Taps {
    private var last = Long.MIN_VALUE / 2

    fun isSecond(now: Long, within: Long): Boolean {
        val second = now - last <= within
        last = now
        return second
    }
}

/** The left and right keys step from point to point of the first curve; Escape stops reading. */
internal fun Modifier.chartKeys(state: ChartState, curves: List<Curve>): Modifier = onKeyEvent { event ->
    val points = curves.firstOrNull { it.name !in state.hidden }?.points
    if (event.type != KeyEventType.KeyDown || points == null || points.size() == 0) return@onKeyEvent false
    val at = state.scrub?.let { points.nearest(it) } ?: (points.size() - 1)
    when (event.key) {
        Key.DirectionLeft -> state.scrub = points.x(maxOf(0, at - 1))
        Key.DirectionRight -> state.scrub = points.x(minOf(points.size() - 1, at + 1))
        Key.Escape -> {
            // With nothing to stop, it is for whoever goes back.
            if (state.scrub == null) return@onKeyEvent false
            state.scrub = null
        }
        else -> return@onKeyEvent false
    }
    true
}
