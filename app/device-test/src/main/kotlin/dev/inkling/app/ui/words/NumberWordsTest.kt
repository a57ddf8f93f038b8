package dev.inkling.app.ui.words

import androidx.test.ext.junit.runners.AndroidJUnit4
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** Per cent reads the same beside a curve and in large figures, and nothing is rounded up. */
@RunWith(AndroidJUnit4::class)
class NumberWordsTest {
    @Test
    fun aCurvesEndReadsAsTheFigure() {
        for (size in listOf(25, 360, 10_000)) {
            for (right in 0..size) {
                val curve = percentOf((right.toFloat() / size) * 100)
                assertEquals("$right of $size", percent(100.0 * right / size) + PERCENT, curve)
            }
        }
    }

    @Test
    fun digitsAreTheSameForEveryValueOfARange() {
        assertEquals("81.0", percent(81.0))
        assertEquals("94.7", percent(94.79))
        assertEquals("99.45", percent(99.45))
        assertEquals("0.50", percent(0.5))
        assertEquals("100", percent(100.0))
        assertEquals("99.99", percent(99.9999))
        assertTrue(percentOf(Float.NaN).none(Char::isDigit))
    }
}
