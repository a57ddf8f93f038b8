package dev.inkling.app.monkey

import android.os.SystemClock
import android.view.InputDevice
import android.view.KeyEvent
import android.view.MotionEvent
import android.view.View
import androidx.compose.ui.geometry.Offset

/** Touches a window as the system does; [pass] lets time go by between two touches. */
class Fingers(private val pass: (Long) -> Unit) {
    fun tap(window: View, at: Offset) {
        val began = SystemClock.uptimeMillis()
        send(window, began, MotionEvent.ACTION_DOWN, at)
        pass(FRAME_MILLIS)
        send(window, began, MotionEvent.ACTION_UP, at)
    }

    fun hold(window: View, at: Offset) {
        val began = SystemClock.uptimeMillis()
        send(window, began, MotionEvent.ACTION_DOWN, at)
        pass(HOLD_MILLIS)
        send(window, began, MotionEvent.ACTION_UP, at)
    }

    /** Goes along [path], one point in each frame. */
    fun stroke(window: View, path: List<Offset>) {
        val began = SystemClock.uptimeMillis()
        send(window, began, MotionEvent.ACTION_DOWN, path.first())
        for (at in path.drop(1)) {
            pass(FRAME_MILLIS)
            send(window, began, MotionEvent.ACTION_MOVE, at)
        }
        send(window, began, MotionEvent.ACTION_UP, path.last())
    }

    fun key(window: View, code: Int) {
        val now = SystemClock.uptimeMillis()
        window.dispatchKeyEvent(KeyEvent(now, now, KeyEvent.ACTION_DOWN, code, 0))
        window.dispatchKeyEvent(KeyEvent(now, now, KeyEvent.ACTION_UP, code, 0))
    }

    private fun send(window: View, began: Long, action: Int, at: Offset) {
        val event = MotionEvent.obtain(began, SystemClock.uptimeMillis(), action, at.x, at.y, 0)
        event.source = InputDevice.SOURCE_TOUCHSCREEN
        window.dispatchTouchEvent(event)
        event.recycle()
    }

    private companion object {
        const val HOLD_MILLIS = 640L
        const val FRAME_MILLIS = 16L
    }
}
