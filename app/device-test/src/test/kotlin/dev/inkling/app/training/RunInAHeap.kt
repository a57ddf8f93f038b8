package dev.inkling.app.training

import dev.inkling.nnlib.checkpoint.Checkpoints
import dev.inkling.nnlib.checkpoint.ModelFile
import dev.inkling.nnlib.io.FileStore
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.train.Listener
import dev.inkling.nnlib.train.Saving
import dev.inkling.nnlib.train.Trainer
import java.io.File
import kotlin.system.exitProcess

/**
 * The program that [MemoryTest] runs in heaps of a known size: it trains some steps as a session does, keeps
 * checkpoints, and goes on from the newest. It says [TRAINED], or ends with [NO_MEMORY].
 */
object RunInAHeap {
    const val TRAINED = "trained"
    const val NO_MEMORY = 3
    private const val STEPS = 4

    @JvmStatic
    fun main(arguments: Array<String>) {
        val spec = RunSpec.parse(arguments[0])
        val store = FileStore(File(arguments[1]))
        try {
            repeat(2) { train(spec, store) }
            println(TRAINED)
        } catch (_: OutOfMemoryError) {
            exitProcess(NO_MEMORY)
        }
    }

    private fun train(spec: RunSpec, store: FileStore) {
        val trainer = opened(spec, store)
        var steps = 0
        trainer.listen(
            object : Listener {
                override fun onStep(step: Long, loss: Double) {
                    if (++steps == STEPS) trainer.cancel()
                }
            }
        )
        trainer.run()
        ModelFile.of(trainer.model()).trainedBy(spec).write(store, SessionFiles.MODEL)
    }

    private fun opened(spec: RunSpec, store: FileStore): Trainer {
        val checkpoints = Checkpoints(store)
        val last = checkpoints.latest()
        val trainer = Trainer.of(spec, Tasks.data(spec, null)).checkpoint(checkpoints, Saving(0.0, 2, true, true))
        return if (last == null) trainer else trainer.goOnFrom(last)
    }
}
