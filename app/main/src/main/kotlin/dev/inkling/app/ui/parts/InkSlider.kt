package dev.inkling.app.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.focusable
import androidx.compose.foundation.gestures.Orientation
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.gestures.draggable
import androidx.compose.foundation.gestures.rememberDraggableState
import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.interaction.collectIsFocusedAsState
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.onKeyEvent
import androidx.compose.ui.input.key.type
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.layout.onSizeChanged
import androidx.compose.ui.semantics.ProgressBarRangeInfo
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.progressBarRangeInfo
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.setProgress
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.unit.dp

/**
 * A line along which a value is chosen: ink up to it, and a bar that the finger moves. 48 dp high.
 *
 * @param share where the value stands, from 0 to 1
 * @param stops how many places it can stand at
 * @param mark where the usual value stands; null for none
 * @param name what TalkBack calls it
 * @param words the value as TalkBack says it
 * @param onShare gets where the finger, a key or TalkBack would have it
 */
@Composable
fun InkSlider(
    share: Float,
    stops: Int,
    mark: Float?,
    name: String,
    words: String,
    onShare: (Float) -> Unit,
    modifier: Modifier = Modifier,
) {
    val scheme = MaterialTheme.colorScheme
    val touch = rememberTouch()
    val places = (stops - 1).coerceAtLeast(1)
    val told = rememberUpdatedState { to: Float ->
        val stop = Math.round(to.coerceIn(0f, 1f) * places)
        if (stop != Math.round(share * places)) touch.tick()
        onShare(stop / places.toFloat())
    }
    var wide by remember { mutableFloatStateOf(1f) }
    var finger by remember { mutableFloatStateOf(0f) }
    val touched = remember { MutableInteractionSource() }
    val focused by touched.collectIsFocusedAsState()
    Canvas(
        modifier
            .fillMaxWidth()
            .height(48.dp)
            .onSizeChanged { wide = it.width.toFloat().coerceAtLeast(1f) }
            .semantics {
                contentDescription = name
                stateDescription = words
                progressBarRangeInfo = ProgressBarRangeInfo(share, 0f..1f, (stops - 2).coerceAtLeast(0))
                setProgress {
                    told.value(it)
                    true
                }
            }
            .onKeyEvent {
                val by =
                    when (it.key) {
                        Key.DirectionLeft -> -1
                        Key.DirectionRight -> 1
                        else -> return@onKeyEvent false
                    }
                if (it.type == KeyEventType.KeyDown) told.value((Math.round(share * places) + by) / places.toFloat())
                true
            }
            .focusable(interactionSource = touched)
            .pointerInput(Unit) { detectTapGestures { told.value(it.x / size.width) } }
            .draggable(
                rememberDraggableState {
                    finger += it
                    told.value(finger / wide)
                },
                Orientation.Horizontal,
                onDragStarted = {
                    finger = it.x
                    told.value(finger / wide)
                },
            )
    ) {
        val middle = size.height / 2
        val bar = Size(5.dp.toPx(), 28.dp.toPx())
        val from = bar.width / 2
        val long = size.width - bar.width
        val x = from + long * share.coerceIn(0f, 1f)
        val thick = 4.dp.toPx()
        val round = CornerRadius(2.dp.toPx())
        drawRoundRect(scheme.surfaceContainerHighest, Offset(from, middle - thick / 2), Size(long, thick), round)
        drawRoundRect(scheme.primary, Offset(from, middle - thick / 2), Size(x - from, thick), round)
        if (mark != null) {
            val at = from + long * mark
            drawLine(scheme.outline, Offset(at, middle + 7.dp.toPx()), Offset(at, middle + 15.dp.toPx()), 2.dp.toPx())
        }
        drawRoundRect(scheme.primary, Offset(x - bar.width / 2, middle - bar.height / 2), bar, round)
        if (focused) {
            val ring = Size(bar.width + 10.dp.toPx(), bar.height + 10.dp.toPx())
            drawRoundRect(
                scheme.secondary,
                Offset(x - ring.width / 2, middle - ring.height / 2),
                ring,
                CornerRadius(6.dp.toPx()),
                Stroke(2.dp.toPx()),
            )
        }
    }
}
