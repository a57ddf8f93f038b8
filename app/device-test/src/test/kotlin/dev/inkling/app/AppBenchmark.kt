package dev.inkling.app

import android.os.Looper
import androidx.room.Room
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.CurvePoints
import dev.inkling.app.data.InklingDatabase
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionRepository
import dev.inkling.app.data.SessionState
import dev.inkling.app.frame.session
import dev.inkling.app.sessions.sessionCurves
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.trained
import dev.inkling.app.testing.until
import dev.inkling.app.ui.chart.MinMax
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.train.Trainer
import java.io.File
import java.lang.management.ManagementFactory
import java.util.Locale
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf

/**
 * What the app costs beside nnlib alone, and how long its lists take, on the machine that runs it. It prints its
 * figures and judges none; the app's README has the command.
 */
@RunWith(AndroidJUnit4::class)
class AppBenchmark {
    @get:Rule val app = TestApp()

    @get:Rule val temp = TemporaryFolder()

    @Before fun headless() = app.graph.queue().host(null)

    private fun say(what: String, figure: String) = println("app benchmark | $what | $figure")

    private fun format(pattern: String, vararg values: Any) = String.format(Locale.ROOT, pattern, *values)

    /** The median and the largest of some times in milliseconds. */
    private fun times(rounds: Int, work: () -> Unit): String {
        val millis =
            List(rounds) {
                    val begun = System.nanoTime()
                    work()
                    (System.nanoTime() - begun) / 1e6
                }
                .sorted()
        return format("median %.1f ms, most %.1f ms of %d", millis[rounds / 2], millis.last(), rounds)
    }

    @Test
    fun aThousandSessionsOfFiveThousandPoints() {
        val database =
            Room.databaseBuilder(
                    ApplicationProvider.getApplicationContext<InklingApp>(),
                    InklingDatabase::class.java,
                    File(temp.root, "thousand.db").path,
                )
                .allowMainThreadQueries()
                .build()
        val sessions = SessionRepository(database, System::currentTimeMillis)
        val loss = curve(5000)
        database.runInTransaction {
            for (i in 1..1000) {
                val id = sessions.add(session(i))
                sessions.keepCurves(id, mapOf("loss" to loss))
                sessions.bringBack(listOf(id))
            }
        }
        say(
            "1,000 sessions x 5,000 points: first page of 50",
            times(30) { assertEquals(50, runBlocking { sessions.matching("", "", 50).first() }.size) },
        )
        say(
            "the same, searched by name",
            times(30) { assertEquals(50, runBlocking { sessions.matching("run 9", "", 50).first() }.size) },
        )
        say(
            "one session's curve of 5,000 points, read and thinned to 1,000 columns",
            times(30) {
                val curves = sessionCurves(1, sessions.mainCurves(500))
                MinMax.thin(curves.loss.raw, 0f, 5000f, 1000)
            },
        )
        database.close()
    }

    private fun curve(points: Int) =
        CurvePoints.of(
            List(points) { CurvePoints.Point(it.toLong(), 1f / (it + 2), it + 1L, 1f / (it + 1), 1f / (it + 1.5f)) }
        )

    private fun session(i: Int) =
        SessionEntity().apply {
            name = "run $i"
            spec = Presets.of("mnist-notes").toJson().toString()
            task = "mnist"
            state = SessionState.FINISHED
            createdAt = 1_600_000_000_000 + i
            epochs = 20
            epoch = 20
            steps = 12_000
            step = 12_000
        }

    @Test
    fun trainingByTheAppBesideNnlibAlone() {
        val digits = Presets.of("digits-notes").apply("samples=20000 epochs=2")
        alone(digits)
        val rounds = List(5) { Triple(alone(digits), byTheApp(digits, false), byTheApp(digits, true)) }
        say(
            "784-500-10, batch 100, samples/s: nnlib alone, by the app, with its screen open",
            rounds.joinToString("; ") { format("%,.0f, %,.0f, %,.0f", it.first, it.second, it.third) },
        )
    }

    private fun alone(spec: RunSpec): Double = Trainer.of(spec, Tasks.data(spec, null)).run().samplesPerSecond()

    private fun byTheApp(spec: RunSpec, watched: Boolean): Double {
        val id = app.stored { app.graph.training().start(spec, "measured", 0) }
        val watching = CoroutineScope(Dispatchers.Default)
        if (watched) watching.launch { app.graph.session(id).state.collect {} }
        until("it came to its end") {
            // The screen's own work needs the main thread, which is this one.
            shadowOf(Looper.getMainLooper()).idle()
            !app.stored { app.graph.sessions().byId(id)!! }.state.isUnderWay
        }
        watching.cancel()
        until("the queue is empty") { app.graph.queue().isIdle }
        val ended = app.stored { app.graph.sessions().byId(id)!! }
        return ended.step * spec.whole("batch") / ended.seconds
    }

    @Test
    fun whatTheDatabaseCostsXorsSmallSteps() {
        val spec = Presets.of("xor-solve").with("epochs", 1_000_000.0)
        alone(spec)
        val rounds = List(5) { alone(spec) / 4 to stepsByTheApp(spec) }
        say(
            "XOR 2-8-1, steps/s: nnlib alone, by the app",
            rounds.joinToString("; ") { format("%,.0f, %,.0f", it.first, it.second) },
        )

        val id = app.stored { app.graph.training().start(spec.with("epochs", 10_000_000.0), "long", 0) }
        val writer = writer()
        val before = threads.getThreadCpuTime(writer)
        until("it trains for a while") { (app.graph.training().current().value?.progress()?.seconds() ?: 0.0) > 6.5 }
        val training = app.graph.training().current().value!!
        val now = training.progress()
        val writerSeconds = (threads.getThreadCpuTime(writer) - before) / 1e9
        val stored = app.stored { app.graph.sessions().curves(id) }
        val copying = times(40) { training.metrics().get() }
        app.graph.training().stop(id)
        app.awaitEnd(id)
        say("a copy of the curves between two steps, taken once in 5 s", copying)
        say("the writer's own processor time", format("%.3f s of %.1f s", writerSeconds, now.seconds()))
        say(
            "points stored of the loss of ${now.step()} steps",
            format("%d, %.1f a second", stored["loss"]?.size() ?: 0, (stored["loss"]?.size() ?: 0) / now.seconds()),
        )
    }

    private val threads = ManagementFactory.getThreadMXBean()

    private fun writer(): Long =
        // The newest of that name: each test has one of its own.
        threads
            .getThreadInfo(threads.allThreadIds)
            .filterNotNull()
            .filter { it.threadName == "session-writer" }
            .maxOf { it.threadId }

    private fun stepsByTheApp(spec: RunSpec): Double {
        val ended = app.stored { app.graph.sessions().byId(app.trained(spec, "measured"))!! }
        return ended.step / ended.seconds
    }
}
