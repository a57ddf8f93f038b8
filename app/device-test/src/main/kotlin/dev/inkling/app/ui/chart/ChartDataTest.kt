package dev.inkling.app.ui.chart

import kotlin.random.Random
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** What a chart draws: fewer points with every peak, round values, and the story in words. */
class ChartDataTest {
    @Test
    fun thinningKeepsEveryPeakOfEveryColumn() {
        val seed = Random.nextInt()
        val random = Random(seed)
        repeat(50) { round ->
            val n = random.nextInt(1, 5000)
            val x = FloatArray(n)
            for (i in 1 until n) x[i] = x[i - 1] + random.nextFloat()
            val y = FloatArray(n) { if (random.nextInt(40) == 0) Float.NaN else random.nextFloat() * 100 - 50 }
            val from = x[n - 1] * random.nextFloat() * 0.5f
            val to = from + x[n - 1] * 0.5f
            val columns = random.nextInt(1, 300)
            val thin = MinMax.thin(Points.of(x, y), from, to, columns)
            val said = "seed $seed round $round"
            assertTrue(said, thin.size() <= 4 * (columns + 2))
            val lows = HashMap<Int, Float>()
            val highs = HashMap<Int, Float>()
            fun column(at: Float) = minOf(columns - 1, ((at - from) / (to - from) * columns).toInt())
            for (i in 0 until n) {
                if (x[i] < from || x[i] > to || y[i].isNaN()) continue
                lows.merge(column(x[i]), y[i], ::minOf)
                highs.merge(column(x[i]), y[i], ::maxOf)
            }
            val thinLows = HashMap<Int, Float>()
            val thinHighs = HashMap<Int, Float>()
            for (i in 0 until thin.size()) {
                if (i > 0) assertTrue("$said: x falls", thin.x(i) >= thin.x(i - 1))
                if (thin.x(i) < from || thin.x(i) > to) continue
                thinLows.merge(column(thin.x(i)), thin.y(i), ::minOf)
                thinHighs.merge(column(thin.x(i)), thin.y(i), ::maxOf)
            }
            assertEquals(said, lows, thinLows)
            assertEquals(said, highs, thinHighs)
        }
    }

    @Test
    fun aShortCurveIsLeftAsItIs() {
        val curve = Points.of(floatArrayOf(0f, 1f, 2f), floatArrayOf(5f, 1f, 3f))
        val thin = MinMax.thin(curve, 0f, 2f, 400)
        assertEquals(3, thin.size())
        for (i in 0 until 3) assertEquals(curve.y(i), thin.y(i), 0f)
        assertEquals(0, MinMax.thin(Points.NONE, 0f, 1f, 10).size())
    }

    @Test
    fun ticksAreRound() {
        assertEquals(listOf(0f, 2f, 4f, 6f, 8f, 10f, 12f), Axis(0f, 12f, false).ticks(6).toList())
        assertEquals(listOf(0.01f, 0.1f, 1f), Axis(0.004f, 1.2f, true).ticks(4).toList())
        assertEquals(listOf(0.2f, 0.5f, 1f, 2f), Axis(0.17f, 2.4f, true).ticks(4).toList())
        assertEquals("two powers of ten are enough", listOf(0.1f, 1f), Axis(0.05f, 1.2f, true).ticks(4).toList())
    }

    @Test
    fun placesAndValuesUndoEachOther() {
        for (axis in listOf(Axis(-3f, 7f, false), Axis(0.002f, 2f, true))) {
            for (i in 0..10) assertEquals(i / 10f, axis.place(axis.value(i / 10f)), 1e-4f)
        }
    }

    @Test
    fun valuesAreShort() {
        assertEquals("0", Axis.words(0f))
        assertEquals("0.01", Axis.words(0.01f))
        assertEquals("12,000", Axis.words(12_000f))
        assertEquals("2.5", Axis.words(2.5f))
        assertEquals("–", Axis.words(Float.NaN))
    }

    @Test
    fun theStoryNamesTrendBestAndEnd() {
        val curve = Points.of(floatArrayOf(0f, 1f, 2f, 3f), floatArrayOf(2.3f, 0.5f, 0.067f, 0.083f))
        val story = CurveStory.of(curve, true)
        assertEquals(CurveStory.Trend.FELL, story.trend())
        assertEquals(0.067f, story.best(), 0f)
        assertEquals(2f, story.bestAt(), 0f)
        assertEquals(0.083f, story.last(), 0f)
        val level = Points.of(floatArrayOf(0f, 1f, 2f), floatArrayOf(0.5f, 0.9f, 0.5f))
        assertEquals(CurveStory.Trend.LEVEL, CurveStory.of(level, false).trend())
        assertEquals(0.9f, CurveStory.of(level, false).best(), 0f)
    }

    @Test
    fun theNearestPointIsTheNearest() {
        val curve = Points.of(floatArrayOf(0f, 10f, 11f), floatArrayOf(1f, 2f, 3f))
        assertEquals(0, curve.nearest(-5f))
        assertEquals(0, curve.nearest(4.9f))
        assertEquals(1, curve.nearest(5.1f))
        assertEquals(2, curve.nearest(99f))
        assertEquals(-1, Points.NONE.nearest(1f))
    }
}
