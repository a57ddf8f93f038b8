package dev.inkling.app.ui.pad

import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test

/** Undo and redo of ink, and ink as bytes. */
class InkTest {
    private val a = stroke(0.1f, 0.2f)
    private val b = stroke(-0.3f, 0.4f, 0.5f)

    @Test
    fun clearingIsAStepLikeAnyOther() {
        val both = Ink.EMPTY.plus(a).plus(b)
        val cleared = both.clear()
        assertTrue(cleared.isBlank)
        assertTrue(cleared.isCleared)
        assertEquals(listOf(a, b), cleared.undo().strokes())
        assertEquals(listOf(a), cleared.undo().undo().strokes())
        assertTrue(cleared.undo().redo().isBlank)
        assertFalse(Ink.EMPTY.canUndo())
        assertEquals(Ink.EMPTY, Ink.EMPTY.clear())
    }

    @Test
    fun aNewStrokeForgetsWhatWasUndone() {
        val ink = Ink.EMPTY.plus(a).undo().plus(b)
        assertEquals(listOf(b), ink.strokes())
        assertFalse(ink.canRedo())
        assertEquals(listOf(b), Ink.EMPTY.plus(a).clear().plus(b).strokes())
    }

    @Test
    fun bytesBringEverythingBack() {
        val ink = Ink.EMPTY.plus(a).plus(b).clear().plus(b).undo()
        val back = InkBytes.ink(InkBytes.ofInk(ink))
        assertTrue(back.isBlank)
        assertEquals(1, back.redo().strokes().size)
        val two = back.undo().strokes()
        assertEquals(2, two.size)
        assertArrayEquals(b.xs(), two[1].xs(), 0f)
        assertArrayEquals(b.ys(), two[1].ys(), 0f)
        assertEquals(b.millis(2), two[1].millis(2))
        assertEquals(b.pressure(1), two[1].pressure(1), 0f)
    }

    @Test
    fun bytesThatWereCutOrChangedAreRefusedInASentence() {
        val whole = InkBytes.ofStrokes(listOf(a, b))
        for (length in 0 until whole.size) {
            val e = assertThrows(IllegalArgumentException::class.java) { InkBytes.strokes(whole.copyOf(length)) }
            assertTrue(e.message!!, e.message!!.contains(": draw it again"))
        }
        whole[0] = 9
        val newer = assertThrows(IllegalArgumentException::class.java) { InkBytes.strokes(whole) }
        assertTrue(newer.message!!, newer.message!!.contains("version 9"))
    }

    @Test
    fun aSnapshotDoesNotGrowWithItsStroke() {
        val builder = InkStroke.Builder()
        repeat(70) { builder.add(it.toFloat(), -it.toFloat(), 1000L + it, 1f) }
        val early = builder.snapshot()
        repeat(200) { builder.add(7f, 7f, 2000L, 1f) }
        assertEquals(70, early.size())
        assertEquals(69f, early.x(69), 0f)
        assertEquals(69, early.millis(69))
        assertThrows(IndexOutOfBoundsException::class.java) { early.x(70) }
    }

    @Test
    fun theBrushIsThickWhereTheHandIsSlow() {
        fun line(millis: Int) =
            InkStroke.of(
                FloatArray(11) { it * 0.05f },
                FloatArray(11),
                IntArray(11) { it * millis },
                FloatArray(11) { 1f },
            )
        val slow = Brush.along(line(200))
        val fast = Brush.along(line(10))
        val middle = slow.size() / 2
        assertTrue("${slow.width(middle)} > ${fast.width(middle)}", slow.width(middle) > 1.5f * fast.width(middle))
        assertTrue("the end runs out", slow.width(slow.size() - 1) < 0.45f * slow.width(middle))
        assertEquals("it ends where the finger did", 0.5f, slow.x(slow.size() - 1), 1e-6f)
    }

    @Test
    fun smallInkTakesAFinerBrush() {
        val large = stroke(0f, 0.1f, 0.3f)
        val small = stroke(0f, 0.1f)
        assertEquals("0.6 high: the usual one", Brush.WIDTH, Brush.widthFor(listOf(large), 0.3f), 1e-6f)
        assertEquals("0.2 high", 0.4f * Brush.WIDTH, Brush.widthFor(listOf(small), 0.3f), 1e-6f)
        assertEquals("never finer", 0.3f * Brush.WIDTH, Brush.widthFor(listOf(stroke(0f, 0.01f)), 0.3f), 1e-6f)
        assertEquals("the largest counts", Brush.WIDTH, Brush.widthFor(listOf(small, large), 0.3f), 1e-6f)
        assertEquals("nothing yet", Brush.WIDTH, Brush.widthFor(emptyList(), 0.3f), 0f)
    }

    @Test
    fun aDotIsADot() {
        val dot = Brush.along(stroke(0.2f))
        assertEquals(1, dot.size())
        assertEquals(Brush.WIDTH, dot.width(0), 0f)
    }

    private fun stroke(vararg x: Float) =
        InkStroke.of(x, FloatArray(x.size) { x[it] * 2 }, IntArray(x.size) { it * 16 }, FloatArray(x.size) { 1f })
}
