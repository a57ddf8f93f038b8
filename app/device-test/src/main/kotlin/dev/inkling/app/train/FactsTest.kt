package dev.inkling.app.train

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.strangersDrawings
import dev.inkling.app.testing.trained
import dev.inkling.nnlib.run.Compute
import dev.inkling.nnlib.run.Presets
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/** What the set-up says that a run will go through is what it goes through. */
@RunWith(AndroidJUnit4::class)
class FactsTest {
    @get:Rule val app = TestApp()

    @Test
    fun stepsAreThoseOfTheSession() {
        app.stored { app.graph.drawings().keep(strangersDrawings(26, 3)) }
        val runs =
            listOf(
                Presets.of("xor-notes").apply("epochs=7"),
                Presets.of("moons-solve").apply("epochs=3"),
                Presets.of("moons-solve").apply("epochs=3 batch=7 accumulate=3 validation=0.15 samples=101"),
                Presets.of("wave-solve").apply("epochs=2 validation=0.1"),
                Presets.of("digits-notes").apply("epochs=1 samples=250 model=784-8-10 validation=0.3"),
                Presets.of("my-digits-solve").apply("epochs=1 samples=300 model=784-8-10 from=random"),
            )
        for (run in runs) {
            val id = app.trained(run, "counted")
            assertEquals("$run", app.stored { app.graph.sessions().byId(id)!! }.steps, Facts.of(run, 26).steps())
        }
    }

    @Test
    fun whatIsLearnedFromAndWhatIsKept() {
        val mnist = Presets.of("mnist-notes").apply("validation=0.08333")
        assertEquals(Facts(55_000, 5000, 10_000, 11_000), Facts.of(mnist, 0))
        assertEquals(Facts(4, 0, 0, 10_001), Facts.of(Presets.of("xor-notes"), 0))
        assertEquals(Facts(400, 100, 0, 1950), Facts.of(Presets.of("moons-solve"), 0))
    }

    @Test
    fun threadsAreThoseThatCompute() {
        for (name in listOf("xor-notes", "wave-solve", "mnist-solve")) {
            for (asked in listOf("0", "1", "3")) {
                val run = Presets.of(name).with("threads", asked)
                assertEquals("$run", Compute.of(run).threads(), Facts.threads(run))
            }
        }
    }
}
