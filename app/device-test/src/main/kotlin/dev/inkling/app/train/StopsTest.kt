package dev.inkling.app.train

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.nnlib.optim.Adam
import dev.inkling.nnlib.optim.Optimizers
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.spec.Option
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** Where sliders stop: sensible values in their order, the usual one among them, for every number that a phone sets. */
@RunWith(AndroidJUnit4::class)
class StopsTest {
    private fun stops(setting: Option, spec: RunSpec) = Stops.of(setting, spec)!!

    @Test
    fun everyNumberHasSomeThatItTakes() {
        for (spec in everySpec()) {
            for (setting in numbers(spec) - Settings.SEED) {
                val values = stops(setting, spec).values()
                val named = "$setting in $spec: ${values.toList()}"
                assertTrue(named, values.size in 2..40)
                assertTrue(named, values.all { setting.accepts(it) })
                assertEquals(named, values.distinct().sorted(), values.toList())
                assertTrue("$named are what a person would choose", values.last() <= 1_000_000)
                assertTrue(named, stops(setting, spec).usual() in values.toList())
            }
        }
    }

    @Test
    fun whatTheSliderSaysIsWhereItStands() {
        for (spec in everySpec()) {
            for (setting in numbers(spec) - Settings.SEED) {
                val stops = stops(setting, spec)
                for (value in stops.values()) {
                    val written = stops.at(stops.share(value))
                    assertEquals("$setting in $spec", value, written.toDouble(), 1e-9 * value)
                    assertEquals("$setting takes it", written, setting.canonical(written))
                }
            }
        }
    }

    @Test
    fun theRateMovesByFactors() {
        val stops = stops(Settings.LR, Presets.of("moons-solve"))
        assertEquals("a tenth is as far as a tenth", gap(stops, 0.001, 0.01), gap(stops, 0.01, 0.1), 1e-6f)
        assertEquals("beyond its end it stands there", 1f, stops.share(1000.0), 0f)
    }

    private fun gap(stops: Stops, from: Double, to: Double) = stops.share(to) - stops.share(from)

    @Test
    fun theUsualOneIsThatOfTheDataOrOfThePart() {
        val moons = Presets.of("moons-solve")
        assertEquals(0.01, stops(Settings.LR, moons).usual(), 0.0)
        for (type in Optimizers.ALL.all() - Adam.TYPE) {
            val other = moons.with("optimizer", type.word())
            assertEquals("$type", type.usualRate(), stops(Settings.LR, other).usual(), 0.0)
        }
        assertEquals(0.001, stops(Settings.LR, Presets.of("mnist-notes")).usual(), 0.0)
        assertEquals(0.003, stops(Settings.LR, Presets.of("mnist-solve")).usual(), 0.0)
        assertEquals(150.0, stops(Settings.EPOCHS, moons).usual(), 0.0)
        assertEquals("0 is all at once", 0.0, stops(Settings.BATCH_SIZE, moons).values().first(), 0.0)
        assertTrue(
            "no phone has the memory",
            stops(Settings.BATCH_SIZE, Presets.of("mnist-notes")).values().first() > 0,
        )
    }

    @Test fun noSeedIsMoreSensibleThanAnother() = assertNull(Stops.of(Settings.SEED, Presets.of("xor-notes")))

    companion object {
        fun numbers(spec: RunSpec): List<Option> =
            Settings.all().filter {
                (it.kind() == Option.Kind.WHOLE || it.kind() == Option.Kind.NUMBER) && it.appliesTo(spec)
            }

        /** Every preset that is offered, and each with every part that can be chosen. */
        fun everySpec(): List<RunSpec> =
            TrainViewModel.PRESETS.map(Presets::of) +
                listOf("moons-solve", "mnist-notes").map(Presets::of).flatMap { spec ->
                    Settings.all()
                        .filter { it.kind() == Option.Kind.WORD && it != Settings.TASK && it.appliesTo(spec) }
                        .flatMap { setting -> setting.words().map { spec.with(setting, it) } }
                }
    }
}
