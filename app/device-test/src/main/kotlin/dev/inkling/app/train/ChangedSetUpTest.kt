package dev.inkling.app.train

import androidx.lifecycle.SavedStateHandle
import androidx.test.ext.junit.runners.AndroidJUnit4
import androidx.test.platform.app.InstrumentationRegistry
import dev.inkling.app.frame.train
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.trained
import dev.inkling.app.testing.until
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import kotlinx.coroutines.asCoroutineDispatcher
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/** A set-up that begins with another session's settings cannot start before it has read them. */
@RunWith(AndroidJUnit4::class)
class ChangedSetUpTest {
    @get:Rule val app = TestApp(still = true)

    /** A disk that answers once the test lets it. */
    private val answers = CountDownLatch(1)
    private val disk = Executors.newSingleThreadExecutor().apply { execute { answers.await() } }
    private val saved = SavedStateHandle()

    private fun setUp(from: Long): TrainViewModel = app.graph.train(saved, from, disk = disk.asCoroutineDispatcher())

    private fun <T> onMain(work: () -> T): T {
        var done: T? = null
        InstrumentationRegistry.getInstrumentation().runOnMainSync { done = work() }
        @Suppress("UNCHECKED_CAST")
        return done as T
    }

    @Test
    fun itWaitsForTheSettings() {
        val before = Presets.of("xor-solve").with("epochs", 60.0).with("seed", 5.0)
        val id = app.trained(before, "before")
        val model = onMain { setUp(id) }
        assertFalse("not ready yet", model.state.value.ready)
        assertFalse("nothing is begun", onMain { model.start({ "too early" }, {}) })
        answers.countDown()
        until("it is started") { onMain { model.start({ "after" }, {}) } }
        until("it is there") { app.stored { app.graph.sessions().byId(id + 1) } != null }
        app.awaitEnd(id + 1)
        assertEquals(before, app.stored { RunSpec.fromJson(Json.parse(app.graph.sessions().byId(id + 1)!!.spec)) })
        assertTrue("one of a preset waits for nothing", onMain { setUp(0) }.state.value.begun)
        disk.shutdown()
    }
}
