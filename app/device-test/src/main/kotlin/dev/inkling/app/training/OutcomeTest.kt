package dev.inkling.app.training

import android.content.Context
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.nnlib.io.FileStore
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** What a session came to is read as it was written, as older apps wrote it, and not at all where it cannot be. */
@RunWith(AndroidJUnit4::class)
class OutcomeTest {
    private val context = ApplicationProvider.getApplicationContext<Context>()

    private fun estimated(vararg columns: Outcome.Column, figures: Map<String, Double>) =
        Outcome(40, Double.NaN, null, emptyList(), 3, null, figures, columns.toList())

    private fun column(name: String, vararg estimated: Float) =
        Outcome.Column(name, FloatArray(estimated.size) { it.toFloat() }, estimated)

    /** As the file says it, and read again. */
    private fun Outcome.again(): Outcome {
        val store = FileStore(context.cacheDir.resolve("outcome"))
        write(store)
        return Outcome.read(store)!!
    }

    private fun read(text: String) = Outcome.parse(text.toByteArray())

    @Test
    fun estimatesComeBackColumnByColumn() {
        val figures = mapOf("mae price" to 12.5, "rmse price" to 20.25, "mae rooms" to 0.5)
        val written = estimated(column("price", 1.5f, -2f, 1e9f), column("rooms", 3f, 4f, 5f), figures = figures)
        val back = written.again()
        assertNull(back.confusion())
        assertTrue(back.accuracy().isNaN())
        assertEquals(listOf(40, 3), listOf(back.samples(), back.bestEpoch()))
        assertEquals(figures, back.figures())
        assertEquals(listOf("price", "rooms"), back.columns().map { it.name() })
        assertArrayEquals(floatArrayOf(1.5f, -2f, 1e9f), back.columns()[0].estimated(), 0f)
        assertArrayEquals(floatArrayOf(0f, 1f, 2f), back.columns()[1].truth(), 0f)
        assertEquals(20.25, back.figure("rmse", back.columns()[0]), 0.0)
        assertTrue(back.figure("rmse", back.columns()[1]).isNaN())
    }

    @Test
    fun theFigureOfASingleColumnIsNamedByItsMetricAlone() {
        val back = estimated(column("y", 1f), figures = mapOf("rmse" to 0.25)).again()
        assertEquals(0.25, back.figure("rmse", back.columns()[0]), 0.0)
    }

    @Test
    fun whatWasWrittenBeforeThereWereFiguresIsRead() {
        val back =
            read("""{"samples":4,"accuracy":75.0,"confusion":[[2,1],[0,1]],"misread":[],"bestEpoch":2}""").again()
        assertEquals(75.0, back.accuracy(), 0.0)
        assertArrayEquals(intArrayOf(2, 1), back.counts()[0])
        assertEquals(emptyMap<String, Double>(), back.figures())
        assertTrue(back.columns().isEmpty())
    }

    @Test
    fun whatCannotBeIsNotBelieved() {
        fun file(truth: String, estimated: String, figures: String = """{"rmse":0.5}""") =
            """{"samples":2,"misread":[],"bestEpoch":0,"figures":$figures,""" +
                """"estimates":[{"name":"y","truth":[$truth],"estimated":[$estimated]}]}"""
        assertEquals(2, read(file("1,2", "1,3")).columns()[0].truth().size)
        val many = List(501) { "1" }.joinToString(",")
        val column = """{"name":"y","truth":[1],"estimated":[1]}"""
        val columns = List(101) { column }.joinToString(",")
        val impossible =
            mapOf(
                "an estimate without its truth" to file("1", "1,3"),
                "more rows than are ever kept" to file(many, many),
                "more columns than can be shown" to file("1", "1").replace(column, columns),
                "a number that no float holds" to file("1,2", "1,1e300"),
                "no number" to file("1,2", "1,\"NaN\""),
                "nothing in place of a number" to file("1,2", "1,null"),
                "a figure in words" to file("1,2", "1,3", """{"rmse":"small"}"""),
                "figures in a row" to file("1,2", "1,3", "[1]"),
                "a column without a name" to file("1", "1").replace("\"name\":\"y\",", ""),
                "neither classes nor estimates" to """{"samples":2,"accuracy":50.0,"misread":[],"bestEpoch":0}""",
                "a matrix without its accuracy" to
                    """{"samples":2,"confusion":[[1,0],[0,1]],"misread":[],"bestEpoch":0}""",
            )
        assertFalse(file("1", "1").replace(column, columns) == file("1", "1"))
        for ((what, text) in impossible) {
            assertThrows(what, IllegalArgumentException::class.java) { read(text) }
        }
    }
}
