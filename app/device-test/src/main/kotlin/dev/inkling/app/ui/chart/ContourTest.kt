package dev.inkling.app.ui.chart

import androidx.test.ext.junit.runners.AndroidJUnit4
import kotlin.math.abs
import kotlin.random.Random
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** Level lines: each point lies at the level, and a line ends at the grid's edges or where it began. */
@RunWith(AndroidJUnit4::class)
class ContourTest {
    @Test
    fun linesEndAtTheEdgesOrWhereTheyBegan() {
        val seed = Random.nextInt()
        val random = Random(seed)
        repeat(500) { round ->
            val columns = random.nextInt(2, 12)
            val rows = random.nextInt(2, 12)
            val values = FloatArray(columns * rows) { random.nextFloat() }
            val said = "seed $seed round $round"
            for (line in Contour.of(values, columns, rows, 0.5f)) {
                assertTrue(said, line.size >= 4)
                val last = line.size - 2
                val closed = line[0] == line[last] && line[1] == line[last + 1]
                for (end in intArrayOf(0, last)) {
                    val x = line[end]
                    val y = line[end + 1]
                    val edge = x == 0f || y == 0f || x == columns - 1f || y == rows - 1f
                    assertTrue("$said: ends at $x, $y", closed || edge)
                }
                for (i in line.indices step 2) assertEquals(
                    said,
                    0.5f,
                    height(values, columns, line[i], line[i + 1]),
                    1e-4f,
                )
            }
        }
    }

    @Test
    fun everyCrossedEdgeBelongsToOneLine() {
        val random = Random(5)
        val values = FloatArray(144) { random.nextFloat() }
        val lines = Contour.of(values, 12, 12, 0.5f)
        var crossed = 0
        for (i in values.indices) {
            if (i % 12 < 11 && (values[i] > 0.5f) != (values[i + 1] > 0.5f)) crossed++
            if (i < 132 && (values[i] > 0.5f) != (values[i + 12] > 0.5f)) crossed++
        }
        val points = lines.sumOf { it.size / 2 - if (it[0] == it[it.size - 2] && it[1] == it[it.size - 1]) 1 else 0 }
        assertEquals(crossed, points)
    }

    @Test
    fun aHillHasOneClosedLine() {
        val values = FloatArray(81) { i -> 4 - abs(i % 9 - 4f) - abs(i / 9 - 4f) }
        val line = Contour.of(values, 9, 9, 1.5f).single()
        assertEquals(line[0], line[line.size - 2], 0f)
        assertEquals(line[1], line[line.size - 1], 0f)
        assertEquals("none at a height that nothing reaches", 0, Contour.of(values, 9, 9, 9f).size)
    }

    /** Along an edge of the grid heights lie on a straight line. */
    private fun height(values: FloatArray, columns: Int, x: Float, y: Float): Float {
        val left = x.toInt()
        val low = y.toInt()
        val at = low * columns + left
        if (x > left) return values[at] + (values[at + 1] - values[at]) * (x - left)
        if (y > low) return values[at] + (values[at + columns] - values[at]) * (y - low)
        return values[at]
    }
}
