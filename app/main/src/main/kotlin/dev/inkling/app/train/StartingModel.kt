package dev.inkling.app.train

import androidx.compose.runtime.Immutable
import dev.inkling.app.ui.words.name
import dev.inkling.nnlib.checkpoint.ModelFile
import dev.inkling.nnlib.nn.ModelSpec
import dev.inkling.nnlib.nn.ReLU
import dev.inkling.nnlib.run.Nets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings

/** The model that reads in Draw, from which a run on the person's own digits starts; [name] is empty for Inkling's. */
@Immutable
data class StartingModel(val name: String, val net: ModelSpec) {
    constructor(saved: ModelFile) : this(saved.name(), saved.spec())

    /** The run with this model's net, where it starts from it. */
    fun settle(spec: RunSpec): RunSpec = if (!spec.startsFromModel() || has(spec)) spec else netOf(spec)

    /** A changed run; with another net than this model's it starts from random weights. */
    fun changed(before: RunSpec, next: RunSpec): RunSpec {
        val asked = next.text(Settings.FROM) != before.text(Settings.FROM)
        val foreign = next.startsFromModel() && !asked && !has(next)
        return settle(if (foreign) next.with(Settings.FROM, "random") else next)
    }

    private fun has(spec: RunSpec) = spec.problems().isEmpty() && Nets.of(spec) == net

    /** In the words of the set-up where it has any for this net, else as it is described in files. */
    private fun netOf(spec: RunSpec): RunSpec {
        val words = net.toString().split(' ')
        if (words.size <= 2 && !words[0].startsWith("{")) {
            val plain =
                spec.apply(
                    "model=${words[0]} activation=${words.getOrElse(1) { ReLU.TYPE.word() }} dropout=0 batch-norm=false"
                )
            if (has(plain)) return plain
        }
        return spec.with(Settings.MODEL_TEXT, net.toJson().toString())
    }
}
