package dev.inkling.app.ui.parts

import android.os.Build
import android.os.SystemClock
import android.view.HapticFeedbackConstants
import android.view.View
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalView
import dev.inkling.app.ui.theme.Ink

/** What can be felt. Nothing while drawing, and nothing at all where the person switched it off. */
class Touch internal constructor(private val view: View, private val on: Boolean) {
    private var lastTick = 0L

    /** A stamp has landed. */
    fun stamped() = feel(Build.VERSION_CODES.R, HapticFeedbackConstants.CONFIRM, HapticFeedbackConstants.VIRTUAL_KEY)

    /** The pad is cleared. */
    fun cleared() =
        feel(Build.VERSION_CODES.R, HapticFeedbackConstants.GESTURE_END, HapticFeedbackConstants.VIRTUAL_KEY)

    /** A finger that reads a curve passes a point; at most twenty a second. */
    fun tick() {
        val now = SystemClock.uptimeMillis()
        if (now - lastTick < 50) return
        lastTick = now
        feel(
            Build.VERSION_CODES.UPSIDE_DOWN_CAKE,
            HapticFeedbackConstants.SEGMENT_TICK,
            HapticFeedbackConstants.CLOCK_TICK,
        )
    }

    private fun feel(since: Int, kind: Int, before: Int) {
        if (on) view.performHapticFeedback(if (Build.VERSION.SDK_INT >= since) kind else before)
    }
}

/** The touch of the view around this part. */
@Composable
fun rememberTouch(): Touch {
    val view = LocalView.current
    val on = Ink.haptics
    return remember(view, on) { Touch(view, on) }
}
