package dev.inkling.app.draw

import android.database.SQLException
import android.os.Bundle
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.inkling.app.data.DrawingEntity
import dev.inkling.app.data.DrawingRepository
import dev.inkling.app.data.ModelEntity
import dev.inkling.app.data.SettingsStore
import dev.inkling.app.data.StoredFiles
import dev.inkling.app.data.StoredModels
import dev.inkling.app.graphics.GraphicsRepository
import dev.inkling.app.reading.DigitReading
import dev.inkling.app.reading.ExampleDigit
import dev.inkling.app.reading.InsideView
import dev.inkling.app.reading.PadReader
import dev.inkling.app.reading.PadReading
import dev.inkling.app.recognizer.Recognizer
import dev.inkling.app.recognizer.RecognizerSource
import dev.inkling.app.recognizer.UnreadableModelException
import dev.inkling.app.ui.pad.Ink
import dev.inkling.app.ui.pad.InkBytes
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.app.ui.pad.PadInput
import dev.inkling.nnlib.compute.DeviceException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull

/** Holds the ink, has it read off the main thread with the newest state winning, and keeps what is stamped. */
class DrawViewModel(
    private val settings: SettingsStore,
    private val drawings: DrawingRepository,
    private val models: StoredModels,
    private val files: StoredFiles,
    private val recognizers: RecognizerSource,
    graphics: GraphicsRepository,
    private val io: CoroutineDispatcher,
    /** The one thread that reads the pad. */
    reading: CoroutineDispatcher,
    saved: SavedStateHandle,
) : ViewModel(), PadInput, PadActions {
    /** The finished strokes and all that was done to them. */
    var ink by mutableStateOf(restored(saved))
        private set

    /** The stroke under the finger. */
    var live by mutableStateOf<InkStroke?>(null)
        private set

    private val mutableState = MutableStateFlow(DrawState(welcome = !settings.values().value.greeted()))
    val state: StateFlow<DrawState> = mutableState.asStateFlow()

    private val failures = Channel<String>(Channel.BUFFERED)

    /** Sentences about what could not be saved. */
    val problems: Flow<String> = failures.receiveAsFlow()

    private class Written(val strokes: List<InkStroke>, val nanos: Long)

    private data class Reader(val modelId: Long, val backend: String)

    /** A reader since it was chosen. */
    private class Chosen(val reader: Reader, val nanos: Long)

    private val written = MutableStateFlow(Written(ink.strokes(), System.nanoTime()))
    private val insideWanted = MutableStateFlow(false)
    private val chosen = MutableStateFlow(0)
    private val leavingModels = MutableStateFlow(emptySet<Long>())
    private var builder: InkStroke.Builder? = null

    init {
        saved.setSavedStateProvider(INK) {
            Bundle().apply { putByteArray(INK, InkBytes.ofInk((live?.let { ink.plus(it) } ?: ink).recent(MOST_SAVED))) }
        }
        viewModelScope.launch { drawings.count().collect { n -> mutableState.update { it.copy(kept = n) } } }
        viewModelScope.launch {
            combine(models.all(), leavingModels) { all, leaving -> all.filter { it.id !in leaving } }
                .collect { all -> mutableState.update { it.copy(models = all) } }
        }
        viewModelScope.launch {
            graphics.recall()
            graphics
                .state()
                .map { it.isUsable }
                .distinctUntilChanged()
                .collect {
                    val backends = withContext(io) { recognizers.backends() }
                    mutableState.update { it.copy(backends = backends) }
                }
        }
        viewModelScope.launch(reading) { readForEver() }
    }

    override fun begin() {
        builder = InkStroke.Builder()
        mutableState.update { it.copy(hint = null) }
    }

    override fun point(x: Float, y: Float, uptimeMillis: Long, pressure: Float) {
        builder?.add(x, y, uptimeMillis, pressure)
    }

    override fun moved() {
        live = builder?.snapshot()
        tell()
    }

    override fun end() {
        val stroke = builder?.snapshot() ?: return
        builder = null
        live = null
        become(ink.plus(stroke))
        if (state.value.welcome) {
            mutableState.update { it.copy(welcome = false) }
            settings.change { it.withGreeted(true) }
        }
    }

    override fun drop() {
        builder = null
        live = null
        tell()
    }

    override fun undo() = become(ink.undo())

    override fun redo() = become(ink.redo())

    override fun clear() {
        if (ink.isBlank) return
        leave(null)
        mutableState.update { it.copy(hint = PadHint.Cleared) }
    }

    override fun left() = mutableState.update { it.copy(leaving = null) }

    /** Something else is being done: what the hint speaks of is no longer what was just done. */
    fun forgetHint() = mutableState.update { it.copy(hint = null) }

    override fun undoHint() {
        val hint = mutableState.value.hint
        undo()
        if (hint is PadHint.Kept) save { drawings.delete(hint.ids) }
    }

    override fun choose(index: Int) {
        chosen.value = index
        mutableState.update { it.copy(pad = it.pad.copy(chosen = index)) }
    }

    override fun stamp(number: String) {
        val reading = mutableState.value.reading as? PadReading.Digits ?: return
        // A second tap finds the pad cleared while the net still speaks of what was on it.
        if (ink.isBlank) return
        require(number.length == reading.digits.size) {
            "the pad holds ${reading.digits.size} digits but was stamped $number: give a label for each"
        }
        val model = mutableState.value.modelId.takeIf { it != 0L }
        val now = System.currentTimeMillis()
        val digits = reading.digits.mapIndexed { i, digit -> digit.toEntity(number[i].digitToInt(), model, now) }
        leave(number)
        save {
            val ids = drawings.keep(digits)
            mutableState.update { if (ink.isCleared) it.copy(hint = PadHint.Kept(ids, number)) else it }
        }
    }

    override fun chooseModel(id: Long) = settings.change { it.withModel(id) }

    /**
     * Takes a model out of the list at once, and out of the phone when [undone] answers that it was not undone. Until
     * then nothing is lost, not even if the process is.
     */
    fun removeModel(model: ModelEntity, undone: suspend () -> Boolean) {
        val reads = state.value.modelId == model.id
        leavingModels.update { it + model.id }
        if (reads) chooseModel(RecognizerSource.SHIPPED)
        viewModelScope.launch {
            if (withTimeoutOrNull(UNDO_MILLIS) { undone() } == true) {
                if (reads) chooseModel(model.id)
            } else {
                withContext(io) {
                    models.remove(model.id)
                    files.deleteModel(model.file)
                }
            }
            leavingModels.update { it - model.id }
        }
    }

    override fun chooseBackend(name: String) = settings.change { it.withBackend(name) }

    /** Whether the activations are being looked at; they are only computed while they are. */
    fun lookInside(wanted: Boolean) {
        insideWanted.value = wanted
    }

    private fun leave(seal: String?) {
        val leaving = Leaving(ink.strokes(), seal)
        become(ink.clear())
        mutableState.update { it.copy(leaving = leaving) }
    }

    private fun become(next: Ink) {
        ink = next
        mutableState.update { it.copy(hint = null, pad = it.pad.copy(chosen = 0)) }
        chosen.value = 0
        tell()
    }

    private fun tell() {
        val strokes = live?.let { ink.strokes() + it } ?: ink.strokes()
        written.value = Written(strokes, System.nanoTime())
    }

    private fun save(work: () -> Unit) {
        viewModelScope.launch {
            try {
                withContext(io) { work() }
            } catch (e: SQLException) {
                failures.send(e.message ?: e.javaClass.simpleName)
            }
        }
    }

    /** Reads what is written, again and again; while one reading runs, only the newest state waits. */
    private suspend fun readForEver() {
        var opened: Pair<Chosen, Result<Recognizer>>? = null
        var last: Pair<Asked, PadReading>? = null
        val readers =
            settings
                .values()
                .map { Reader(it.modelId(), it.backend()) }
                .distinctUntilChanged()
                .map { Chosen(it, System.nanoTime()) }
        try {
            combine(written, readers, insideWanted, chosen) { ink, reader, inside, at ->
                    Asked(ink, reader, inside, at)
                }
                .collect { asked ->
                    val now =
                        opened?.takeIf { it.first == asked.by }
                            ?: run {
                                opened?.second?.getOrNull()?.close()
                                asked.by to open(asked.by.reader)
                            }
                    opened = now
                    // Whoever looks inside or at another digit is still told when the ink was read, not when they
                    // looked.
                    val reading = last?.takeIf { it.first.readsAs(asked) }?.second ?: read(asked, now.second)
                    last = asked to reading
                    show(asked, reading, now.second)
                }
        } finally {
            opened?.second?.getOrNull()?.close()
        }
    }

    private class Asked(val ink: Written, val by: Chosen, val inside: Boolean, val chosen: Int) {
        /** Whether the same ink is read by the same net. */
        fun readsAs(other: Asked) = ink === other.ink && by === other.by

        /** When the newest of what is to be read, and by what, came to be. */
        val nanos: Long
            get() = if (ink.nanos - by.nanos > 0) ink.nanos else by.nanos
    }

    private fun open(reader: Reader): Result<Recognizer> =
        try {
            Result.success(recognizers.open(reader.modelId, reader.backend))
        } catch (e: UnreadableModelException) {
            Result.failure(e)
        }

    private fun read(asked: Asked, net: Result<Recognizer>): PadReading {
        val recognizer =
            net.getOrNull() ?: return PadReading.Failed((net.exceptionOrNull() as UnreadableModelException).reason())
        if (asked.ink.strokes.isEmpty()) return PadReading.Empty
        val digits =
            try {
                PadReader.read(asked.ink.strokes, recognizer)
            } catch (_: DeviceException) {
                return PadReading.Failed(UnreadableModelException.Reason.NO_BACKEND)
            }
        val millis = (System.nanoTime() - asked.nanos) / 1e6f
        if (digits.isNotEmpty()) return PadReading.Digits(digits, millis)
        return if (PadReader.isTooMuch(asked.ink.strokes)) PadReading.TooMuch else PadReading.Unreadable
    }

    private fun show(asked: Asked, reading: PadReading, net: Result<Recognizer>) {
        val recognizer = net.getOrNull()
        val at = (reading as? PadReading.Digits)?.digits?.getOrNull(asked.chosen)
        val inside =
            if (!asked.inside || recognizer == null || reading is PadReading.Failed) null
            else {
                val example = ExampleDigit.picture().takeIf { reading is PadReading.Empty }
                val seen = at?.picture() ?: example
                InsideView(
                    seen?.let { recognizer.lookInside(it.values()) } ?: emptyList(),
                    recognizer.firstWeights(),
                    example,
                )
            }
        mutableState.update {
            val by = asked.by.reader
            it.copy(pad = it.pad.copy(reading = reading, inside = inside), modelId = by.modelId, backend = by.backend)
        }
    }

    private companion object {
        const val INK = "ink"

        /** Points that outlive the process; more would burst what the system keeps for an app. */
        const val MOST_SAVED = 12_000

        /** How long an offer to undo can stand, however long the system lets messages stand. */
        const val UNDO_MILLIS = 60_000L

        fun restored(saved: SavedStateHandle): Ink {
            val bytes = saved.get<Bundle>(INK)?.getByteArray(INK) ?: return Ink.EMPTY
            return InkBytes.ink(bytes)
        }
    }
}

private fun DigitReading.toEntity(label: Int, model: Long?, now: Long) =
    DrawingEntity().also {
        it.label = label
        it.readAs = best()
        it.certainty = belief(best())
        it.modelId = model
        it.createdAt = now
        it.strokes = InkBytes.ofStrokes(strokes())
        it.picture = pictureBytes()
    }
