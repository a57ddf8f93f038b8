package dev.inkling.app.graphics

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.graphics.GraphicsRepository.Status
import dev.inkling.app.testing.FakeGraphics
import dev.inkling.app.testing.FakeGraphics.Companion.report
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.until
import dev.inkling.nnlib.compute.BackendProvider
import dev.inkling.nnlib.compute.TrialReport.Outcome
import dev.inkling.nnlib.run.Presets
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/** What the app knows of the graphics processor: each state, and that nothing is tried beside a session. */
@RunWith(AndroidJUnit4::class)
class GraphicsRepositoryTest {
    private val device = FakeGraphics()

    @get:Rule val app = TestApp(graphics = device)

    @Volatile private var trains = false
    private val background = Executors.newSingleThreadExecutor()

    private fun repository(of: BackendProvider? = device) = GraphicsRepository({ of }, background) { trains }

    @After
    fun end() {
        device.parts.release(FakeGraphics.PARTS)
        background.shutdown()
        assertTrue(background.awaitTermination(1, TimeUnit.MINUTES))
    }

    private fun GraphicsRepository.stands(at: Status): GraphicsRepository.State {
        until("it is $at") { state().value.status() == at }
        return state().value
    }

    private fun GraphicsRepository.isAt(percent: Int) =
        until("$percent %") { state().value.let { it.status() == Status.TRYING && it.percent() == percent } }

    /** A repository whose device is being tried, half of it done. */
    private fun halfTried(): GraphicsRepository {
        val graphics = repository()
        graphics.look()
        graphics.stands(Status.UNTRIED)
        graphics.tryIt()
        device.parts.release(FakeGraphics.PARTS / 2)
        graphics.isAt(50)
        return graphics
    }

    @Test
    fun nothingIsKnownUntilSomebodyLooks() {
        assertEquals(GraphicsRepository.State.UNKNOWN, repository().state().value)
    }

    @Test
    fun whereThereIsNoneTheReasonIsSaid() {
        val without = repository(null)
        without.look()
        assertEquals("", without.stands(Status.ABSENT).why())
        device.absent = "its driver has no compute shaders"
        val refused = repository()
        refused.look()
        assertEquals("its driver has no compute shaders", refused.stands(Status.ABSENT).why())
        refused.tryIt()
        assertEquals("there is nothing to try", Status.ABSENT, refused.state().value.status())
    }

    @Test
    fun itIsTriedAndWhatCameOfItIsShown() {
        val graphics = halfTried()
        assertFalse("not before it has ended", graphics.state().value.isUsable)
        device.parts.release(FakeGraphics.PARTS)
        val tried = graphics.stands(Status.TRIED)
        assertSame(device.known, tried.report())
        assertTrue(tried.isUsable)
    }

    @Test
    fun whatAnEarlierTrialCameToIsFound() {
        for (outcome in Outcome.entries) {
            device.known = report(outcome)
            val graphics = repository()
            graphics.look()
            assertSame(device.known, graphics.stands(Status.TRIED).report())
            assertEquals("$outcome", outcome == Outcome.RIGHT, graphics.state().value.isUsable)
        }
    }

    @Test
    fun aTrialThatIsCancelledLeavesWhatWasKnown() {
        val graphics = halfTried()
        graphics.cancel()
        device.parts.release()
        graphics.stands(Status.UNTRIED)
        assertNull(graphics.state().value.report())

        val before = report(Outcome.WRONG)
        device.known = before
        graphics.look()
        graphics.stands(Status.TRIED)
        graphics.tryIt()
        assertSame("known while it is tried again", before, graphics.state().value.report())
        graphics.cancel()
        device.parts.release(FakeGraphics.PARTS)
        assertSame(before, graphics.stands(Status.TRIED).report())
    }

    @Test
    fun lookingDoesNotHideATrial() {
        val graphics = halfTried()
        graphics.look()
        graphics.isAt(50)
        device.parts.release(FakeGraphics.PARTS)
        graphics.stands(Status.TRIED)
    }

    @Test
    fun aTrialThatBreaksIsAFailure() {
        device.next = { throw IllegalStateException("no such program") }
        val graphics = halfTried()
        device.parts.release(FakeGraphics.PARTS)
        val report = graphics.stands(Status.TRIED).report()!!
        assertEquals(Outcome.FAILED, report.outcome())
        assertEquals("no such program", report.where())
    }

    @Test
    fun aDriverThatBreaksIsNone() {
        val broken =
            object : BackendProvider by device {
                override fun whyNot() = throw IllegalStateException("no surface")
            }
        val graphics = repository(broken)
        graphics.look()
        assertEquals("", graphics.stands(Status.ABSENT).why())
    }

    @Test
    fun nothingIsTriedWhileASessionTrains() {
        val graphics = repository()
        graphics.look()
        graphics.stands(Status.UNTRIED)
        trains = true
        graphics.tryIt()
        assertEquals(Status.UNTRIED, graphics.state().value.status())
        trains = false
        graphics.tryIt()
        graphics.isAt(0)
        trains = true
        device.parts.release()
        graphics.stands(Status.UNTRIED)
        assertNull("a session that begins ends a trial", device.known)
    }

    @Test
    fun whoMakesRoomWaitsUntilTheDeviceIsFree() {
        val graphics = halfTried()
        val free = CountDownLatch(1)
        val session = thread {
            graphics.makeRoom()
            free.countDown()
        }
        until("it waits") { session.state == Thread.State.BLOCKED }
        assertEquals(1, free.count)
        device.parts.release()
        assertTrue(free.await(1, TimeUnit.MINUTES))
        graphics.stands(Status.UNTRIED)
    }

    @Test
    fun aSessionEndsTheTrialBeforeItBegins() {
        val graphics = app.graph.graphics()
        graphics.look()
        graphics.stands(Status.UNTRIED)
        graphics.tryIt()
        graphics.isAt(0)
        app.graph.queue().host(null)
        val id = app.stored { app.graph.training().start(Presets.of("xor-solve").with("epochs", 5.0), "xor", 0) }
        until("the session waits for the device") {
            Thread.getAllStackTraces().any { (thread, at) ->
                thread.state == Thread.State.BLOCKED && at.any { it.methodName == "makeRoom" }
            }
        }
        device.parts.release()
        app.awaitEnd(id)
        graphics.stands(Status.UNTRIED)
        assertNull(device.known)
    }
}
