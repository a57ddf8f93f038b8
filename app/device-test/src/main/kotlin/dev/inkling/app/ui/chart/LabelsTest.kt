package dev.inkling.app.ui.chart

import androidx.test.ext.junit.runners.AndroidJUnit4
import kotlin.random.Random
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** The words inside a chart: none covers another, and none stands at the end of a curve that is not there. */
@RunWith(AndroidJUnit4::class)
class LabelsTest {
    @Test
    fun labelsAtTheEndsOfCurvesCoverNoneOfTheOthers() {
        val seed = Random.nextInt()
        val random = Random(seed)
        var placed = 0
        repeat(2000) { round ->
            val n = random.nextInt(1, 9)
            val left = FloatArray(n) { random.nextFloat() * 300 }
            val width = FloatArray(n) { 20 + random.nextFloat() * 60 }
            val middle = FloatArray(n) { random.nextFloat() * 200 }.apply { sort() }
            val tops = LabelPlaces.apart(left, width, middle, 18f, 0f, 200f)
            if (tops.isEmpty()) return@repeat
            placed++
            val said = "seed $seed round $round"
            for (i in 0 until n) {
                assertTrue("$said: inside", tops[i] >= -1 && tops[i] + 18 <= 201)
                for (j in 0 until i) {
                    val beside = left[i] >= left[j] + width[j] || left[j] >= left[i] + width[i]
                    assertTrue("$said: $j and $i", beside || tops[i] - tops[j] >= 17.9f)
                }
            }
        }
        assertTrue("nearly all have room: $placed", placed > 1900)
    }

    @Test
    fun aLabelWithRoomStandsAtItsCurve() {
        val tops =
            LabelPlaces.apart(floatArrayOf(0f, 0f), floatArrayOf(30f, 30f), floatArrayOf(40f, 90f), 20f, 0f, 200f)
        assertArrayEquals(floatArrayOf(30f, 80f), tops, 0f)
    }

    @Test
    fun whereThereIsNoRoomThereAreNone() {
        val three = FloatArray(3)
        assertEquals(0, LabelPlaces.apart(three, floatArrayOf(9f, 9f, 9f), three, 20f, 0f, 50f).size)
    }

    @Test
    fun eventsStandInRows() {
        val rows = LabelPlaces.rows(floatArrayOf(0f, 10f, 20f, 30f), floatArrayOf(50f, 50f, 50f, 50f), 5f, 3)
        assertArrayEquals(intArrayOf(0, 1, 2, -1), rows)
        assertArrayEquals(intArrayOf(0, 0), LabelPlaces.rows(floatArrayOf(0f, 60f), floatArrayOf(50f, 50f), 5f, 3))
    }

    @Test
    fun noEndWithoutItsCurve() {
        val curve = Curve("one", SeriesStyle.INK, Points.of(floatArrayOf(0f, 5f, 10f), floatArrayOf(2f, 1f, 0.5f)))
        fun tip(of: Curve, state: ChartState) = axesOf(listOf(of), state, 20f).let { (x, y) -> of.tip(x, y) }
        assertNotNull(tip(curve, ChartState()))
        val zoomed = ChartState().apply { zoom(4f, 0f, 0f) }
        assertNull("beyond what is zoomed to", tip(curve, zoomed))
        val before = ChartState().apply { zoom(4f, 1f, 0f) }
        assertNull("before what is zoomed to", tip(curve, before))
        val zero = Curve("two", SeriesStyle.INK, Points.of(floatArrayOf(0f, 1f), floatArrayOf(1f, 0f)))
        assertNull("a log scale has no place for 0", tip(zero, ChartState(logarithmic = true)))
        val broken = Curve("three", SeriesStyle.INK, Points.of(floatArrayOf(0f, 1f), floatArrayOf(1f, Float.NaN)))
        assertNull("not a number", tip(broken, ChartState()))
        assertNull("no points", tip(Curve("four", SeriesStyle.INK, Points.NONE), ChartState()))
    }

    @Test
    fun theAxisReachesTheRunsEndFromItsFirstSecond() {
        val none = axesOf(emptyList(), ChartState(), 550f).first
        assertEquals(0f, none.from(), 0f)
        assertEquals(550f, none.to(), 0f)
        val first = Curve("one", SeriesStyle.INK, Points.of(floatArrayOf(1f), floatArrayOf(2.3f)))
        assertEquals(550f, axesOf(listOf(first), ChartState(), 550f).first.to(), 0f)
        assertEquals("never shorter than its curves", 1f, axesOf(listOf(first), ChartState(), 0.5f).first.to(), 0f)
    }

    @Test
    fun onALogScaleOneGoodBatchDoesNotPressTheLineToTheCeiling() {
        val smooth = Points.of(floatArrayOf(0f, 1f), floatArrayOf(1f, 0.1f))
        val raw = Points.of(floatArrayOf(0f, 1f), floatArrayOf(1.2f, 1e-7f))
        val y = axesOf(listOf(Curve("one", SeriesStyle.INK, smooth, raw)), ChartState(logarithmic = true), null).second
        assertTrue("${y.from()}", y.from() > 0.05f)
        assertTrue("${y.to()}", y.to() >= 1.2f)
    }
}
