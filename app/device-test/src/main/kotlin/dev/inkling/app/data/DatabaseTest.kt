package dev.inkling.app.data

import android.content.Context
import androidx.room.Room
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import java.util.Collections
import java.util.Random
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith

/** Drawings and models in the database: what is written is there after a restart, and lists use their indices. */
@RunWith(AndroidJUnit4::class)
class DatabaseTest {
    private val context = ApplicationProvider.getApplicationContext<Context>()
    private lateinit var database: InklingDatabase
    private lateinit var drawings: DrawingRepository

    @Before
    fun open() {
        context.deleteDatabase(FILE)
        reopen()
    }

    @After
    fun close() {
        database.close()
        context.deleteDatabase(FILE)
    }

    private fun reopen() {
        database =
            Room.databaseBuilder(context, InklingDatabase::class.java, FILE)
                .addMigrations(*InklingDatabase.migrations())
                .allowMainThreadQueries()
                .build()
        drawings = DrawingRepository(database)
    }

    @Test
    fun drawingsOutliveTheProcess() = runBlocking {
        drawings.keep(listOf(digit(3, 1), digit(4, 2)))
        database.close()
        reopen()
        val all = drawings.all().first()
        assertEquals(listOf(4, 3), all.map { it.label })
        assertEquals(listOf<Byte>(1, 2, 3), all[0].strokes.toList())
    }

    @Test
    fun whatWasDeletedComesBackAsItWas() = runBlocking {
        val ids = drawings.keep(listOf(digit(3, 1), digit(4, 2), digit(3, 3)))
        val gone = drawings.delete(listOf(ids[0], ids[2]))
        assertEquals(listOf(4), drawings.all().first().map { it.label })
        drawings.restore(gone)
        assertEquals(ids.reversed(), drawings.all().first().map { it.id })
        assertEquals(2, drawings.labelled(3).first().size)
        assertEquals(mapOf(3 to 2, 4 to 1), drawings.counts().first().associate { it.label to it.count })
    }

    @Test
    fun whatWasMisreadIsCountedByTheLabelThatItHas() = runBlocking {
        val read = listOf(9 to 9, 9 to 4, 9 to null, 3 to 8)
        drawings.keep(read.mapIndexed { i, (label, best) -> digit(label, i.toLong()).apply { readAs = best } })
        val counts = drawings.counts().first().associateBy { it.label }
        assertEquals(listOf(3, 1), counts.getValue(9).run { listOf(count, misread) })
        assertEquals(listOf(1, 1), counts.getValue(3).run { listOf(count, misread) })
    }

    @Test
    fun aLabelIsADigit() {
        val e = assertThrows(IllegalArgumentException::class.java) { drawings.relabel(listOf(1), 10) }
        assertTrue(e.message!!, e.message!!.contains("give one from 0 to 9"))
    }

    @Test
    fun aDrawingForgetsAModelThatIsGone() = runBlocking {
        val models = StoredModels(database)
        val model = models.add(ModelEntity().apply { name = "mine" })
        val id = drawings.keep(listOf(digit(7, 1).apply { modelId = model })).single()
        assertEquals(model, drawings.byId(listOf(id)).single().modelId)
        models.remove(model)
        assertNull(drawings.byId(listOf(id)).single().modelId)
        val stray = digit(1, 1).apply { modelId = 99 }
        assertThrows(android.database.sqlite.SQLiteConstraintException::class.java) { drawings.keep(listOf(stray)) }
        Unit
    }

    @Test
    fun theListsOfDrawingsModelsSessionsAndCurvesUseAnIndex() = runBlocking {
        val asked = Collections.synchronizedMap(LinkedHashMap<String, List<Any?>>())
        val watched =
            Room.databaseBuilder(context, InklingDatabase::class.java, "asked.db")
                .setQueryCallback({ sql, values -> asked[sql] = values.toList() }, { it.run() })
                .allowMainThreadQueries()
                .build()
        try {
            watched.drawings().all().first()
            watched.drawings().labelled(3).first()
            watched.drawings().counts().first()
            watched.models().all().first()
            watched.sessions().matching("%", "", 50).first()
            watched.sessions().queued()
            watched.sessions().curves(1)
            val lists = asked.filterKeys { it.startsWith("SELECT") && LISTED.containsMatchIn(it) }
            assertEquals("every list was asked for: ${lists.keys}", 7, lists.size)
            for ((sql, values) in lists) {
                val plan = buildString {
                    watched.openHelper.readableDatabase.query("EXPLAIN QUERY PLAN $sql", values.toTypedArray()).use {
                        while (it.moveToNext()) append(it.getString(3)).append("; ")
                    }
                }
                assertTrue("$sql: $plan", plan.contains("INDEX"))
                assertTrue("$sql sorts by hand: $plan", !plan.contains("TEMP B-TREE FOR ORDER BY;"))
            }
        } finally {
            watched.close()
            context.deleteDatabase("asked.db")
        }
        Unit
    }

    @Test
    fun aThinnedCurveKeepsItsLowestAndItsHighest() {
        val seed = System.nanoTime()
        val random = Random(seed)
        val values = List(1000) { random.nextFloat() }
        val curve = CurvePoints.of(values.mapIndexed { i, v -> CurvePoints.Point(i.toLong(), v, i.toLong(), v, v) })
        for (most in listOf(1, 2, 7, 60, 999, 1000, 5000)) {
            val thin = curve.thinned(most)
            assertTrue("seed $seed, $most", thin.size() <= most)
            val low = (0 until thin.size()).minBy(thin::low)
            val high = (0 until thin.size()).maxBy(thin::high)
            assertEquals("seed $seed", values.min(), thin.low(low), 0f)
            assertEquals("seed $seed", values.max(), thin.high(high), 0f)
            assertEquals("seed $seed", values.indexOf(values.min()).toLong(), thin.lowStep(low))
            assertEquals("seed $seed", values.indexOf(values.max()).toLong(), thin.highStep(high))
        }
        assertEquals(values, (0 until 1000).map(curve.thinned(1000)::mean))
    }

    private fun digit(of: Int, at: Long) =
        DrawingEntity().apply {
            label = of
            createdAt = at
            strokes = byteArrayOf(1, 2, 3)
            picture = ByteArray(784)
        }

    private companion object {
        const val FILE = "database-test.db"
        val LISTED = Regex("FROM (drawings|models|sessions|curves|work)")
    }
}
