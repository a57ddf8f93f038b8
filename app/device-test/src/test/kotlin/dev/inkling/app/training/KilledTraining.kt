package dev.inkling.app.training

import androidx.room.Room
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.InklingApp
import dev.inkling.app.data.InklingDatabase
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionRepository
import dev.inkling.app.data.SettingsStore
import dev.inkling.app.data.WorkEntity
import dev.inkling.app.testing.TestNetwork
import dev.inkling.app.testing.until
import dev.inkling.app.work.WorkQueue
import dev.inkling.nnlib.data.Dataset
import dev.inkling.nnlib.run.TaskData
import dev.inkling.nnlib.run.Tasks
import java.io.File
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import org.junit.Test
import org.junit.runner.RunWith

/**
 * The process that is killed: it opens the queue of a folder and trains what waits there. Started by its name alone.
 */
@RunWith(AndroidJUnit4::class)
class KilledTraining {
    @Test
    fun trainsUntilItIsKilled() {
        val folder = File(System.getProperty(FOLDER)!!)
        val process =
            TrainingOn(folder) { spec -> Tasks.data(spec, null).let { TaskData(Stalling(it.train(), folder), null) } }
        process.queue.wake()
        CountDownLatch(1).await()
    }

    /**
     * Reads as another set does, but waits where the run is to be found: once until a checkpoint is due by the clock,
     * and for good some samples after it was kept.
     */
    private class Stalling(private val of: Dataset, private val folder: File) : Dataset by of {
        private val begun = System.nanoTime()
        private var reads = 0
        private var keptAt = -1

        @Synchronized
        override fun read(index: Int, input: FloatArray, at: Int, target: FloatArray, targetAt: Int) {
            of.read(index, input, at, target, targetAt)
            reads++
            if (reads == BEFORE_CHECKPOINT) {
                val left = TimeUnit.MILLISECONDS.toNanos(1500) - (System.nanoTime() - begun)
                CountDownLatch(1).await(left, TimeUnit.NANOSECONDS)
            }
            if (reads < BEFORE_CHECKPOINT || reads % 10 != 0) return
            if (keptAt < 0 && hasCheckpoint()) keptAt = reads
            if (keptAt >= 0 && reads > keptAt + AFTER_CHECKPOINT) {
                File(folder, MARK).createNewFile()
                CountDownLatch(1).await()
            }
        }

        private fun hasCheckpoint() =
            File(folder, "sessions").walk().any { it.name.startsWith("checkpoint-") && it.extension == "inkling" }
    }

    companion object {
        const val FOLDER = "inkling.killed.folder"
        const val MARK = "past-the-checkpoint"
        private const val BEFORE_CHECKPOINT = 20_000
        private const val AFTER_CHECKPOINT = 5_000
    }
}

/** The queue that trains, on the files and the database of one folder, as a process has it. */
class TrainingOn(folder: File, data: TrainingData = TrainingData { spec -> Tasks.data(spec, null) }) : AutoCloseable {
    private val context = ApplicationProvider.getApplicationContext<InklingApp>()
    private val database =
        Room.databaseBuilder(context, InklingDatabase::class.java, File(folder, "inkling.db").path)
            .allowMainThreadQueries()
            .build()
    val writer = Executors.newSingleThreadScheduledExecutor()
    val sessions = SessionRepository(database, System::currentTimeMillis)
    val files = SessionFiles(File(folder, "sessions"))
    val work = TrainingWork(sessions, files, data, writer) {}
    val queue = WorkQueue(database.work(), SettingsStore(context), TestNetwork(), listOf(work))

    /** What the journal still has. */
    val journal: List<WorkEntity>
        get() = database.work().all()

    /** Trains what waits to its end. */
    fun finish(id: Long): SessionEntity {
        queue.wake()
        until("session $id ended") { !sessions.byId(id)!!.state.isUnderWay && queue.isIdle }
        return sessions.byId(id)!!
    }

    /** What a session left: its weights and its curves as bytes. */
    class Left(val model: ByteArray, val curves: Map<String, ByteArray>)

    fun look(id: Long) =
        Left(files.of(id).bytes(SessionFiles.MODEL), sessions.curves(id).mapValues { it.value.toBytes() })

    override fun close() {
        writer.shutdown()
        writer.awaitTermination(60, TimeUnit.SECONDS)
        database.close()
    }
}
