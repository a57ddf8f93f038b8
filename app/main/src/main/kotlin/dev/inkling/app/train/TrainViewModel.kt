package dev.inkling.app.train

import android.content.Context
import android.net.Uri
import android.os.Bundle
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.snapshotFlow
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.inkling.app.data.ChosenFile
import dev.inkling.app.data.DrawingRepository
import dev.inkling.app.data.SessionRepository
import dev.inkling.app.data.SettingsStore
import dev.inkling.app.graphics.GraphicsRepository
import dev.inkling.app.training.DataSample
import dev.inkling.app.training.Estimate
import dev.inkling.app.training.Memory
import dev.inkling.app.training.MnistFiles
import dev.inkling.app.training.MnistRepository
import dev.inkling.app.training.PhoneData
import dev.inkling.app.training.TrainingWork
import dev.inkling.app.ui.parts.OneAtATime
import dev.inkling.app.ui.words.name
import dev.inkling.app.work.PhoneHost
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.Compute
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.Problem
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.run.Task
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.spec.Option
import java.io.IOException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.filterNotNull
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
    val mnist: MnistRepository.State? = null,
    val wifiOnly: Boolean = true,
    val drawings: Int = 0,
    /** The session that trains now, before this one. */
    val after: String? = null,
    /** The model from which a run on the person's own digits starts; null until it is read. */
    val model: StartingModel? = null,
    /** Why this phone has not the memory for the run; null where it has. */
    val tooLarge: Memory.TooLarge? = null,
    /** What the choices do, for pictures; null until it is measured. */
    val sketches: Sketches? = null,
    /** Whether the settings of the session that it begins with are read. */
    val begun: Boolean = true,
    val graphics: GraphicsRepository.State = GraphicsRepository.State.UNKNOWN,
    /** What computes the run where its settings leave that to the phone; null until it is known. */
    val autoTakes: String? = null,
) {
    /** What is wrong with a part of the run; null where nothing is. */
    fun problemOf(group: Settings.Group): Problem? =
        problems.firstOrNull { Settings.group(Settings.of(it.key())) == group }

    /** Whether the run can start. */
    val ready: Boolean
        get() = begun && problems.isEmpty() && dataIsHere && tooLarge == null
}

/**
 * Holds the settings of the next session across rotation and process death, and starts it; [from] is the session whose
 * settings it begins with, 0 for none: then it is a [preset].
 */
