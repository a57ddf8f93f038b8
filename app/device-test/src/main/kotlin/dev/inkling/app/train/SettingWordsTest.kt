package dev.inkling.app.train

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.R
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.spec.Option
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith

/**
 * The table of settings is nnlib's and speaks English; whatever of it a phone shows has words of the app's own, which
 * WordsTest then finds in both languages.
 */
@RunWith(AndroidJUnit4::class)
class SettingWordsTest {
    private val words = R.string::class.java.fields.map { it.name }.toSet()

    private fun lacking(names: List<String>) = names.map { it.replace('-', '_') }.filter { it !in words }

    /** Those that a phone shows with some task that it can have. */
    private fun shown() = Settings.all().filter { setting -> TrainViewModel.PRESETS.any { appears(setting, it) } }

    private fun appears(setting: Option, preset: String): Boolean {
        val spec = Presets.of(preset)
        return setting.appliesTo(spec) ||
            Settings.all()
                .filter { it.kind() == Option.Kind.WORD && it.key() != "task" }
                .any { other -> other.words().any { setting.appliesTo(spec.with(other, it)) } }
    }

    @Test
    fun everySettingIsNamedAndExplained() {
        assertEquals(emptyList<String>(), lacking(shown().map { "set_${it.key()}" }))
        assertEquals(emptyList<String>(), lacking(shown().map { "help_${it.key()}" }))
    }

    @Test
    fun everyChoiceHasAName() {
        val nameless =
            shown()
                .filter { it.kind() == Option.Kind.WORD && it.key() != "task" }
                .flatMap { setting ->
                    setting.words().filter {
                        lacking(listOf("choice_${setting.key()}_$it")).isNotEmpty() &&
                            lacking(listOf("choice_$it")).isNotEmpty()
                    }
                }
        assertEquals(emptyList<String>(), nameless)
        val parts = listOf(Settings.LOSS_NAME, Settings.OPTIMIZER_NAME, Settings.SCHEDULE_NAME, Settings.INIT)
        val named = (parts + Settings.ACTIVATION).flatMap { set -> set.words().map { "about_${set.key()}_$it" } }
        assertEquals(emptyList<String>(), lacking(named))
        assertEquals(emptyList<String>(), lacking(TrainViewModel.PRESETS.map { "choice_preset_$it" }))
    }

    /** Those that no phone offers, too: a session of theirs may come in a file. */
    @Test
    fun everyTaskHasAName() {
        assertEquals(emptyList<String>(), lacking(Tasks.ALL.words().map { "task_$it" }))
    }

    @Test
    fun everyFigureOfATaskThatAPhoneOffersHasAName() {
        val metrics = TrainViewModel.TASKS.flatMap { it.metrics() }.map { it.word() }.distinct()
        assertEquals(listOf("mae", "rmse", "r2"), metrics)
        assertEquals(emptyList<String>(), lacking(metrics.map { "metric_$it" }))
    }

    @Test
    fun everyReasonWhyARunCannotStartIsExplained() {
        val impossible =
            mapOf(
                "convnet-needs-pictures" to "task=xor model=convnet",
                "unknown-net" to "task=xor model=2-x-1",
                "empty-layer" to "task=xor model=2-0-1",
                "input-size" to "task=digits model=2-8-10 loss=cross-entropy",
                "output-size" to "task=digits model=784-8-1 loss=bce",
                "too-large" to "task=digits model=784-90000-10 loss=cross-entropy",
                "loss-needs-classes" to "task=xor model=2-2-1 loss=cross-entropy",
                "loss-needs-shares" to "task=wave model=1-8-1 loss=bce",
                "loss-needs-one" to "task=digits model=784-8-10 loss=bce",
                "batch-norm-needs-batch" to "task=moons model=2-8-1 loss=bce batch=1 batch-norm=true",
                "batch-too-large" to "task=moons model=2-8-1 loss=bce samples=100 batch=500",
                "batch-all-pictures" to "task=mnist model=784-8-10 loss=cross-entropy batch=0",
                "nothing-left" to "task=mnist model=784-8-10 loss=cross-entropy batch=100 drawn=0.9 scribbles=0.5",
            )
        // The same words stand for the wave, whose numbers are no classes and no pictures.
        val ofTheWave =
            mapOf(
                "convnet-needs-pictures" to "task=wave model=convnet loss=mse",
                "input-size" to "task=wave model=2-8-1 loss=mse",
                "output-size" to "task=wave model=1-8-2 loss=mse",
                "loss-needs-classes" to "task=wave model=1-8-1 loss=cross-entropy",
            )
        for ((code, spec) in impossible.entries + ofTheWave.entries) {
            val codes = Presets.of("xor-notes").apply(spec).problems().map { it.code() }
            assertEquals("$spec is impossible because of $codes", true, code in codes)
        }
        assertEquals(emptyList<String>(), lacking(impossible.keys.map { "problem_$it" }))
    }
}
