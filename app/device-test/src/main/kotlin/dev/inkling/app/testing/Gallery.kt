package dev.inkling.app.testing

import android.graphics.Bitmap
import android.graphics.Canvas
import android.view.View
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
        if (folder != null) {
            folder.mkdirs()
            FileOutputStream(File(folder, "$name.png")).use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
        }
        return bitmap
    }
}
