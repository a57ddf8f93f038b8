package dev.inkling.app.testing

import android.app.Activity
import android.os.SystemClock
import android.view.InputDevice
import android.view.MotionEvent
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect

/**
 * Touches the window as the system does: with the points that came between two frames, pressure, breadth and flags.
 * Places are pixels within [pad]. Call it on the main thread.
 */
class Finger(private val activity: Activity, private val pad: Rect) {
    /** One of the fingers on the screen. */
    class Touch(val at: Offset, val pressure: Float = 1f, val breadth: Float = 20f)

    private var began = 0L
    private var now = SystemClock.uptimeMillis()

    fun down(touch: Touch) {
        began = now
        send(MotionEvent.ACTION_DOWN, listOf(touch))
    }

    /** The last of [touches] joins the others. */
    fun join(touches: List<Touch>) = send(pointer(MotionEvent.ACTION_POINTER_DOWN, touches.lastIndex), touches)

    /** Moves through [path], all of which the system hands over at once, [millis] between two points. */
    fun move(path: List<Touch>, millis: Long = 8) {
        now += millis
        val event = event(MotionEvent.ACTION_MOVE, path.take(1), 0)
        for (touch in path.drop(1)) {
            now += millis
            event.addBatch(now, arrayOf(coords(touch)), 0)
        }
        dispatch(event)
    }

    /** All fingers move at once. */
    fun moveAll(touches: List<Touch>) {
        now += 8
        send(MotionEvent.ACTION_MOVE, touches)
    }

    /** The finger at [index] is lifted; or, where it is [taken], the system found that it was no finger. */
    fun lift(touches: List<Touch>, index: Int, taken: Boolean = false) =
        send(pointer(MotionEvent.ACTION_POINTER_UP, index), touches, if (taken) MotionEvent.FLAG_CANCELED else 0)

    fun up(touch: Touch) {
        now += 8
        send(MotionEvent.ACTION_UP, listOf(touch))
        now += 50
    }

    private fun pointer(action: Int, index: Int) = action or (index shl MotionEvent.ACTION_POINTER_INDEX_SHIFT)

    private fun send(action: Int, touches: List<Touch>, flags: Int = 0) = dispatch(event(action, touches, flags))

    private fun dispatch(event: MotionEvent) {
        activity.window.decorView.dispatchTouchEvent(event)
        event.recycle()
    }

    private fun event(action: Int, touches: List<Touch>, flags: Int): MotionEvent {
        val properties =
            Array(touches.size) {
                MotionEvent.PointerProperties().apply {
                    id = it
                    toolType = MotionEvent.TOOL_TYPE_FINGER
                }
            }
        val places = Array(touches.size) { coords(touches[it]) }
        val screen = InputDevice.SOURCE_TOUCHSCREEN
        return MotionEvent.obtain(
            began,
            now,
            action,
            touches.size,
            properties,
            places,
            0,
            0,
            1f,
            1f,
            1,
            0,
            screen,
            flags,
        )
    }

    private fun coords(touch: Touch) =
        MotionEvent.PointerCoords().apply {
            x = pad.left + touch.at.x
            y = pad.top + touch.at.y
            pressure = touch.pressure
            touchMajor = touch.breadth
            touchMinor = touch.breadth
            size = 0.1f
        }
}
