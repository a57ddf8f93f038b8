package dev.inkling.app.train

import androidx.compose.runtime.Immutable
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.inkling.app.AppGraph
import dev.inkling.app.training.Estimate
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.train.InvalidSetting
import dev.inkling.nnlib.train.Presets
import dev.inkling.nnlib.train.Problem
import dev.inkling.nnlib.train.RunSpec
import dev.inkling.nnlib.train.Setting
import dev.inkling.nnlib.train.Task
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** What the set-up of a session shows. */
@Immutable
data class TrainState(
    val spec: RunSpec,
    /** The preset that the settings equal, or null once one was changed. */
    val preset: String?,
    val problems: List<Problem>,
    val estimate: Estimate?,
    /** Whether the pictures of the task are on this phone. */
    val dataIsHere: Boolean = true,
    val drawings: Int = 0,
    /** The session that trains now, before this one. */
    val after: String? = null,
) {
    /** Whether the run can start. */
    val ready: Boolean
        get() = problems.isEmpty() && dataIsHere
}

/** Holds the settings of the next session across rotation and process death, and starts it. */
class TrainViewModel(private val graph: AppGraph, private val saved: SavedStateHandle, from: Long = 0) : ViewModel() {
    private val specText: StateFlow<String> = saved.getStateFlow(SPEC, Presets.of("xor-notes").toString())

    val state: StateFlow<TrainState> =
        combine(specText, graph.desk().current(), graph.drawings().count()) { text, training, drawings ->
                val spec = RunSpec.parse(text)
                val problems = spec.problems()
                TrainState(
                    spec,
                    PRESETS.firstOrNull { Presets.of(it) == spec },
                    problems,
                    if (problems.isEmpty()) Estimate.of(spec, drawings) else null,
                    when (spec.task()) {
                        Task.MNIST -> graph.trainingData().hasMnist()
                        Task.MY_DIGITS -> drawings >= LEAST_DRAWINGS
                        else -> true
                    },
                    drawings,
                    training?.name(),
                )
            }
            .stateIn(viewModelScope, SharingStarted.WhileSubscribed(5000), stateOf(specText.value))

    init {
        if (from != 0L && !saved.contains(BEGUN)) {
            saved[BEGUN] = true
            viewModelScope.launch {
                val row = withContext(graph.io()) { graph.sessions().byId(from) } ?: return@launch
                become(RunSpec.fromJson(Json.parse(row.spec)))
            }
        }
    }

    private fun stateOf(text: String): TrainState {
        val spec = RunSpec.parse(text)
        return TrainState(spec, PRESETS.firstOrNull { Presets.of(it) == spec }, emptyList(), null)
    }

    /** Takes all settings from a preset. */
    fun preset(name: String) = become(Presets.of(name))

    /** Changes one setting; a value that may not stand there changes nothing and is answered with the sentence. */
    fun change(setting: Setting, value: String): String? =
        try {
            become(RunSpec.parse(specText.value).with(setting, value))
            null
        } catch (e: InvalidSetting) {
            e.message
        }

    /** Starts the session, or queues it; [then] gets its id. */
    fun start(name: String, then: (Long) -> Unit) {
        val spec = RunSpec.parse(specText.value)
        viewModelScope.launch {
            val id = withContext(graph.io()) { graph.desk().start(spec, name, 0) }
            then(id)
        }
    }

    private fun become(spec: RunSpec) {
        saved[SPEC] = spec.toString()
    }

    companion object {
        private const val SPEC = "spec"
        private const val BEGUN = "begun"

        /** Drawings that a net needs to learn a hand. */
        const val LEAST_DRAWINGS = 20

        /** The presets that are offered, in order. */
        val PRESETS: List<String> = Presets.all().keys.filter { it != "shipped" }
    }
}
