package dev.inkling.app.testing

import android.content.Context
import android.os.Build
import android.os.StrictMode
import android.provider.Settings
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollToNode
import androidx.core.content.FileProvider
import androidx.room.Room
import androidx.test.core.app.ApplicationProvider
import androidx.test.platform.app.InstrumentationRegistry
import dev.inkling.app.InklingApp
import dev.inkling.app.data.InklingDatabase
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.data.SessionTable
import dev.inkling.app.data.StoredFiles
import dev.inkling.app.data.StoredModels
import dev.inkling.app.graph.AppGraph
import dev.inkling.app.recognizer.ModelFiles
import dev.inkling.app.recognizer.NnlibRecognizers
import dev.inkling.app.recognizer.RecognizerSource
import dev.inkling.app.training.MnistRepository
import dev.inkling.nnlib.compute.BackendProvider
import dev.inkling.nnlib.run.RunSpec
import java.io.IOException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.Assert.assertEquals
import org.junit.rules.ExternalResource

/**
 * The app with an empty database in memory, a disk that can be full and a network that tests switch, put in place
 * before the first screen. It reads with [FakeRecognizers], or with the model that it ships.
 */
class TestApp(
    private val shipped: Boolean = false,
    private val mnistSource: MnistRepository.Source =
        MnistRepository.Source { _, _ -> throw IOException("no test reaches the network") },
    /** Whether animations are switched off, as they are for who waits until a cursor blinks no more. */
    private val still: Boolean = false,
    /** The phone's graphics processor; null where it has none. */
    private val graphics: BackendProvider? = null,
) : ExternalResource() {
    val recognizers = FakeRecognizers()
    val disk = TestDisk()
    val network = TestNetwork()
    lateinit var graph: AppGraph
        private set

    override fun before() {
        val app = ApplicationProvider.getApplicationContext<InklingApp>()
        app.getSharedPreferences("settings", Context.MODE_PRIVATE).edit().clear().commit()
        for (folder in listOf("sessions", "models", "pictures")) app.filesDir.resolve(folder).deleteRecursively()
        forgetSharedFolders()
        forgetViolations()
        if (still) stopAnimations(app)
        val database = Room.inMemoryDatabaseBuilder(app, InklingDatabase::class.java).build()
        val reading = if (shipped) shippedRecognizers(app, database) else recognizers
        graph = AppGraph(app, database, reading, disk::store, mnistSource, network) { graphics }
        app.replaceGraph(graph)
    }

    /** What the person does in the system's settings; no app may outside of a test. */
    private fun stopAnimations(context: Context) {
        val scale = Settings.Global.ANIMATOR_DURATION_SCALE
        if (Build.FINGERPRINT == "robolectric") Settings.Global.putFloat(context.contentResolver, scale, 0f)
        else {
            val shell = InstrumentationRegistry.getInstrumentation().uiAutomation
            shell.executeShellCommand("settings put global $scale 0").close()
        }
    }

    /**
     * Violations wait for the end of the main thread's round, which on the JVM may never come at the end of a test; ten
     * that are left over would silence all that follow.
     */
    private fun forgetViolations() {
        if (Build.FINGERPRINT != "robolectric") return
        val waiting =
            StrictMode::class.java.getDeclaredField("violationsBeingTimed").apply { isAccessible = true }.get(null)
        InstrumentationRegistry.getInstrumentation().runOnMainSync { (waiting as ThreadLocal<*>).remove() }
    }

    /** What still trains is stopped first: a thread that outlives its test would write into the next one's files. */
    override fun after() {
        disk.full = false
        val database = graph.database()
        if (stored { database.work().of(MnistRepository.WORK, 0) } != null) graph.mnist().cancel()
        until("nothing trains or waits any more") {
            graph.training().current().value?.let { graph.training().stop(it.id()) }
            val left = stored { database.work().all() }
            left.filter { it.kind == SessionTable.WORK }.forEach { graph.training().stop(it.subject) }
            left.isEmpty() && graph.queue().isIdle
        }
        graph.database().close()
    }

    /** What the database and the files say, which may not be asked on the main thread. */
    fun <T> stored(ask: () -> T): T = runBlocking(graph.io()) { ask() }

    /** Waits until a session is no longer under way and has left the queue, and returns it as it ended. */
    fun awaitEnd(id: Long): SessionEntity {
        runBlocking(graph.io()) {
            withTimeout(MOST_MILLIS) { graph.sessions().watch(id).filterNotNull().first { !it.state.isUnderWay } }
        }
        // One that was stopped is written down as such first, and tested then.
        until("session $id has left the queue") { graph.training().current().value?.id() != id }
        return stored { graph.sessions().byId(id)!! }
    }
}

/** Trains a session to its end, and waits until the queue is empty; its id. */
fun TestApp.trained(spec: RunSpec, name: String): Long {
    val id = stored { graph.training().start(spec, name, 0) }
    assertEquals(SessionState.FINISHED, awaitEnd(id).state)
    until("the queue is empty") { graph.queue().isIdle }
    return id
}

/** The provider keeps for the whole process where its folders lie; on the JVM they lie elsewhere in each test. */
fun forgetSharedFolders() {
    val kept = FileProvider::class.java.getDeclaredField("sCache").apply { isAccessible = true }.get(null)
    synchronized(kept) { (kept as MutableMap<*, *>).clear() }
}

/** What opens the models of the real app. */
fun shippedRecognizers(context: Context, database: InklingDatabase): RecognizerSource =
    NnlibRecognizers(ModelFiles(context.assets, StoredFiles(context), StoredModels(database)))

private const val MOST_MILLIS = 120_000L

/** The pad on the screen. */
fun ComposeTestRule.pad(): SemanticsNodeInteraction = onNodeWithTag("pad")

/** Goes to the set-up of a session and chooses a preset. */
fun ComposeTestRule.openSetUp(preset: String) {
    onNode(hasText("Train").and(isSelectable())).performClick()
    onNode(hasScrollToIndexAction()).performScrollToNode(hasText(preset))
    onNode(hasText(preset).and(isSelectable())).performClick()
}

/** Whether [words] stand on the screen. */
fun ComposeTestRule.shows(words: String): Boolean = onAllNodesWithText(words).fetchSemanticsNodes().isNotEmpty()

/** Waits until [words] stand on the screen. */
fun ComposeTestRule.appears(words: String) = eventually("\"$words\" is there") { shows(words) }

/** Waits until [condition] holds, however busy the machine is. */
fun ComposeTestRule.eventually(what: String, condition: () -> Boolean) {
    try {
        waitUntil(60_000, condition)
    } catch (e: androidx.compose.ui.test.ComposeTimeoutException) {
        throw AssertionError("after 60 s still not so: $what", e)
    }
}

/**
 * What a ViewModel shows once [wanted] holds. Its work runs on the main thread, which a test may not block meanwhile.
 */
fun <S, T : Any> ComposeTestRule.shownBy(state: StateFlow<S>, wanted: (S) -> T?): T {
    val watching = CoroutineScope(Dispatchers.Default)
    watching.launch { state.collect {} }
    eventually("the state is the wanted one") {
        waitForIdle()
        wanted(state.value) != null
    }
    watching.cancel()
    return wanted(state.value)!!
}

/** As [eventually], where there is no screen. */
fun until(what: String, condition: () -> Boolean) {
    val end = System.nanoTime() + MOST_MILLIS * 1_000_000
    while (!condition()) {
        if (System.nanoTime() > end) throw AssertionError("after ${MOST_MILLIS / 1000} s still not so: $what")
        java.util.concurrent.locks.LockSupport.parkNanos(5_000_000)
    }
}
