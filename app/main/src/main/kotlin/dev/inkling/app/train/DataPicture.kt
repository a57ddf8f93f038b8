package dev.inkling.app.train

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp
import dev.inkling.nnlib.run.Task
import dev.inkling.nnlib.run.Tasks
import kotlin.math.PI
import kotlin.math.cos
import kotlin.math.sin

/** What a task has to learn from, as it lies: the points of two classes, a wave, or a digit in its frame. */
internal fun DrawScope.dataPicture(task: Task, first: Color, second: Color, ink: Color, line: Stroke) {
    when {
        task.hasPictures() -> digit(ink, line)
        task.isTruthTable -> table(task, first, second)
        task == Tasks.WAVE -> wave(first)
        else -> for ((at, isFirst) in pointsOf(task)) dot(at, if (isFirst) first else second)
    }
}

private fun DrawScope.dot(at: Offset, colour: Color) =
    drawCircle(colour, 1.8.dp.toPx(), Offset(size.width * at.x, size.height * at.y))

/** The points of a task of two classes, within a square from 0 to 1, and whether each is of the first class. */
private fun pointsOf(task: Task): List<Pair<Offset, Boolean>> =
    when (task) {
        Tasks.MOONS ->
            around(7, 0.5).map { Offset(0.39f + 0.22f * it.x, 0.56f - 0.34f * it.y) to true } +
                around(7, 0.5).map { Offset(0.61f + 0.22f * it.x, 0.44f + 0.34f * it.y) to false }
        Tasks.SPIRALS ->
            (0 until 7).flatMap { i ->
                val turned = direction(PI * (0.25 + 0.22 * i)) * (0.08f + 0.05f * i)
                listOf(
                    Offset(0.5f + turned.x, 0.5f + turned.y) to true,
                    Offset(0.5f - turned.x, 0.5f - turned.y) to false,
                )
            }
        Tasks.CLUSTERS ->
            around(6, 1.0).map { Offset(0.3f + 0.09f * it.x, 0.62f + 0.16f * it.y) to true } +
                around(6, 1.0).map { Offset(0.7f + 0.09f * it.x, 0.38f + 0.16f * it.y) to false }
        // A ring around a disc; tables and tasks of somebody's own also have classes that lie somehow.
        else ->
            around(6, 1.0).map { Offset(0.5f + 0.13f * it.x, 0.5f + 0.16f * it.y) to true } +
                around(9, 1.0).map { Offset(0.5f + 0.31f * it.x, 0.5f + 0.37f * it.y) to false }
    }

private fun direction(angle: Double) = Offset(cos(angle).toFloat(), sin(angle).toFloat())

/** So many directions, evenly over a share of the whole round: both ends of a half round are among them. */
private fun around(many: Int, share: Double): List<Offset> =
    (0 until many).map { i -> direction(2 * PI * share * i / if (share < 1) many - 1 else many) }

/** Four corners, each with its answer. */
private fun DrawScope.table(task: Task, first: Color, second: Color) {
    for (x in 0..1) for (y in 0..1) {
        val yes =
            when (task) {
                Tasks.AND -> x == 1 && y == 1
                Tasks.OR -> x == 1 || y == 1
                else -> x != y
            }
        val at = Offset(size.width * (0.32f + 0.36f * x), size.height * (0.74f - 0.48f * y))
        drawCircle(if (yes) first else second, 2.6.dp.toPx(), at)
    }
}

private fun DrawScope.wave(colour: Color) {
    for (i in 0 until 13) {
        val x = i / 12f
        // Points that are measured stray a little from what they follow.
        val stray = 0.05f * sin(i * 7.3f)
        dot(Offset(0.12f + 0.76f * x, 0.5f - 0.28f * sin(2 * PI * x).toFloat() + stray), colour)
    }
}

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
