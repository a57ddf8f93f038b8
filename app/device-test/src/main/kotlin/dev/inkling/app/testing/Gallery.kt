package dev.inkling.app.testing

import android.graphics.Bitmap
import android.graphics.Canvas
import android.view.View
import android.view.inspector.WindowInspector
import java.io.File
import java.io.FileOutputStream

/**
 * Pictures of screens, one a state, for people to look at: screen_state_device_theme_language_font.png. Where a test
 * runs without a gallery folder (on a device) nothing is written.
 */
object Gallery {
    private val folder: File? = System.getProperty("inkling.gallery")?.let(::File)

    /** Draws [view] into the gallery and returns what was drawn. */
    fun picture(view: View, name: String): Bitmap {
        val bitmap = Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888)
        view.draw(Canvas(bitmap))
        return keep(bitmap, name)
    }

    /**
     * As [picture], with the sheets and questions that lie over the screen in windows of their own, and [above] them
     * what the system draws.
     */
    fun screen(name: String, above: (Canvas) -> Unit = {}): Bitmap {
        val views = WindowInspector.getGlobalWindowViews()
        val bitmap = Bitmap.createBitmap(views[0].width, views[0].height, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(bitmap)
        for (view in views) {
            val at = IntArray(2).also(view::getLocationOnScreen)
            val saved = canvas.save()
            canvas.translate(at[0].toFloat(), at[1].toFloat())
            view.draw(canvas)
            canvas.restoreToCount(saved)
        }
        above(canvas)
        return keep(bitmap, name)
    }

    private fun keep(bitmap: Bitmap, name: String): Bitmap {
        if (folder != null) {
            folder.mkdirs()
            FileOutputStream(File(folder, "$name.png")).use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
        }
        return bitmap
    }
}
