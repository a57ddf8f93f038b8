package dev.inkling.app.mydigits

import android.content.Context
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Paint
import android.net.Uri
import androidx.core.content.FileProvider
import dev.inkling.app.ui.pad.Brush
import java.io.File
import java.io.FileOutputStream
import java.util.UUID
import kotlin.math.ceil
import kotlin.math.sqrt

/** Drawings as one picture that another app may read: ink on paper, in rows, with their seals. */
object SharedPicture {
    private const val CELL = 240
    private const val PAPER = 0xFFFDFDFA.toInt()
    private const val INK = 0xFF161A22.toInt()
    private const val LINE = 0xFFC9CCCC.toInt()
    private const val MOST = 400

    /** Draws [digits], the newest [MOST] of them, and returns where the picture can be read from. */
    fun of(context: Context, digits: List<DrawnDigit>): Uri {
        val folder = File(context.cacheDir, "shared")
        folder.mkdirs()
        folder.listFiles()?.forEach { it.delete() }
        val file = File(folder, "digits-${UUID.randomUUID()}.png")
        val bitmap = draw(digits.take(MOST))
        FileOutputStream(file).use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
        bitmap.recycle()
        return FileProvider.getUriForFile(context, "dev.inkling.app.shared", file)
    }

    fun draw(digits: List<DrawnDigit>): Bitmap {
        val columns = maxOf(1, ceil(sqrt(digits.size.toDouble())).toInt())
        val rows = maxOf(1, (digits.size + columns - 1) / columns)
        val bitmap = Bitmap.createBitmap(columns * CELL, rows * CELL, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(bitmap)
        canvas.drawColor(PAPER)
        val line = Paint().apply { color = LINE }
        for (i in 1 until columns) canvas.drawRect(i * CELL.toFloat(), 0f, i * CELL + 1f, rows * CELL.toFloat(), line)
        for (i in 1 until rows) canvas.drawRect(0f, i * CELL.toFloat(), columns * CELL.toFloat(), i * CELL + 1f, line)
        digits.forEachIndexed { i, digit ->
            canvas.save()
            canvas.translate((i % columns) * CELL.toFloat(), (i / columns) * CELL.toFloat())
            ink(canvas, digit)
            canvas.restore()
        }
        return bitmap
    }

    private fun ink(canvas: Canvas, digit: DrawnDigit) {
        val fit = DigitFit(digit.strokes, CELL.toFloat())
        val paint =
            Paint(Paint.ANTI_ALIAS_FLAG).apply {
                color = INK
                strokeCap = Paint.Cap.ROUND
            }
        for (stroke in digit.strokes) {
            val brush = Brush.along(stroke)
            for (s in 0 until brush.size()) {
                val from = maxOf(0, s - 1)
                paint.strokeWidth = brush.width(s) * fit.scale
                canvas.drawLine(fit.x(brush.x(from)), fit.y(brush.y(from)), fit.x(brush.x(s)), fit.y(brush.y(s)), paint)
            }
        }
    }
}
