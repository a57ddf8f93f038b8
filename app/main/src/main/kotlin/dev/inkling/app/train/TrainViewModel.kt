package dev.inkling.app.train

import android.net.Uri
import androidx.compose.runtime.Immutable
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.inkling.app.AppGraph
import dev.inkling.app.data.ChosenFile
import dev.inkling.app.training.Estimate
import dev.inkling.app.training.MnistFiles
import dev.inkling.app.training.MnistShelf
import dev.inkling.app.training.PhoneHost
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.train.InvalidSetting
import dev.inkling.nnlib.train.Presets
import dev.inkling.nnlib.train.Problem
import dev.inkling.nnlib.train.RunSpec
import dev.inkling.nnlib.train.Setting
import dev.inkling.nnlib.train.Settings
import dev.inkling.nnlib.train.Task
import java.io.IOException
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.onStart
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
    /** How MNIST comes onto this phone. */
    val mnist: MnistShelf.State? = null,
    val wifiOnly: Boolean = true,
    val drawings: Int = 0,
    /** The session that trains now, before this one. */
    val after: String? = null,
    /** The model from which a run on the person's own digits starts; null until it is read. */
    val model: StartingModel? = null,
) {
    /** What is wrong with a part of the run; null where nothing is. */
    fun problemOf(group: Setting.Group): Problem? = problems.firstOrNull { Settings.of(it.key()).group() == group }

    /** Whether the run can start. */
    val ready: Boolean
        get() = problems.isEmpty() && dataIsHere
}

/**
 * Holds the settings of the next session across rotation and process death, and starts it; [from] is the session whose
 * settings it begins with, 0 for none: then it is a [preset].
 */
class TrainViewModel(
    private val graph: AppGraph,
    private val saved: SavedStateHandle,
    private val from: Long = 0,
    preset: String = "xor-notes",
) : ViewModel() {
    private val specText: StateFlow<String> = saved.getStateFlow(SPEC, Presets.of(preset).toString())

    private val model: StateFlow<StartingModel?> =
        graph
            .settings()
            .values()
            .map { it.modelId() }
            .distinctUntilChanged()
            .map { believed() }
            .flowOn(graph.io())
            .stateIn(viewModelScope, SharingStarted.Eagerly, null)

    val state: StateFlow<TrainState> =
        combine(
                combine(specText, model, ::Pair),
                graph.desk().current(),
                graph.drawings().count(),
                graph.mnist().state().onStart { graph.mnist().look() },
                graph.settings().values(),
            ) { (text, model), training, drawings, mnist, settings ->
                val asked = RunSpec.parse(text)
                val spec = model?.settle(asked) ?: asked
                val problems = spec.problems()
                TrainState(
                    spec,
                    PRESETS.firstOrNull { Presets.of(it) == asked },
                    problems,
                    if (problems.isEmpty()) Estimate.of(spec, drawings) else null,
                    when (spec.task()) {
                        Task.MNIST -> mnist.stand() == MnistShelf.Stand.HERE
                        Task.MY_DIGITS -> drawings >= LEAST_DRAWINGS
                        else -> true
                    },
                    mnist,
                    settings.wifiOnly(),
                    drawings,
                    training?.name(),
                    model,
                )
            }
            .stateIn(viewModelScope, SharingStarted.WhileSubscribed(5000), stateOf(specText.value))

    /** What keeps training alive while the app is not on the screen. */
    val host: PhoneHost
        get() = graph.host()

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

    /** Changes one setting; false where the value may not stand there, which changes nothing. */
    fun change(setting: Setting, value: String): Boolean =
        try {
            val spec = RunSpec.parse(specText.value)
            become(model.value?.run { change(settle(spec), setting, value) } ?: spec.with(setting, value))
            true
        } catch (_: InvalidSetting) {
            false
        }

    /** Starts the session, or queues it; [then] gets its id. */
    fun start(name: String, then: (Long) -> Unit) {
        val asked = RunSpec.parse(specText.value)
        val spec = model.value?.settle(asked) ?: asked
        viewModelScope.launch {
            val id = withContext(graph.io()) { graph.desk().start(spec, name, from) }
            then(id)
        }
    }

    /** Downloads MNIST, over a connection that may cost only where [any] one will do. */
    fun download(any: Boolean) = graph.mnist().download(any)

    fun cancelDownload() = graph.mnist().cancel()

    /** Takes MNIST from the files that the person chose. */
    fun bringMnist(places: List<Uri>) {
        val files = places.map { ChosenFile(graph.context(), it) }
        graph
            .mnist()
            .bring(
                object : MnistFiles.Chosen {
                    override fun count() = files.size

                    override fun name(index: Int) = files[index].name()

                    override fun open(index: Int) = files[index].open()
                }
            )
    }

    /** The model that reads in Draw; null where not even Inkling's own can be read. */
    private fun believed(): StartingModel? =
        try {
            StartingModel(graph.trainingData().inUse())
        } catch (_: IOException) {
            null
        }

    private fun become(spec: RunSpec) {
        saved[SPEC] = spec.toString()
    }

    companion object {
        private const val SPEC = "spec"
        private const val BEGUN = "begun"

        /** Tasks that learn from folders and tables, as a laptop has them. */
        private val FOREIGN_TASKS = setOf(Task.FOLDER, Task.CSV)

        /** Drawings that a net needs to learn a hand. */
        const val LEAST_DRAWINGS = 20

        /** The presets that are offered, in order: those whose data a phone can have. */
        val PRESETS: List<String> =
            Presets.all().filter { it.key != "shipped" && it.value.task() !in FOREIGN_TASKS }.keys.toList()
    }
}
