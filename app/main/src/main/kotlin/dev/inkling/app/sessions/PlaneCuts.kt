package dev.inkling.app.sessions

import dev.inkling.nnlib.watch.Boundary

/** Lines that a plane shows at most: more would bury the points between them. */
const val MOST_CUTS = 6

/**
 * The hidden neurons whose cuts are shown, by their places in the layer: of those that divide what is seen of the
 * plane, the ones with the most influence on the answer.
 */
fun strongestCuts(boundary: Boundary): List<Int> {
    val influence = boundary.influence()
    return boundary
        .cuts()
        .indices
        .filter { divides(boundary.cuts()[it], boundary) }
        .sortedByDescending { influence[it] }
        .take(MOST_CUTS)
        .sorted()
}

/** Whether two corners of the square lie on different sides of the line. */
private fun divides(cut: Boundary.Cut, boundary: Boundary): Boolean {
    val ends = listOf(boundary.min(), boundary.max())
    val sides = ends.flatMap { x -> ends.map { y -> cut.a() * x + cut.b() * y + cut.c() } }
    return sides.min() < 0 && sides.max() > 0
}
