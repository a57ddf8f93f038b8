package dev.inkling.app

import android.graphics.Bitmap
import android.graphics.Canvas
import android.os.Looper
import android.os.SystemClock
import android.view.View
import android.view.ViewGroup
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.platform.ViewRootForTest
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.lifecycle.ViewModelProvider
import androidx.test.core.app.ActivityScenario
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.draw.DrawViewModel
import dev.inkling.app.reading.PadReading
import dev.inkling.app.testing.Finger
import dev.inkling.app.testing.Finger.Touch
import dev.inkling.app.testing.TestApp
import dev.inkling.nnlib.data.digits.DrawnDigits
import java.lang.management.ManagementFactory
import java.lang.management.ThreadMXBean
import java.time.Duration
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf

/**
 * How long it takes from a point under the finger to the bars that show what the net now reads, with the shipped model
 * and the whole app around it, and how long the main thread is held, which on a busy machine is longer than it
 * computes. It prints and judges nothing. The app's README has the command.
 */
@RunWith(AndroidJUnit4::class)
class PadLatencyBenchmark {
    @get:Rule val app = TestApp(shipped = true)

    private val main = shadowOf(Looper.getMainLooper())
    private val held = ArrayList<Piece>()

    /** One piece of work on the main thread: how long it took, and how much of that the thread had a core for. */
    private class Piece(val what: String, val millis: Double, val computing: Double, val collecting: Long) {
        override fun toString() =
            "%6.2f ms, of which %6.2f computing and %d collecting: %s".format(millis, computing, collecting, what)
    }

    @Test
    fun fromAPointToTheBars() {
        ActivityScenario.launch(MainActivity::class.java).use { scenario ->
            scenario.onActivity { activity ->
                val model = ViewModelProvider(activity)[DrawViewModel::class.java]
                frame()
                val pad = padOf(activity.window.decorView)
                val all = ArrayList<Double>()
                val read = ArrayList<Double>()
                val draw = ArrayList<Double>()
                val digits = DrawnDigits(60, 5, DrawnDigits.Hands.HELD_OUT)
                val canvas = canvasOf(activity.window.decorView)
                for (i in 0 until digits.size()) {
                    if (i == WARM_UP) listOf<MutableList<*>>(all, read, draw, held).forEach { it.clear() }
                    val finger = Finger(activity, pad)
                    for (stroke in digits.sample(i).drawing().strokes()) {
                        val path = List(stroke.size()) { at(stroke.x(it), stroke.y(it), pad) }
                        hold("a finger down") { finger.down(path[0]) }
                        settle()
                        for (point in path.drop(1)) {
                            val before = model.state.value.reading
                            if (before !is PadReading.Digits) {
                                // Of one "nothing to read yet" and the next nothing can be told apart.
                                hold("a finger moved") { finger.moveAll(listOf(point)) }
                                settle()
                                frame()
                                continue
                            }
                            val start = System.nanoTime()
                            hold("a finger moved") { finger.moveAll(listOf(point)) }
                            waitForAnother(model, before)
                            read.add(since(start))
                            frame()
                            all.add(since(start))
                        }
                        hold("a finger up") { finger.up(path.last()) }
                        settle()
                        frame()
                    }
                    val start = System.nanoTime()
                    activity.window.decorView.draw(canvas)
                    draw.add(since(start))
                    hold("clearing") { model.clear() }
                    settle()
                    frame()
                }
                println("points: ${all.size}, after ${WARM_UP} digits to warm up; milliseconds")
                print("point to reading", read)
                print("point to bars", all)
                print("one piece of work on the main thread", held.map { it.millis })
                print("of which it computes", held.map { it.computing })
                print("the whole window painted without a GPU", draw)
                val long = held.filter { it.millis > 8 }
                val computing = long.count { it.computing > 8 }
                println("main thread held over 8 ms: ${long.size} of ${held.size} pieces, $computing of them computing")
                long.sortedByDescending { it.computing }.take(10).forEach(::println)
                assertTrue("nothing was measured", all.size > 500)
            }
        }
    }

    private fun at(x: Float, y: Float, pad: Rect) =
        Touch(Offset(pad.width * (0.1f + 0.8f * x / 28), pad.height * (0.1f + 0.8f * y / 28)))

    /** Runs all that is due on the main thread within one frame, piece by piece. */
    private fun frame() {
        val end = SystemClock.uptimeMillis() + FRAME_MILLIS
        while (true) {
            val next = main.nextScheduledTaskTime
            if (next == Duration.ZERO || next.toMillis() > end) break
            hold("a frame or a message") { main.runOneTask() }
        }
        if (SystemClock.uptimeMillis() < end) SystemClock.setCurrentTimeMillis(end)
    }

    private fun hold(what: String, work: () -> Unit) {
        val collecting = collecting()
        val computed = THREADS.currentThreadCpuTime
        val start = System.nanoTime()
        work()
        val millis = since(start)
        val computing = (THREADS.currentThreadCpuTime - computed) / 1e6
        held.add(Piece(what, millis, computing, collecting() - collecting))
    }

    private fun collecting() = ManagementFactory.getGarbageCollectorMXBeans().sumOf { it.collectionTime }

    private fun waitForAnother(model: DrawViewModel, before: PadReading) {
        val giveUp = System.nanoTime() + 2_000_000_000
        while (model.state.value.reading === before && System.nanoTime() < giveUp) Thread.onSpinWait()
    }

    /** Until the newest ink has been read: what comes then is of the next point. */
    private fun settle() {
        val giveUp = System.nanoTime() + 60_000_000
        while (System.nanoTime() < giveUp) Thread.onSpinWait()
    }

    private fun canvasOf(view: View) = Canvas(Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888))

    private fun padOf(root: View): Rect =
        nodes(root).first { it.config.getOrNull(SemanticsProperties.TestTag) == "pad" }.boundsInWindow

    private fun nodes(view: View): List<SemanticsNode> {
        if (view is ViewRootForTest) return under(view.semanticsOwner.rootSemanticsNode)
        if (view !is ViewGroup) return emptyList()
        return List(view.childCount) { nodes(view.getChildAt(it)) }.flatten()
    }

    private fun under(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::under)

    private fun since(start: Long) = (System.nanoTime() - start) / 1e6

    private fun print(what: String, millis: List<Double>) {
        val sorted = millis.sorted()
        fun at(share: Double) = sorted[minOf(sorted.size - 1, (share * sorted.size).toInt())]
        println(
            "%-42s p50 %6.2f   p95 %6.2f   p99 %6.2f   most %6.2f"
                .format(what, at(0.5), at(0.95), at(0.99), sorted.last())
        )
    }

    private companion object {
        val THREADS: ThreadMXBean = ManagementFactory.getThreadMXBean()
        const val WARM_UP = 25
        const val FRAME_MILLIS = 16L
    }
}
