package dev.inkling.app.train

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.testing.TestApp
import dev.inkling.app.train.Sketches.LossAxis
import dev.inkling.nnlib.optim.Optimizers
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings
import kotlin.math.hypot
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/** What the set-up draws of a run's choices is what those do. */
@RunWith(AndroidJUnit4::class)
class SketchesTest {
    @get:Rule val app = TestApp()

    private fun sketches(spec: RunSpec): Sketches =
        app.stored { Sketches.of(spec, app.graph.trainingData().sample(spec)) }

    @Test
    fun startValuesShowABellABoxAndASpike() {
        fun starts(init: String) = sketches(Presets.of("xor-solve").with("init", init)).starts()
        val bell = starts("xavier-normal")
        assertTrue("${bell[24]}", bell[24] > 0.9f)
        assertEquals("1.25 deviations away", 0.458f, bell[36], 0.05f)
        val box = starts("kaiming-uniform")
        assertTrue("${box[24]} ${box[38]}", box[24] > 0.9f && box[38] > 0.9f)
        assertEquals(0f, box[42], 0f)
        val spike = starts("zeros")
        assertEquals(1f, spike[24], 0f)
        assertEquals(0f, spike[23], 0f)
    }

    /** What is left of the way to the lowest point, as a share of it. */
    private fun left(path: FloatArray): Float {
        fun far(x: Float, y: Float) = hypot(x - Sketches.LOW_X, y - Sketches.LOW_Y)
        return far(path[path.size - 2], path.last()) / far(Sketches.START_X, Sketches.START_Y)
    }

    @Test
    fun withItsUsualRateEveryOptimizerGetsWellIntoTheRavine() {
        for (type in Optimizers.ALL.all()) {
            val spec = Presets.of("moons-solve").with("optimizer", type.word())
            val rate = Stops.of(Settings.LR, spec)!!.usual().toString()
            val path = sketches(spec.with("lr", rate)).path()
            assertEquals(Sketches.START_X, path[0], 0f)
            assertTrue("$type leaves ${left(path)}", left(path) < 0.51f)
        }
    }

    @Test
    fun aRateMuchTooSmallHardlyMoves() {
        val path = sketches(Presets.of("moons-solve").with("lr", "1e-7")).path()
        assertTrue("${left(path)}", left(path) > 0.98f)
    }

    @Test
    fun aLossIsDrawnOverWhatItAsksFor() {
        fun axis(preset: String, loss: String) = sketches(Presets.of(preset).with("loss", loss)).lossAxis()
        assertEquals(LossAxis.CERTAINTY, axis("digits-notes", "cross-entropy"))
        assertEquals(LossAxis.LEAD, axis("digits-notes", "multi-margin"))
        assertEquals(LossAxis.DISTANCE, axis("wave-solve", "mse"))
    }
}
