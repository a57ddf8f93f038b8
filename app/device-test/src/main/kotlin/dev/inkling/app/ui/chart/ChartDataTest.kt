package dev.inkling.app.ui.chart

import androidx.test.ext.junit.runners.AndroidJUnit4
import java.util.Locale
import kotlin.math.abs
import kotlin.math.pow
import kotlin.random.Random
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** What a chart draws: fewer points with every peak, round values, and the summary in words. */
@RunWith(AndroidJUnit4::class)
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
        fun values(axis: Axis, wanted: Int) = axis.ticks(wanted).map { it.value() }
        assertEquals(listOf(0f, 2f, 4f, 6f, 8f, 10f, 12f), values(Axis(0f, 12f, false), 6))
        assertEquals(listOf(0.01f, 0.1f, 1f), values(Axis(0.004f, 1.2f, true), 4))
        assertEquals(listOf(0.2f, 0.5f, 1f, 2f), values(Axis(0.17f, 2.4f, true), 4))
        assertEquals(listOf(0.05f, 0.1f, 0.2f, 0.5f, 1f), values(Axis(0.05f, 1.2f, true), 4))
        assertEquals("never 0, 1, 2 alone", listOf(0f, 0.5f, 1f, 1.5f, 2f), values(Axis.around(0.1f, 2.3f), 4))
        val steps = Axis(0f, 10f, false).counts(6).map { it.value() }
        assertEquals("what is counted has no quarters", listOf(0f, 2f, 4f, 6f, 8f, 10f), steps)
    }

    @Test
    fun aLevelCurveHasTicksThatDiffer() {
        fun words(axis: Axis) = axis.ticks(4).map { it.words() }
        assertEquals(listOf("0.6928", "0.693", "0.6932", "0.6934"), words(Axis.around(0.6931f, 0.6931f)))
        assertEquals(
            listOf("0.625", "0.65", "0.675", "0.7", "0.725", "0.75"),
            words(Axis(0.6931f * 0.9f, 0.6931f * 1.1f, true)),
        )
        assertEquals(listOf("0", "0.25", "0.5", "0.75", "1"), words(Axis.around(0f, 0f)))
        assertEquals(listOf("12,340", "12,342.5", "12,345", "12,347.5", "12,350"), words(Axis.around(12_345f, 12_345f)))
    }

    @Test
    fun ticksOfAnyAxisDifferInTheirWordsAndAreTrue() {
        val seed = Random.nextInt()
        val random = Random(seed)
        repeat(5000) { round ->
            val size = 10.0.pow(random.nextInt(-34, 38)) * random.nextDouble(0.1, 1.0)
            val first = (if (random.nextBoolean()) size else -size).toFloat()
            val apart =
                when (random.nextInt(4)) {
                    0 -> 0.0
                    1 -> size * 10.0.pow(random.nextInt(-8, 0))
                    2 -> size * random.nextDouble()
                    else -> 10.0.pow(random.nextInt(-34, 38))
                }
            val second = (first + apart).coerceAtMost(3e38).toFloat()
            val axis =
                when (random.nextInt(3)) {
                    0 -> Axis.around(first, second)
                    1 -> Axis(first, second, false)
                    else -> Axis(abs(first), maxOf(abs(first), abs(second)), true)
                }
            val wanted = random.nextInt(1, 9)
            val ticks = axis.ticks(wanted)
            val said = "seed $seed round $round: ${axis.from()} to ${axis.to()}, log ${axis.isLogarithmic}: $ticks"
            assertTrue(said, ticks.size >= minOf(wanted, 2))
            if (!axis.isLogarithmic && axis.to() - axis.from() > 1e-4f * abs(axis.from())) {
                assertTrue(said, ticks.size >= wanted)
            }
            assertEquals(said, ticks.size, ticks.map { it.words() }.toSet().size)
            assertEquals(said, ticks.map { it.value() }.sorted().distinct(), ticks.map { it.value() })
            for (tick in ticks) {
                assertTrue(said, tick.value() >= axis.from() && tick.value() <= axis.to())
                assertEquals(said, tick.value(), tick.words().replace(",", "").toFloat(), 0f)
            }
        }
    }

    @Test
    fun besideACurveTicksAreShort() {
        val long = Axis.around(-1.4725626E-4f, -1.472223E-4f).ticks(4).map { it.words() }
        assertTrue("$long", "-1.47275e-4" in long && "-0.00014725" in long)
        val seed = Random.nextInt()
        val random = Random(seed)
        repeat(2000) { round ->
            val low = (random.nextDouble(-1.0, 1.0) * 10.0.pow(random.nextInt(-9, 10))).toFloat()
            val high = low + (random.nextDouble() * 10.0.pow(random.nextInt(-9, 10))).toFloat()
            for (tick in Axis.around(low, high).ticks(4)) {
                assertTrue("seed $seed round $round: $low to $high: $tick", tick.words().length <= 11)
            }
        }
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
        assertEquals("12,345", Axis.words(12_345f))
        assertEquals("1.23e6", Axis.words(1_234_567f))
        assertEquals("1e30", Axis.words(1e30f))
        assertEquals("-1.2e-5", Axis.words(-1.23e-5f))
        assertEquals("–", Axis.words(Float.NaN))
    }

    @Test
    fun countsAreAsAPersonSaysThem() {
        for (locale in listOf(Locale.ENGLISH, Locale.KOREAN)) {
            assertEquals("12,345", countWords(12_345f, locale))
            assertEquals("11.8", countWords(11.8f, locale))
        }
        assertEquals("5.42 million", countWords(5_419_732f, Locale.ENGLISH))
        assertEquals("542만", countWords(5_419_732f, Locale.KOREAN))
        assertEquals("5.42M", shortCount(5_419_732f, Locale.ENGLISH))
        val ticks = Axis(5_419_000f, 5_420_000f, false).ticks(4)
        assertEquals("no two are alike", ticks.size, ticks.map { tickCount(it, Locale.KOREAN) }.toSet().size)
    }

    @Test
    fun theSummaryNamesTrendBestAndEnd() {
        val curve = Points.of(floatArrayOf(0f, 1f, 2f, 3f), floatArrayOf(2.3f, 0.5f, 0.067f, 0.083f))
        val summary = CurveSummary.of(curve, true)
        assertEquals(CurveSummary.Trend.FELL, summary.trend())
        assertEquals(0.067f, summary.best(), 0f)
        assertEquals(2f, summary.bestAt(), 0f)
        assertEquals(0.083f, summary.last(), 0f)
        val level = Points.of(floatArrayOf(0f, 1f, 2f), floatArrayOf(0.5f, 0.9f, 0.5f))
        assertEquals(CurveSummary.Trend.LEVEL, CurveSummary.of(level, false).trend())
        assertEquals(0.9f, CurveSummary.of(level, false).best(), 0f)
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
