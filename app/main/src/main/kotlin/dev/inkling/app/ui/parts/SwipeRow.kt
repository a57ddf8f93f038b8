package dev.inkling.app.ui.parts

import androidx.compose.animation.core.animate
import androidx.compose.foundation.background
import androidx.compose.foundation.gestures.Orientation
import androidx.compose.foundation.gestures.draggable
import androidx.compose.foundation.gestures.rememberDraggableState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.layout.onSizeChanged
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.SemanticsPropertyReceiver
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.unit.IntOffset
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.theme.Ink
import kotlin.math.abs
import kotlin.math.roundToInt
import kotlin.math.sign

/** What letting go of a row that was drawn aside does. */
class SwipeAction(
    val icon: InkIcon,
    val words: String,
    /** Whether the row leaves the list with it. */
    val leaves: Boolean,
    val act: () -> Unit,
)

/** The same for somebody who does not see the row: its actions by their names. Belongs to the row's own semantics. */
fun SemanticsPropertyReceiver.swipeActions(vararg actions: SwipeAction) {
    customActions =
        actions.map { action ->
            CustomAccessibilityAction(action.words) {
                action.act()
                true
            }
        }
}

/** A row that can be drawn aside: [right] stands at its left edge and acts when it is drawn to the right. */
@Composable
fun SwipeRow(
    right: SwipeAction,
    left: SwipeAction,
    enabled: Boolean,
    modifier: Modifier = Modifier,
    content: @Composable () -> Unit,
) {
    var drawn by remember { mutableFloatStateOf(0f) }
    var wide by remember { mutableIntStateOf(0) }
    Box(modifier.clipToBounds().onSizeChanged { wide = it.width }) {
        if (drawn != 0f) Behind(if (drawn > 0) right else left, drawn > 0, Modifier.matchParentSize())
        Box(
            Modifier.offset { IntOffset(drawn.roundToInt(), 0) }
                .draggable(
                    rememberDraggableState { drawn += it },
                    Orientation.Horizontal,
                    enabled,
                    onDragStopped = {
                        val action = if (drawn > 0) right else left
                        val goes = abs(drawn) > wide * FAR
                        if (goes && action.leaves) animate(drawn, drawn.sign * wide) { at, _ -> drawn = at }
                        if (goes) action.act()
                        if (!goes || !action.leaves) animate(drawn, 0f) { at, _ -> drawn = at }
                    },
                )
        ) {
            content()
        }
    }
}

/** The share of its width that a row must be drawn aside to act. */
private const val FAR = 0.33f

@Composable
private fun Behind(action: SwipeAction, atStart: Boolean, modifier: Modifier) {
    Row(
        modifier
            .background(MaterialTheme.colorScheme.surfaceContainerHighest)
            .padding(horizontal = 20.dp)
            .clearAndSetSemantics {},
        Arrangement.spacedBy(10.dp, if (atStart) Alignment.Start else Alignment.End),
        Alignment.CenterVertically,
    ) {
        InkIcon(action.icon, null)
        Text(action.words, style = Ink.type.label)
    }
}
