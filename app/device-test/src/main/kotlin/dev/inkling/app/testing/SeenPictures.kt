package dev.inkling.app.testing

import android.graphics.BitmapFactory
import android.graphics.Color
import dev.inkling.nnlib.data.digits.DigitPicture
import java.io.File

/** What a net sees of the digit in a picture's [file]; null where there is none to be read. */
fun seenIn(file: File): FloatArray? {
    val options = BitmapFactory.Options().apply { inPremultiplied = false }
    val bytes = file.readBytes()
    val bitmap = BitmapFactory.decodeByteArray(bytes, 0, bytes.size, options)
    val gray = ByteArray(bitmap.width * bitmap.height)
    val row = IntArray(bitmap.width)
    for (y in 0 until bitmap.height) {
        bitmap.getPixels(row, 0, bitmap.width, 0, y, bitmap.width, 1)
        for (x in row.indices) {
            val c = row[x]
            val level = (299 * Color.red(c) + 587 * Color.green(c) + 114 * Color.blue(c)) / 1000
            gray[y * bitmap.width + x] = ((level * Color.alpha(c) + 255 * (255 - Color.alpha(c))) / 255).toByte()
        }
    }
    val seen = DigitPicture.fromGray(gray, bitmap.width, bitmap.height)
    return if (seen.isReadable) seen.pixels() else null
}
