package dev.inkling.app.train

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import dev.inkling.app.training.DataSample
import dev.inkling.app.ui.theme.InkColors
import kotlin.math.max

/** The points of a sample where they lie: discs and squares of two classes, or a number over another. */
internal fun DrawScope.points(
    data: DataSample,
    corner: Offset,
    size: Size,
    point: Float,
    colours: InkColors,
    ink: Color,
    /** Only each third point, say, where there is no room for all; odd, since classes take turns. */
    each: Int = 1,
) {
    val plane = !data.task().hasPictures() && data.task().hasClasses()
    val bounds = Bounds.of(data, plane)
    val table = data.task().isTruthTable
    // The four points of a table are the whole picture.
    val radius = if (table) maxOf(point * 2, size.minDimension * 0.045f) else point
    val margin = maxOf(radius, size.minDimension * if (table) 0.07f else 0.03f)
    for (i in data.classes().indices step if (table) 1 else each) {
        val at = bounds.place(data.points()[2 * i], data.points()[2 * i + 1], corner, size, margin)
        when {
            !plane -> drawCircle(ink, radius * 0.9f, at)
            data.classes()[i] == 0 -> drawCircle(colours.classA, radius, at)
            else -> drawRect(colours.classB, at - Offset(radius, radius) * 0.9f, Size(2 * radius, 2 * radius) * 0.9f)
        }
    }
}

/** What lies in the picture; both axes of a plane have the same scale. */
private class Bounds(val left: Float, val right: Float, val low: Float, val high: Float, val equal: Boolean) {
    fun place(x: Float, y: Float, corner: Offset, size: Size, margin: Float): Offset {
        val wide = size.width - 4 * margin
        val up = size.height - 4 * margin
        val across = max(right - left, 1e-6f)
        val tall = max(high - low, 1e-6f)
        val scaleX = if (equal) minOf(wide / across, up / tall) else wide / across
        val scaleY = if (equal) scaleX else up / tall
        val middle = corner + Offset(size.width / 2, size.height / 2)
        return middle + Offset((x - (left + right) / 2) * scaleX, ((low + high) / 2 - y) * scaleY)
    }

    companion object {
        fun of(data: DataSample, equal: Boolean): Bounds {
            val xs = data.points().filterIndexed { i, _ -> i % 2 == 0 }
            val ys = data.points().filterIndexed { i, _ -> i % 2 == 1 }
            if (xs.isEmpty()) return Bounds(0f, 1f, 0f, 1f, equal)
            return Bounds(xs.min(), xs.max(), ys.min(), ys.max(), equal)
        }
    }
}
