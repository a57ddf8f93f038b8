package dev.inkling.app.mydigits

import android.content.Context
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Typeface
import android.net.Uri
import androidx.compose.ui.graphics.toArgb
import androidx.core.content.FileProvider
import androidx.core.content.res.ResourcesCompat
import dev.inkling.app.R
import dev.inkling.app.ui.pad.Brush
import dev.inkling.app.ui.pad.paintOn
import dev.inkling.app.ui.theme.LightInk
import dev.inkling.app.ui.theme.LightScheme
import java.io.File
import java.io.FileOutputStream
import java.time.LocalDate
import kotlin.math.ceil
import kotlin.math.sqrt

/** Drawings as one picture that another app may read: ink on paper, in rows, with their seals. */
object SharedPicture {
    private const val LEAST_CELL = 240
    private const val LEAST_SIDE = 720
    private const val MOST = 400

    /** Draws [digits], the newest [MOST] of them, and returns where the picture can be read from. */
    fun of(context: Context, digits: List<DrawnDigit>): Uri {
        val folder = File(context.cacheDir, "shared")
        folder.mkdirs()
        val before = folder.listFiles().orEmpty()
        val file = File(folder, nameFor(LocalDate.now(), before.map { it.name }))
        before.forEach { it.delete() }
        val face = ResourcesCompat.getFont(context, R.font.gowun_batang_regular) ?: Typeface.SERIF
        val bitmap = draw(digits.take(MOST), face)
        FileOutputStream(file).use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
        bitmap.recycle()
        return FileProvider.getUriForFile(context, "dev.inkling.app.shared", file)
    }

    /**
     * A name that tells the day, and counts up in it: an app that was shown an earlier picture is not to find this one
     * under that name.
     */
    fun nameFor(day: LocalDate, taken: List<String>): String {
        val ofDay = Regex("digits-$day(?:-(\\d+))?\\.png")
        val last = taken.mapNotNull(ofDay::matchEntire).maxOfOrNull { it.groupValues[1].toIntOrNull() ?: 1 }
        return if (last == null) "digits-$day.png" else "digits-$day-${last + 1}.png"
    }

    private fun draw(digits: List<DrawnDigit>, face: Typeface): Bitmap {
        val columns = maxOf(1, ceil(sqrt(digits.size.toDouble())).toInt())
        val rows = maxOf(1, (digits.size + columns - 1) / columns)
        val cell = maxOf(LEAST_CELL, LEAST_SIDE / columns)
        val bitmap = Bitmap.createBitmap(columns * cell, rows * cell, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(bitmap)
        canvas.drawColor(LightScheme.surfaceContainerLowest.toArgb())
        val line = Paint().apply { color = LightScheme.outlineVariant.toArgb() }
        for (i in 1 until columns) canvas.drawRect(i * cell.toFloat(), 0f, i * cell + 1f, rows * cell.toFloat(), line)
        for (i in 1 until rows) canvas.drawRect(0f, i * cell.toFloat(), columns * cell.toFloat(), i * cell + 1f, line)
        digits.forEachIndexed { i, digit ->
            canvas.save()
            canvas.translate((i % columns) * cell.toFloat(), (i / columns) * cell.toFloat())
            val fit = DigitFit(digit.strokes, cell.toFloat())
            val width = Brush.widthFor(digit.strokes, FINEST_SHOWN)
            val ink = LightScheme.onSurface.toArgb()
            for (stroke in digit.strokes) Brush.along(stroke, width).paintOn(canvas, fit, ink)
            seal(canvas, digit.label.toString(), cell.toFloat(), face)
            canvas.restore()
        }
        return bitmap
    }

    /** The label in the lower right, as it stands in the grid. */
    private fun seal(canvas: Canvas, label: String, cell: Float, face: Typeface) {
        val side = cell * 0.24f
        val left = cell * 0.94f - side
        val red = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = LightInk.seal.toArgb() }
        canvas.drawRoundRect(left, left, left + side, left + side, side * 0.14f, side * 0.14f, red)
        val carved =
            Paint(Paint.ANTI_ALIAS_FLAG).apply {
                color = LightInk.onSeal.toArgb()
                typeface = face
                textSize = side * 0.66f
                textAlign = Paint.Align.CENTER
            }
        val middle = left + side / 2
        canvas.drawText(label, middle, middle - (carved.ascent() + carved.descent()) / 2, carved)
    }
}
