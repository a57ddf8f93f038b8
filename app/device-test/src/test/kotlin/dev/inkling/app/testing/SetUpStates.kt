package dev.inkling.app.testing

import dev.inkling.app.train.Sketches
import dev.inkling.app.train.StartingModel
import dev.inkling.app.train.TrainState
import dev.inkling.app.training.Estimate
import dev.inkling.nnlib.run.Nets
import dev.inkling.nnlib.run.Presets
import java.io.File

/** What the set-up of a session shows, with pictures of data that is really there. */
class SetUpStates(private val app: TestApp) {
    /** Puts MNIST onto the phone, where this machine has it. */
    fun bringMnist() {
        val from = System.getenv("MNIST_DIR")?.let(::File) ?: return
        val to = app.graph.files().picturesFolder().apply { mkdirs() }
        app.stored { for (file in from.listFiles { _, name -> "-ubyte" in name }!!) file.copyTo(File(to, file.name)) }
    }

    /** The set-up with the settings of a preset, some of them changed. */
    fun of(preset: String, change: String = ""): TrainState {
        val spec = Presets.of(preset).apply(change)
        val problems = spec.problems()
        return TrainState(
            spec,
            preset.takeIf { change.isEmpty() },
            problems,
            if (problems.isEmpty()) Estimate.of(spec, DRAWINGS) else null,
            sketches = app.stored { Sketches.of(spec, app.graph.trainingData().sample(spec)) },
        )
    }

    /** The set-up of a run on the person's own digits, from the model that the app ships. */
    fun ownDigits(): TrainState {
        app.stored {
            if (app.graph.drawings().everything().isEmpty()) app.graph.drawings().keep(strangersDrawings(DRAWINGS, 5))
        }
        val set = of("my-digits-solve")
        return set.copy(drawings = DRAWINGS, model = StartingModel("", Nets.of(set.spec)))
    }

    private companion object {
        const val DRAWINGS = 60
    }
}
