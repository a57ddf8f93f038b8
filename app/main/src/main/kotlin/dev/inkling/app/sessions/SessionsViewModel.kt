package dev.inkling.app.sessions

import android.content.Context
import android.net.Uri
import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.snapshotFlow
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.inkling.app.data.ChosenFile
import dev.inkling.app.data.SessionRepository
import dev.inkling.app.data.SessionRow
import dev.inkling.app.data.SettingsStore
import dev.inkling.app.data.StoredModels
import dev.inkling.app.training.FailureReason
import dev.inkling.app.training.SessionImport
import dev.inkling.app.training.TrainingWork
import dev.inkling.app.ui.parts.OneAtATime
import dev.inkling.app.work.PhoneHost
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import java.io.IOException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.flatMapLatest
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** What the list of sessions shows. */
@Immutable
data class SessionsState(
    val loading: Boolean = true,
    val rows: List<SessionRow> = emptyList(),
    val live: Pair<Long, LiveTraining>? = null,
    /** What the rows were searched for. */
    val query: String = "",
    val task: String = "",
    /** The tasks that there are sessions of. */
    val tasks: List<String> = emptyList(),
    /** A file on its way in from outside. */
    val importing: ImportState? = null,
)

/** The list of sessions: what runs, what was, what comes in from outside, and what may be done with many at once. */
class SessionsViewModel(
    /** The application's: for files from outside. */
    private val context: Context,
    private val sessions: SessionRepository,
    private val models: StoredModels,
    private val settings: SettingsStore,
    private val work: TrainingWork,
    private val host: PhoneHost,
    private val imports: SessionImport,
    private val io: CoroutineDispatcher,
) : ViewModel(), SessionListControls {
    private data class Asked(val query: String = "", val task: String = "", val count: Int = PAGE)

    private val asked = MutableStateFlow(Asked())
    private val importing = MutableStateFlow<ImportState?>(null)
    private val start = OneAtATime(viewModelScope)

    @OptIn(ExperimentalCoroutinesApi::class)
    val state: StateFlow<SessionsState> =
        combine(
                asked,
                asked.flatMapLatest { sessions.matching(it.query, it.task, it.count) },
                live(),
                sessions.tasks(),
                importing,
            ) { asked, rows, live, tasks, importing ->
                SessionsState(false, rows, live, asked.query, asked.task, tasks, importing)
            }
            .stateIn(viewModelScope, SharingStarted.WhileSubscribed(5000), SessionsState())

    private fun live() =
        flow {
                while (true) {
                    val training = work.current().value
                    emit(training?.let { it.id() to LiveTraining.of(it, host, settings) })
                    delay(1000)
                }
            }
            .flowOn(io)

    /** What is searched for, as it stands in its field; the list follows a moment later. */
    val query = TextFieldState()

    init {
        viewModelScope.launch {
            snapshotFlow { query.text.toString() }.collect { asked.value = asked.value.copy(query = it) }
        }
    }

    override fun filter(task: String) {
        asked.value = asked.value.copy(task = task)
    }

    override fun more() {
        if (state.value.rows.size >= asked.value.count) asked.value = asked.value.copy(count = asked.value.count + PAGE)
    }

    override fun pin(id: Long, on: Boolean) = change { sessions.pin(id, on) }

    fun delete(ids: List<Long>) = change {
        ids.forEach(work::stop)
        sessions.putAside(ids)
    }

    fun bringBack(ids: List<Long>) = change { sessions.bringBack(ids) }

    override fun pause(id: Long, on: Boolean) = change {
        val training = work.current().value
        if (on) work.pause(id) else if (training?.id() == id) work.goOn(id, training.spec())
    }

    /** The first session of somebody who has none: XOR by a net that solves it. */
    fun trainXor(name: (RunSpec) -> String, then: (Long) -> Unit) {
        start.begin {
            val spec = Presets.of("xor-solve")
            val id = withContext(io) { work.start(spec, name(spec), 0) }
            then(id)
        }
    }

    /** Takes in a session or a model from a file; it is checked before anything is changed. */
    fun bringIn(place: Uri) {
        viewModelScope.launch {
            val file = ChosenFile(context, place)
            val name = withContext(io) { file.name() }
            importing.value = ImportState.Reading(name)
            importing.value = withContext(io) { read(file, name) }
        }
    }

    private fun read(file: ChosenFile, name: String): ImportState =
        try {
            val imported = imports.read(file.open(), name)
            if (imported.session() != 0L) ImportState.Session(imported.session())
            else ImportState.Model(imported.model(), models.byId(imported.model()).name)
        } catch (e: IOException) {
            ImportState.Refused(name, ImportFailure.of(e), (e as? FailureReason.TooLarge)?.need())
        } catch (e: RuntimeException) {
            ImportState.Refused(name, ImportFailure.of(e))
        } catch (e: OutOfMemoryError) {
            ImportState.Refused(name, ImportFailure.of(e))
        }

    override fun seen() {
        importing.value = null
    }

    fun readWith(model: Long) = settings.change { it.withModel(model) }

    private fun change(work: () -> Unit) {
        viewModelScope.launch(io) { work() }
    }

    private companion object {
        const val PAGE = 50
    }
}
