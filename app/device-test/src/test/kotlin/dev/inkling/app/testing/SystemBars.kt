package dev.inkling.app.testing

import android.content.res.Resources
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Insets
import android.graphics.Paint
import android.graphics.RectF
import android.view.View
import android.view.WindowInsets
import android.view.inspector.WindowInspector

/**
 * The system's bars, which Robolectric has not: screens are told of them as a phone tells it, and pictures show them. A
 * phone that lies has the bar at its foot alone.
 */
class SystemBars(private val dark: Boolean, private val status: Boolean) {
    private val told = HashSet<View>()

    private val dp: Float
        get() = Resources.getSystem().displayMetrics.density

    private val top: Float
        get() = if (status) STATUS * dp else 0f

    private val bottom: Float
        get() = GESTURES * dp

    /** Tells every window that is new of the bars around it. */
    fun surround() {
        val insets =
            WindowInsets.Builder()
                .setInsets(WindowInsets.Type.statusBars(), Insets.of(0, top.toInt(), 0, 0))
                .setInsets(WindowInsets.Type.navigationBars(), Insets.of(0, 0, 0, bottom.toInt()))
                .build()
        for (view in WindowInspector.getGlobalWindowViews()) {
            if (!told.add(view)) continue
            view.setOnApplyWindowInsetsListener { on, _ -> on.onApplyWindowInsets(insets) }
            view.dispatchApplyWindowInsets(insets)
        }
    }

    /** The time, what is left of the battery, and the handle of the gestures. */
    fun draw(canvas: Canvas) {
        val ink = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = if (dark) Color.WHITE else Color.BLACK }
        val wide = canvas.width.toFloat()
        if (status) {
            ink.textSize = 14 * dp
            canvas.drawText("10:26", 24 * dp, 24 * dp, ink)
            val battery = RectF(wide - 46 * dp, 13 * dp, wide - 24 * dp, 24 * dp)
            canvas.drawRoundRect(battery, 2 * dp, 2 * dp, ink)
        }
        val foot = canvas.height - 10 * dp
        canvas.drawRoundRect(wide / 2 - 54 * dp, foot, wide / 2 + 54 * dp, foot + 4 * dp, 2 * dp, 2 * dp, ink)
    }

    private companion object {
        const val STATUS = 36
        const val GESTURES = 22
    }
}
