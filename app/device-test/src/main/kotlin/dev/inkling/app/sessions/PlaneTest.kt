package dev.inkling.app.sessions

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.nnlib.data.Dataset
import dev.inkling.nnlib.nn.Sequential
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.train.Trainer
import dev.inkling.nnlib.watch.Boundary
import kotlin.math.abs
import kotlin.math.floor
import kotlin.random.Random
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** The plane of a net with two inputs: its lines run from edge to edge, its tags stand free, its sentence is true. */
@RunWith(AndroidJUnit4::class)
class PlaneTest {
    private class Trained(val boundary: Boundary, val frame: PlaneFrame, val points: List<PlanePoint>)

    private fun trained(spec: RunSpec): Trained {
        val data = Tasks.data(spec, null)
        val trainer = Trainer.of(spec, data)
        trainer.run()
        val points = points(data.train())
        val frame = PlaneFrame.around(points)
        val square = squareAround(frame, SIDE)
        val boundary =
            Boundary.of(trainer.model() as Sequential, trainer.scoring(), square.start, square.endInclusive, SIDE)
        return Trained(boundary, frame, points)
    }

    private fun points(of: Dataset) =
        List(of.size()) {
            val x = FloatArray(2)
            val y = FloatArray(1)
            of.read(it, x, 0, y, 0)
            PlanePoint(x[0], x[1], y[0] == 1f, null)
        }

    @Test
    fun linesEndAtTheFrameAndAllPointsAreInIt() {
        for (spec in RUNS) {
            val net = trained(spec)
            val frame = net.frame
            for (point in net.points) {
                assertTrue("$spec: $point", point.x > frame.left && point.x < frame.right)
                assertTrue("$spec: $point", point.y > frame.bottom && point.y < frame.top)
            }
            val lines = decisionLines(net.boundary)
            assertTrue("$spec decides somewhere", lines.isNotEmpty())
            for (line in lines) {
                val last = line.size - 2
                if (line[0] == line[last] && line[1] == line[last + 1]) continue
                for (end in intArrayOf(0, last)) {
                    val inside =
                        line[end] > frame.left &&
                            line[end] < frame.right &&
                            line[end + 1] > frame.bottom &&
                            line[end + 1] < frame.top
                    assertFalse("$spec ends inside at ${line[end]}, ${line[end + 1]}", inside)
                }
            }
            for (i in strongestCuts(net.boundary, frame)) {
                val cut = net.boundary.cuts()[i]
                val ends = frame.cut(cut)!!
                for (end in intArrayOf(0, 2)) {
                    assertTrue("$spec: h${i + 1} ends at the frame", isEdge(frame, ends[end], ends[end + 1]))
                    val off = cut.a() * ends[end] + cut.b() * ends[end + 1] + cut.c()
                    assertEquals("$spec: h${i + 1} is its own line", 0.0, off, 1e-6 * (1 + abs(cut.c())))
                }
            }
        }
    }

    @Test
    fun certaintyIsToneAndTheEdgeOfTwoTonesHasNoTeeth() {
        var sure = 0
        for (spec in RUNS) {
            val net = trained(spec)
            val regions = PlaneRegions.of(net.boundary, net.frame)
            val tones = FloatArray(regions.wide * regions.high)
            for (pixel in tones.indices) {
                var sum = 0f
                regions.shares(pixel) { tone, share ->
                    assertTrue("$spec: $share of $tone", share in -1e-5f..1.00001f)
                    sum += share
                    tones[pixel] += share * tone
                }
                assertEquals("$spec: all of a pixel has a tone", 1f, sum, 1e-4f)
            }
            for (pixel in tones.indices) {
                val tone = toneAround(net, regions, pixel) ?: continue
                assertEquals("$spec: pixel $pixel", tone, tones[pixel], 1e-4f)
                sure++
            }
            val mixed = tones.count { it % 1 > 0.05f && it % 1 < 0.95f }
            assertTrue("$spec: $mixed pixels lie on an edge", mixed > regions.high)
        }
        assertTrue("$sure pixels lie inside a tone", sure > 1000)
    }

    /** The one tone of what the net answers around a pixel; null where an edge may be near. */
    private fun toneAround(net: Trained, regions: PlaneRegions, pixel: Int): Float? {
        val of = net.boundary
        val grid = of.side() / (of.max() - of.min())
        val across = net.frame.left + (pixel % regions.wide + 0.5) * net.frame.width / regions.wide
        val up = net.frame.top - (pixel / regions.wide + 0.5) * net.frame.height / regions.high
        val x = ((across - of.min()) * grid).toInt().coerceIn(1, of.side() - 2)
        val y = ((up - of.min()) * grid).toInt().coerceIn(1, of.side() - 2)
        val answers = List(9) { of.answer()[(y + it / 3 - 1) * of.side() + x + it % 3 - 1] * 10 }
        val apart = answers.max() - answers.min()
        val tone = floor(answers[4]).coerceAtMost(9f)
        return tone.takeIf { answers.min() - apart > tone && answers.max() + apart < tone + 1 }
    }

