package dev.inkling.app.sessions

import dev.inkling.nnlib.watch.Boundary

/** Lines that a plane shows at most: more would bury the points between them. */
const val MOST_CUTS = 6

/** Up to so many hidden neurons each line has its neuron's name. */
internal const val MOST_NAMED = 4

/**
 * The hidden neurons whose cuts are shown, by their places in the layer: of those that divide what is seen of the
 * plane, the ones with the most influence on the answer. A net without a hidden layer has none: its one line is the one
 * where it decides.
 */
fun strongestCuts(boundary: Boundary, frame: PlaneFrame): List<Int> {
    if (boundary.hidden().isEmpty()) return emptyList()
    val influence = boundary.influence()
    return boundary
        .cuts()
        .indices
        .filter { frame.cut(boundary.cuts()[it]) != null }
        .sortedByDescending { influence[it] }
        .take(MOST_CUTS)
        .sorted()
}

/** What the plane teaches about the net that divides it. */
enum class PlaneLesson {
    /** One answer in all that is seen of the plane. */
    NOWHERE,
    /** There is no hidden layer: one straight line is all. */
    LINE,
    /** One hidden neuron: the line stays straight. */
    ONE,
    /** Two cuts, and between them another answer than outside. */
    BETWEEN_0,
    BETWEEN_1,
    /** A few cuts, which are all to be seen. */
    FEW,
    MANY,
}

/** The lesson that is true of this picture. */
fun lessonOf(boundary: Boundary, frame: PlaneFrame): PlaneLesson {
    val neurons = boundary.cuts().size
    return when {
        !divides(boundary, frame) -> PlaneLesson.NOWHERE
        boundary.hidden().isEmpty() -> PlaneLesson.LINE
        neurons == 1 -> PlaneLesson.ONE
        neurons == 2 -> between(boundary, frame) ?: PlaneLesson.FEW
        neurons <= MOST_NAMED -> PlaneLesson.FEW
        else -> PlaneLesson.MANY
    }
}

/** Whether there is more than one answer in the picture. */
private fun divides(boundary: Boundary, frame: PlaneFrame): Boolean {
    var yes = 0
    var seen = 0
    boundary.forEachIn(frame) { column, row, _, _ ->
        seen++
        if (boundary.answer(column, row) > 0.5f) yes++
    }
    return yes in 1 until seen
}

/** The squares of the boundary's grid in [frame], each with its middle. */
private inline fun Boundary.forEachIn(frame: PlaneFrame, square: (Int, Int, Double, Double) -> Unit) {
    val step = (max() - min()) / side()
    for (row in 0 until side()) {
        for (column in 0 until side()) {
            val x = min() + (column + 0.5) * step
            val y = min() + (row + 0.5) * step
            if (x in frame.left..frame.right && y in frame.bottom..frame.top) square(column, row, x, y)
        }
    }
}

/** So large a share of the strip between two cuts must have one answer, and of what lies outside the other. */
private const val PURE = 0.9
private const val MOSTLY = 0.7

/** Whether one answer lies between the two lines and the other outside: three strips, of which one touches both. */
private fun between(boundary: Boundary, frame: PlaneFrame): PlaneLesson? {
    val count = IntArray(4)
    val yes = IntArray(4)
    boundary.forEachIn(frame) { column, row, x, y ->
        val (one, two) = boundary.cuts().map { it.a() * x + it.b() * y + it.c() > 0 }
        val strip = (if (one) 1 else 0) + (if (two) 2 else 0)
        count[strip]++
        if (boundary.answer(column, row) > 0.5f) yes[strip]++
    }
    val missing = count.indices.singleOrNull { count[it] == 0 } ?: return null
    // The strip on the other side of both lines lies between them.
    val middle = 3 - missing
    val outside = count.indices.filter { it != middle && it != missing }
    fun share(strips: List<Int>) = strips.sumOf { yes[it] }.toDouble() / strips.sumOf { count[it] }
    val inner = share(listOf(middle))
    val outer = share(outside)
    return when {
        inner >= PURE && outer <= 1 - MOSTLY -> PlaneLesson.BETWEEN_1
        inner <= 1 - PURE && outer >= MOSTLY -> PlaneLesson.BETWEEN_0
        else -> null
    }
}