class TrainViewModel(
    /** The application's: for files from outside. */
    private val context: Context,
    private val sessions: SessionRepository,
    drawings: DrawingRepository,
    settings: SettingsStore,
    private val trainingData: PhoneData,
    private val mnist: MnistRepository,
    private val work: TrainingWork,
    private val graphics: GraphicsRepository,
    private val host: PhoneHost,
    private val io: CoroutineDispatcher,
    private val saved: SavedStateHandle,
    private val from: Long = 0,
    preset: String = "xor-notes",
) : ViewModel(), SetUpControls, MnistDownload {
    private val specText: StateFlow<String> = saved.getStateFlow(SPEC, Presets.of(preset).toString())
    private val start = OneAtATime(viewModelScope)
    private val begun: StateFlow<Boolean> = saved.getStateFlow(BEGUN, from == 0L)

    private val model: StateFlow<StartingModel?> =
        settings
            .values()
            .map { it.modelId() }
            .distinctUntilChanged()
            .map { believed() }
            .flowOn(io)
            .stateIn(viewModelScope, SharingStarted.Eagerly, null)

    /** Measured anew with each change, the newest winning; what is learned from only where that is another. */
    private val sketches: Flow<Sketches?> =
        combine(specText, drawings.count(), mnist.state().map { it.status() }.distinctUntilChanged(), ::Triple)
            .conflate()
            .map { (text, drawn, status) -> sketched(RunSpec.parse(text), drawn to status) }
            .flowOn(io)
            .onStart { emit(null) }

    /** What is known of the graphics processor, and what computes the run where its settings leave that open. */
    private val computing: Flow<Pair<GraphicsRepository.State, String?>> =
        combine(specText, graphics.state(), ::Pair)
            .conflate()
            .map { (text, known) ->
                known to Compute.of(RunSpec.parse(text).with(Settings.BACKEND.key(), "auto")).backend()
            }
            .flowOn(io)
            .onStart {
                graphics.recall()
                emit(GraphicsRepository.State.UNKNOWN to null)
            }

    val state: StateFlow<TrainState> =
        combine(
                combine(specText, model, sketches, ::Triple),
                work.current(),
                drawings.count(),
                mnist.state().onStart { mnist.look() },
                settings.values(),
            ) { (text, model, sketched), training, drawn, mnistState, set ->
                val spec = RunSpec.parse(text)
                val problems = spec.problems()
                TrainState(
                    spec,
                    PRESETS.firstOrNull { (model?.settle(Presets.of(it)) ?: Presets.of(it)) == spec },
                    problems,
                    if (problems.isEmpty()) Estimate.of(spec, drawn) else null,
                    when (spec.task()) {
                        Tasks.MNIST -> mnistState.status() == MnistRepository.Status.HERE
                        Tasks.MY_DIGITS -> drawn >= PhoneData.LEAST_DRAWINGS
                        else -> true
                    },
                    mnistState,
                    set.wifiOnly(),
                    drawn,
                    training?.name(),
                    model,
                    Memory.check(spec, drawn, Memory.room()),
                    sketched,
                )
            }
            .combine(begun) { state, begun -> state.copy(begun = begun) }
            .combine(computing) { state, (known, auto) -> state.copy(graphics = known, autoTakes = auto) }
            .stateIn(viewModelScope, SharingStarted.WhileSubscribed(5000), stateOf(specText.value))

    /** What stands in the fields of the settings; it outlives rotation and the process. */
    val fields: SetUpFields =
        SetUpFields(
            RunSpec.parse(specText.value),
            saved.get<Bundle>(TYPED)?.let { typed -> typed.keySet().associateWith { typed.getString(it).orEmpty() } }
                ?: emptyMap(),
        )

    init {
        saved.setSavedStateProvider(TYPED) {
            Bundle().apply { fields.texts.forEach { (setting, text) -> putString(setting, text) } }
        }
        viewModelScope.launch { snapshotFlow { fields.texts }.collect { take() } }
        viewModelScope.launch { model.filterNotNull().collect { settle(it) } }
        if (!begun.value) {
            viewModelScope.launch {
                withContext(io) { sessions.byId(from) }
                    ?.let { row ->
                        val spec = RunSpec.fromJson(Json.parse(row.spec)).let { model.value?.settle(it) ?: it }
                        become(spec)
                        fields.reset(spec)
                    }
                saved[BEGUN] = true
            }
        }
    }

    private var sampled: Pair<List<Any>, DataSample>? = null

    /** Null where the settings make no data or no parts. */
    private fun sketched(spec: RunSpec, there: Any): Sketches? =
        try {
            val about = Settings.all().filter { Settings.group(it) == Settings.Group.DATA || it == Settings.SEED }
            val key = about.map(spec::text) + there
            val data = sampled?.takeIf { it.first == key }?.second ?: trainingData.sample(spec)
            sampled = key to data
            Sketches.of(spec, data)
        } catch (_: IllegalArgumentException) {
            null
        }

    private fun stateOf(text: String): TrainState {
        val spec = RunSpec.parse(text)
        val preset = PRESETS.firstOrNull { Presets.of(it) == spec }
        return TrainState(spec, preset, emptyList(), null, begun = begun.value)
    }

    /** Whether the app may show notifications, without which training stops with it. */
    fun mayNotify(): Boolean = host.mayNotify()

    /** The person has just let the app show notifications. */
    fun notificationsAllowed() = host.notificationsAllowed()

    override fun preset(name: String) {
        val spec = Presets.of(name).let { model.value?.settle(it) ?: it }
        become(spec)
        fields.reset(spec)
    }

    /** What starts from the model in use has that model's net, also when another is chosen in Draw meanwhile. */
    private fun settle(model: StartingModel) {
        val spec = RunSpec.parse(specText.value)
        val next = model.settle(spec)
        if (next == spec) return
        become(next)
        fields.reset(next)
    }

    override fun change(setting: Option, value: String) {
        val before = fields.into(RunSpec.parse(specText.value))
        val wanted = before.with(setting, value)
        val fitted = if (setting == Settings.TASK) fitted(wanted) else wanted
        val next = changed(before, fitted)
        fields.write(setting, next.text(setting))
        if (fitted != wanted) FITTED.forEach { fields.write(it, next.text(it)) }
        fields.show(next)
        become(next)
    }

    /**
     * A run whose net, loss and batch suit its task. Those of another task are often refused, and its epochs may be
     * days of this one; then all of them come from the task's preset. What suits it stays as it is.
     */
    private fun fitted(spec: RunSpec): RunSpec {
        if (spec.problems().isEmpty()) return spec
        val preset = Presets.of(spec.task())
        return FITTED.fold(spec) { fitted, setting -> fitted.with(setting, preset.text(setting)) }
    }

    override fun typingEnds() {
        take()
        fields.tidy(RunSpec.parse(specText.value))
    }

    /** Sets what was typed, as far as it may stand there. */
    private fun take() {
        val spec = RunSpec.parse(specText.value)
        val next = fields.into(spec)
        if (next != spec) become(changed(spec, next))
    }

    /**
     * A run that starts from a model has that model's net; where another net is asked for, it starts from random
     * weights.
     */
    private fun changed(before: RunSpec, next: RunSpec) = model.value?.changed(before, next) ?: next

    /**
     * Starts the session, or queues it; [then] gets its id. False where one is being started already, or a field holds
     * what is refused.
     */
    fun start(name: (RunSpec) -> String, then: (Long) -> Unit): Boolean {
        if (!begun.value) return false
        take()
        val spec = RunSpec.parse(specText.value)
        if (fields.errors(spec).isNotEmpty()) return false
        return start.begin {
            val id = withContext(io) { work.start(spec, name(spec), from) }
            then(id)
        }
    }

    override fun download(any: Boolean) = mnist.download(any)

    override fun cancelDownload() = mnist.cancel()

    /** Takes MNIST from the files that the person chose. */
    fun bringMnist(places: List<Uri>) {
        val files = places.map { ChosenFile(context, it) }
        mnist.bring(
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
            StartingModel(trainingData.inUse())
        } catch (_: IOException) {
            null
        }

    private fun become(spec: RunSpec) {
        saved[SPEC] = spec.toString()
    }

    companion object {
        private const val SPEC = "spec"
        private const val TYPED = "typed"
        private const val BEGUN = "begun"

        /**
         * What is offered here: not what learns from folders and tables, as a laptop has them, nor what has no screen.
         */
        val TASKS: List<Task> =
            Tasks.ALL.all() - setOf(Tasks.FOLDER, Tasks.CSV, Tasks.NUMBERS, Tasks.AUTOENCODER, Tasks.TRIPLETS)

        /** What a task takes from its preset where that of the task before does not suit it. */
        private val FITTED = listOf("samples", "model", "activation", "loss", "batch", "epochs").map(Settings::of)

        /** The presets that are offered, in order: those whose data a phone can have. */
        val PRESETS: List<String> =
            Presets.all().filter { it.key != "shipped" && it.value.task() in TASKS }.keys.toList()
    }
}
