package dev.inkling.app.train

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Task
import dev.inkling.nnlib.run.Tasks

/**
 * A point of a small picture.
 *
 * @property at its place, each side being 1 long
 * @property isFirst whether it is of the first class
 */
internal data class DataPoint(val at: Offset, val isFirst: Boolean)

/** Some points of the run's task; where they come from a file that nobody has read yet, some of a ring and a disc. */
@Composable internal fun dataPoints(spec: RunSpec): List<DataPoint> = remember(spec.task()) { pointsOf(spec.task()) }

private fun pointsOf(task: Task): List<DataPoint> {
    if (task.hasPictures()) return emptyList()
    val makesPoints = task.file().isEmpty() && task.inputs() in 1..2
    val data = Tasks.points(Presets.of(if (makesPoints) task else Tasks.CIRCLES))
    val many = minOf(data.size(), MOST_POINTS)
    val read =
        List(many) { i ->
            val x = FloatArray(data.inputSize())
            val y = FloatArray(data.targetSize())
            data.read(i * data.size() / many, x, 0, y, 0)
            if (x.size == 1) DataPoint(Offset(x[0], y[0]), true) else DataPoint(Offset(x[0], x[1]), y[0] > 0.5f)
        }
    return read.map { DataPoint(Offset(place(read, it) { p -> p.x }, 1 - place(read, it) { p -> p.y }), it.isFirst) }
}

/** Where a point lies between the lowest and the highest of all. */
private fun place(all: List<DataPoint>, point: DataPoint, of: (Offset) -> Float): Float {
    val low = all.minOf { of(it.at) }
    return (of(point.at) - low) / (all.maxOf { of(it.at) } - low)
}

/** What a task has to learn from, as it lies: its points, or a digit in its frame. */
internal fun DrawScope.dataPicture(points: List<DataPoint>, first: Color, second: Color, ink: Color, line: Stroke) {
    if (points.isEmpty()) digit(ink, line)
    val radius = if (points.size < MOST_POINTS) 2.6.dp else 0.9.dp
    for (point in points) {
        val at = Offset(size.width * (0.2f + 0.6f * point.at.x), size.height * (0.15f + 0.7f * point.at.y))
        drawCircle(if (point.isFirst) first else second, radius.toPx(), at)
    }
}

/** More would run together. */
private const val MOST_POINTS = 90

/** A 3 in its frame. */
private fun DrawScope.digit(ink: Color, line: Stroke) {
    val side = size.height * 0.76f
    val corner = Offset((size.width - side) / 2, (size.height - side) / 2)
    drawRect(ink.copy(alpha = 0.4f), corner, Size(side, side), style = Stroke(1.dp.toPx()))
    fun x(share: Float) = corner.x + side * share
    fun y(share: Float) = corner.y + side * share
    val three =
        Path().apply {
            moveTo(x(0.32f), y(0.26f))
            cubicTo(x(0.5f), y(0.1f), x(0.78f), y(0.26f), x(0.66f), y(0.4f))
            cubicTo(x(0.62f), y(0.46f), x(0.54f), y(0.48f), x(0.48f), y(0.48f))
            cubicTo(x(0.58f), y(0.48f), x(0.74f), y(0.52f), x(0.72f), y(0.66f))
            cubicTo(x(0.7f), y(0.86f), x(0.42f), y(0.9f), x(0.3f), y(0.74f))
        }
    drawPath(three, ink, style = line)
}