    private fun isEdge(frame: PlaneFrame, x: Double, y: Double): Boolean {
        val near = 1e-6 * frame.width
        val across = minOf(abs(x - frame.left), abs(x - frame.right))
        val up = minOf(abs(y - frame.bottom), abs(y - frame.top))
        return minOf(across, up) < near
    }

    @Test
    fun aLineThatMissesTheFrameIsNone() {
        val frame = PlaneFrame(0.0, 0.0, 2.0, 1.0)
        assertNull(frame.cut(Boundary.Cut(1.0, 0.0, -3.0)))
        assertNull("of a neuron that hears nothing", frame.cut(Boundary.Cut(0.0, 0.0, 1.0)))
        assertNull("not a number", frame.cut(Boundary.Cut(Double.NaN, 1.0, 1.0)))
        assertNotNull("upright", frame.cut(Boundary.Cut(1.0, 0.0, -1.0)))
        assertNotNull("level", frame.cut(Boundary.Cut(0.0, 1.0, -0.5)))
    }

    @Test
    fun theFrameFitsThePoints() {
        fun at(x: Float, y: Float) = PlanePoint(x, y, true, null)
        val gate = PlaneFrame.around(listOf(at(0f, 0f), at(0f, 1f), at(1f, 0f), at(1f, 1f)))
        assertEquals("in the middle", 1.0, gate.left + gate.right, 1e-9)
        assertEquals("in the middle", 1.0, gate.bottom + gate.top, 1e-9)
        assertEquals("room for the answers below it", 1.6f, gate.aspect, 1e-4f)
        val band = PlaneFrame.around(List(100) { at(it / 10f, 0f) })
        assertEquals("no wider than it is good for", 1.6f, band.aspect, 1e-4f)
        assertTrue("one point alone has a frame, too", PlaneFrame.around(listOf(at(3f, 3f))).width > 0)
    }

    @Test
    fun noTagCoversAnotherOrAPoint() {
        val seed = Random.nextInt()
        val random = Random(seed)
        val bounds = Rect(0f, 0f, 700f, 600f)
        fun anywhere() = Offset(random.nextFloat() * 700, random.nextFloat() * 600)
        var placed = 0
        repeat(1000) { round ->
            val lines = List(4) { anywhere() to anywhere() }
            val taken = List(4) { Rect(anywhere(), 40f) }
            val tags = placeTags(lines, List(4) { Size(50f, 36f) }, taken, bounds).filterNotNull()
            placed += tags.size
            tags.forEachIndexed { i, tag ->
                val said = "seed $seed round $round: $tag"
                assertTrue(said, taken.none(tag::overlaps))
                assertTrue(said, tags.take(i).none(tag::overlaps))
                assertTrue(said, bounds.contains(tag.topLeft) && bounds.contains(tag.bottomRight))
            }
        }
        assertTrue("most have a place: $placed", placed > 3600)
    }

    @Test
    fun theSentenceIsTrueOfThePicture() {
        fun lesson(spec: RunSpec) = trained(spec).let { lessonOf(it.boundary, it.frame) }
        assertEquals(PlaneLesson.LINE, lesson(Presets.of("and-notes")))
        assertEquals(
            PlaneLesson.ONE,
            lesson(Presets.of("and-notes").apply("model=2-1-1 activation=sigmoid optimizer=adam lr=0.05")),
        )
        val solved = Presets.of("xor-notes").with("seed", 7.0)
        val between = lesson(solved)
        assertTrue("$between", between == PlaneLesson.BETWEEN_0 || between == PlaneLesson.BETWEEN_1)
        assertEquals("not while it has learned nothing", PlaneLesson.NOWHERE, lesson(solved.with("epochs", 1.0)))
        val few = Presets.of("xor-solve").apply("model=2-4-1 epochs=300")
        assertEquals(PlaneLesson.FEW, lesson(few))
        assertEquals(PlaneLesson.MANY, lesson(few.with("model", "2-8-1")))
        val dead = Presets.of("moons-solve").apply("model=2-32-32-1 activation=relu optimizer=sgd lr=5 epochs=40")
        assertEquals("no line is drawn", PlaneLesson.NOWHERE, lesson(dead))
    }

    private companion object {
        const val SIDE = 48

        val RUNS =
            listOf(
                Presets.of("xor-notes").with("seed", 7.0),
                Presets.of("xor-solve").with("epochs", 300.0),
                Presets.of("and-notes"),
                Presets.of("moons-solve").with("epochs", 20.0),
                Presets.of("circles-solve").with("epochs", 20.0),
                Presets.of("spirals-solve").with("epochs", 20.0),
            )
    }
}
