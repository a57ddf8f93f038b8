package dev.inkling.app.sessions

import dev.inkling.app.ui.chart.Contour
import dev.inkling.nnlib.watch.Boundary

/** How far around the points a few of them, or many, are seen: shares of the longer side. */
private const val ROOM_FEW = 0.24
private const val ROOM_MANY = 0.12

/**
 * How wide the picture is for its height: as the look has it, and wider where the points lie in a wide band. That of a
 * truth table is as low as may be, since its answers and the loss stand below it on the same screen.
 */
private const val NARROWEST = 379.0 / 330
private const val WIDEST = 1.6

/** Points of XOR, AND and OR: all that there are. Of other tasks some are shown. */
internal const val GATE_POINTS = 4

/** The part of the plane that is shown, fitted to the points; one unit is as long across as it is up. */
data class PlaneFrame(val left: Double, val bottom: Double, val width: Double, val height: Double) {
    val right: Double
        get() = left + width

    val top: Double
        get() = bottom + height

    val aspect: Float
        get() = (width / height).toFloat()

    /** The part of a neuron's line in the picture, from edge to edge as x, y, x, y; null where it misses it. */
    fun cut(cut: Boundary.Cut): DoubleArray? {
        val square = cut.a() * cut.a() + cut.b() * cut.b()
        if (square == 0.0 || !square.isFinite() || !cut.c().isFinite()) return null
        // The point of the line that is nearest to the middle, and the way it runs there.
        val middleX = left + width / 2
        val middleY = bottom + height / 2
        val away = (cut.a() * middleX + cut.b() * middleY + cut.c()) / square
        val x = middleX - cut.a() * away
        val y = middleY - cut.b() * away
        var from = Double.NEGATIVE_INFINITY
        var to = Double.POSITIVE_INFINITY
        for ((start, way, low, high) in
            listOf(doubleArrayOf(x, -cut.b(), left, right), doubleArrayOf(y, cut.a(), bottom, top))) {
            if (way == 0.0) {
                if (start < low || start > high) return null
                continue
            }
            from = maxOf(from, minOf((low - start) / way, (high - start) / way))
            to = minOf(to, maxOf((low - start) / way, (high - start) / way))
        }
        if (from >= to) return null
        return doubleArrayOf(x - cut.b() * from, y + cut.a() * from, x - cut.b() * to, y + cut.a() * to)
    }

    companion object {
        fun around(points: List<PlanePoint>): PlaneFrame {
            val left = points.minOf { it.x }.toDouble()
            val bottom = points.minOf { it.y }.toDouble()
            val wide = points.maxOf { it.x } - left
            val high = points.maxOf { it.y } - bottom
            val few = points.size <= GATE_POINTS
            val room = (if (few) ROOM_FEW else ROOM_MANY) * maxOf(wide, high, 0.1)
            val least = (wide + 2 * room) / (high + 2 * room)
            val aspect = least.coerceIn(if (few) WIDEST else NARROWEST, WIDEST)
            val height = if (least < aspect) high + 2 * room else (wide + 2 * room) / aspect
            val width = height * aspect
            return PlaneFrame(left + (wide - width) / 2, bottom + (high - height) / 2, width, height)
        }
    }
}

/** The square of the plane that a net is asked about to fill [frame], up to its edges and a little beyond. */
fun squareAround(frame: PlaneFrame, side: Int): ClosedFloatingPointRange<Double> {
    val low = minOf(frame.left, frame.bottom)
    val high = maxOf(frame.right, frame.top)
    // Answers are those of the middles of squares: one more on each side, and none has to be made up.
    val room = (high - low) / (side - 2)
    return (low - room)..(high + room)
}

/** The lines where the net changes its answer, in the plane's own numbers as x, y, x, y. */
fun decisionLines(boundary: Boundary): List<FloatArray> {
    val side = boundary.side()
    val step = (boundary.max() - boundary.min()) / side
    val lines = Contour.of(boundary.answer(), side, side, 0.5f)
    for (line in lines) for (i in line.indices) line[i] = (boundary.min() + (line[i] + 0.5) * step).toFloat()
    return lines
}
