package dev.inkling.app

import android.content.Context
import android.database.sqlite.SQLiteDatabase
import androidx.room.Room
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.InklingDatabase
import dev.inkling.app.data.SessionState
import java.io.File
import org.json.JSONObject
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** A database of every older version opens as today's, with what was in it. */
@RunWith(AndroidJUnit4::class)
class MigrationTest {
    private val context = ApplicationProvider.getApplicationContext<Context>()
    private val schemas = File(System.getProperty("inkling.schemas")!!, InklingDatabase::class.java.name)

    @Test
    fun everyVersionHasItsSchema() {
        val versions = schemas.list()!!.map { it.removeSuffix(".json").toInt() }.sorted()
        assertEquals((1..InklingDatabase.VERSION).toList(), versions)
    }

    @Test
    fun everyOlderVersionOpensWithItsDrawings() {
        for (version in 1..InklingDatabase.VERSION) {
            val name = "version-$version.db"
            context.deleteDatabase(name)
            create(name, version)
            val database =
                Room.databaseBuilder(context, InklingDatabase::class.java, name)
                    .addMigrations(*InklingDatabase.migrations())
                    .allowMainThreadQueries()
                    .build()
            val kept = database.drawings().byId(listOf(5L)).single()
            assertEquals(8, kept.label)
            assertEquals(784, kept.picture.size)
            assertTrue(kept.createdAt > 0)
            database.close()
        }
    }

    @Test fun sessionsOfVersion1StandWhereTheyStood() = sessionsStandWhereTheyStood(1)

    @Test fun sessionsOfVersion2StandWhereTheyStood() = sessionsStandWhereTheyStood(2)

    private fun sessionsStandWhereTheyStood(version: Int) {
        val name = "sessions-$version.db"
        context.deleteDatabase(name)
        create(name, version)
        val states = SessionState.entries
        SQLiteDatabase.openDatabase(context.getDatabasePath(name).path, null, SQLiteDatabase.OPEN_READWRITE).use { db ->
            for ((i, state) in states.withIndex()) {
                db.execSQL(
                    "INSERT INTO sessions (id, name, spec, task, state, hold, createdAt, queuedAt, endedAt, deletedAt," +
                        " pinned, epoch, epochs, step, steps, seconds, findingEpoch, findingShare, parentId)" +
                        " VALUES (${i + 1}, '$state', '{}', 'xor', '$state', 'NONE', 5, ${90 - i}, 0, 0, 0, 1, 2, 3, 4," +
                        " 5.5, 0, 0, 0)"
                )
            }
            db.execSQL("INSERT INTO curves (sessionId, name, points) VALUES (2, 'loss', x'0102')")
        }
        val database =
            Room.databaseBuilder(context, InklingDatabase::class.java, name)
                .addMigrations(*InklingDatabase.migrations())
                .allowMainThreadQueries()
                .build()
        for ((i, state) in states.withIndex()) {
            val session = database.sessions().byId(i + 1L)!!
            assertEquals(state, session.state)
            assertEquals(state.name, session.name)
            assertEquals(if (state.isUnderWay) 90L - i else 0L, session.queuedAt)
            assertEquals(5.5, session.seconds, 0.0)
        }
        assertEquals(
            states.filter { it.isUnderWay }.map { it.name }.toSet(),
            database.work().all().map { "${it.state}" }.toSet(),
        )
        assertEquals("its curves stay", listOf("loss"), database.sessions().curves(2).map { it.name })
        database.close()
    }

    private fun create(name: String, version: Int) {
        val json = JSONObject(File(schemas, "$version.json").readText()).getJSONObject("database")
        val file = context.getDatabasePath(name)
        file.parentFile!!.mkdirs()
        SQLiteDatabase.openOrCreateDatabase(file, null).use { db ->
            val entities = json.getJSONArray("entities")
            for (i in 0 until entities.length()) {
                val entity = entities.getJSONObject(i)
                val table = entity.getString("tableName")
                db.execSQL(entity.getString("createSql").replace("\${TABLE_NAME}", table))
                val indices = entity.optJSONArray("indices")
                for (k in 0 until (indices?.length() ?: 0)) {
                    db.execSQL(indices!!.getJSONObject(k).getString("createSql").replace("\${TABLE_NAME}", table))
                }
            }
            val setup = json.getJSONArray("setupQueries")
            for (i in 0 until setup.length()) db.execSQL(setup.getString(i))
            db.execSQL(
                "INSERT INTO drawings (id, label, readAs, certainty, modelId, createdAt, strokes, picture) " +
                    "VALUES (5, 8, 3, 0.5, NULL, 1790000000000, x'01', zeroblob(784))"
            )
            db.version = version
        }
    }
}
