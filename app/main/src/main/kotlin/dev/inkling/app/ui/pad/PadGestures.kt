package dev.inkling.app.ui.pad

import android.view.MotionEvent
import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.Modifier
import androidx.compose.ui.composed
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.input.pointer.PointerInputChange
import androidx.compose.ui.input.pointer.changedToDown
import androidx.compose.ui.input.pointer.changedToUpIgnoreConsumed
import androidx.compose.ui.input.pointer.motionEventSpy
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.unit.dp

/** What a finger tells the pad. Places are in pixels of the pad. */
interface PadListener {
    /** A stroke begins. */
    fun onDown()

    /** The stroke has come this far. */
    fun onPoint(at: Offset, uptimeMillis: Long, pressure: Float)

    /** Those points are all for now: read what is there. */
    fun onMoved()

    /** The stroke ends, by lifting the finger or because the screen went away under it. */
    fun onUp()

    /** It was no stroke: the system found that it was the palm. */
    fun onTaken()
}

/** A touch as broad as this is the side of a hand. */
private val PALM = 56.dp

/**
 * Follows one finger from its first point, with the points that the screen saw between two frames. A second finger and
 * the palm are ignored, and everything is consumed so that nothing underneath scrolls.
 */
@OptIn(ExperimentalComposeUiApi::class)
fun Modifier.padGestures(listener: PadListener): Modifier = composed {
    val current = rememberUpdatedState(listener)
    val newest = remember { NewestTouch() }
    this.motionEventSpy(newest::see).pointerInput(Unit) {
        val palm = PALM.toPx()
        awaitEachGesture {
            var finger: PointerInputChange? = null
            while (finger == null) {
                val event = awaitPointerEvent()
                // What a button over the sheet has taken is not for the ink.
                if (event.changes.any { it.isConsumed }) return@awaitEachGesture
                val down = event.changes.filter { it.changedToDown() }
                finger = down.firstOrNull { newest.breadth < palm }
                event.changes.forEach { it.consume() }
                if (finger == null && event.changes.none { it.pressed }) return@awaitEachGesture
            }
            val to = current.value
            to.onDown()
            var taken = false
            try {
                to.onPoint(finger.position, finger.uptimeMillis, finger.pressure)
                to.onMoved()
                val id = finger.id
                while (true) {
                    val event = awaitPointerEvent()
                    event.changes.forEach { it.consume() }
                    val mine = event.changes.firstOrNull { it.id == id } ?: break
                    for (past in mine.historical) {
                        to.onPoint(past.position, past.uptimeMillis, mine.pressure)
                    }
                    if (mine.changedToUpIgnoreConsumed()) {
                        taken = newest.taken
                        break
                    }
                    to.onPoint(mine.position, mine.uptimeMillis, mine.pressure)
                    to.onMoved()
                }
            } finally {
                if (taken) to.onTaken() else to.onUp()
            }
        }
    }
}

/**
 * How broad the newest touch is, and whether the system took it back; Compose's own events do not say. One finger goes
 * down, or up, in one event.
 */
private class NewestTouch {
    var breadth = 0f
    var taken = false

    fun see(event: MotionEvent) {
        val action = event.actionMasked
        if (action == MotionEvent.ACTION_DOWN || action == MotionEvent.ACTION_POINTER_DOWN) {
            breadth = event.getTouchMajor(event.actionIndex)
        }
        taken = event.flags and MotionEvent.FLAG_CANCELED != 0
    }
}
