package dev.inkling.app.monkey

import android.content.Context
import android.content.ContextWrapper
import androidx.room.Room
import androidx.test.core.app.ApplicationProvider
import dev.inkling.app.InklingApp
import dev.inkling.app.data.InklingDatabase
import dev.inkling.app.data.SessionTable
import dev.inkling.app.graph.AppGraph
import dev.inkling.app.testing.TestNetwork
import dev.inkling.app.testing.forgetSharedFolders
import dev.inkling.app.testing.shippedRecognizers
import dev.inkling.app.testing.until
import dev.inkling.app.training.MnistRepository
import dev.inkling.nnlib.io.FileStore
import java.io.File
import java.io.IOException
import java.lang.ref.WeakReference
import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.nio.file.StandardCopyOption
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.rules.ExternalResource
import org.junit.rules.TemporaryFolder

/**
 * The app over a database and files that outlive it. Each life has a folder of its own: when the process is killed,
 * what lies in it at that moment is copied for the next life, so that nothing which the old threads still write is ever
 * seen again. That is what a kill is, as far as files can tell.
 */
class Lives : ExternalResource() {
    private val temp = TemporaryFolder()
    private lateinit var folder: File
    private lateinit var database: InklingDatabase
    private var lives = 0
    private val dead = ArrayList<WeakReference<AppGraph>>()

    val network = TestNetwork()
    lateinit var graph: AppGraph
        private set

    override fun before() {
        temp.create()
        val app = ApplicationProvider.getApplicationContext<InklingApp>()
        app.getSharedPreferences("settings", Context.MODE_PRIVATE).edit().clear().commit()
        forgetSharedFolders()
        live(nextFolder())
    }

    override fun after() {
        leave(graph, database)
        temp.delete()
    }

    private fun nextFolder() = File(temp.root, "life-${++lives}").apply { mkdirs() }

    private fun live(home: File) {
        val app = ApplicationProvider.getApplicationContext<InklingApp>()
        folder = home
        val context = Home(app, home, File(temp.root, "cache").apply { mkdirs() })
        database = Room.databaseBuilder(app, InklingDatabase::class.java, File(home, InklingDatabase.FILE).path).build()
        val reading = shippedRecognizers(context, database)
        val offline = MnistRepository.Source { _, _ -> throw IOException("there is no network in a test") }
        graph = AppGraph(context, database, reading, ::FileStore, offline, network) { null }
        app.replaceGraph(graph)
    }

    /** What the database and the files say, which may not be asked on the main thread. */
    fun <T> stored(ask: () -> T): T = runBlocking(Dispatchers.IO) { ask() }

    /** The process dies, and another begins with what lies on the disk; [show] puts its first screen up. */
    fun kill(show: () -> Unit) {
        val old = graph
        val oldDatabase = database
        val oldFolder = folder
        val next = nextFolder()
        // No transaction is half written meanwhile.
        stored { oldDatabase.runInTransaction { copy(oldFolder, next) } }
        live(next)
        show()
        leave(old, oldDatabase)
        dead += WeakReference(old)
        oldFolder.deleteRecursively()
    }

    /** How many of the dead are still held by something. */
    fun held(): Int {
        System.gc()
        return dead.count { it.get() != null }
    }

    /** Every session with whether it was put aside, by its id. */
    fun sessions(): Map<Long, Boolean> = stored {
        database.query("SELECT id, deletedAt FROM sessions", null).use { rows ->
            buildMap { while (rows.moveToNext()) put(rows.getLong(0), rows.getLong(1) != 0L) }
        }
    }

    /** What the person and the app have called sessions and models. */
    fun names(): List<String> = stored {
        database.query("SELECT name FROM sessions UNION SELECT name FROM models", null).use { rows ->
            buildList { while (rows.moveToNext()) add(rows.getString(0)) }
        }
    }

    /** Ends what trains for somebody who is dead: nobody hears of it, and it lets go of the processor. */
    private fun leave(graph: AppGraph, database: InklingDatabase) {
        graph.queue().host(null)
        if (stored { database.work().of(MnistRepository.WORK, 0) } != null) graph.mnist().cancel()
        until("nothing trains or waits any more") {
            graph.training().current().value?.let { graph.training().stop(it.id()) }
            val left = stored { database.work().all() }
            left.filter { it.kind == SessionTable.WORK }.forEach { graph.training().stop(it.subject) }
            left.isEmpty() && graph.queue().isIdle
        }
        database.close()
    }

    private fun copy(from: File, to: File) {
        for (file in from.walk().filter { it.isFile && !it.name.endsWith("-shm") }) {
            val target = File(to, file.relativeTo(from).path)
            target.parentFile!!.mkdirs()
            try {
                Files.copy(file.toPath(), target.toPath(), StandardCopyOption.REPLACE_EXISTING)
            } catch (_: NoSuchFileException) {
                // It was being written under this name, and has its own by now.
            }
        }
    }

    /**
     * The application with its files in a folder of one life. The cache is one for all lives: what hands files to other
     * apps keeps for the whole process where it lies, and a dead life may be asking for it just then.
     */
    private class Home(app: Context, private val home: File, private val cache: File) : ContextWrapper(app) {
        override fun getApplicationContext(): Context = this

        override fun getFilesDir() = File(home, "files").apply { mkdirs() }

        override fun getCacheDir() = cache
    }
}
