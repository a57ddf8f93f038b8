package dev.inkling.app.mydigits

import android.content.Context
import android.net.Uri
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.inkling.app.data.DrawingEntity
import dev.inkling.app.data.DrawingRepository
import dev.inkling.app.ui.pad.InkBytes
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.app.ui.parts.OneAtATime
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.flatMapLatest
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The person's drawings: narrowed, selected, relabelled, deleted, and each of it undone. */
@OptIn(ExperimentalCoroutinesApi::class)
class MyDigitsViewModel(
    /** The application's: for the picture that is shared. */
    private val context: Context,
    private val drawings: DrawingRepository,
    private val io: CoroutineDispatcher,
    private val saved: SavedStateHandle,
) : ViewModel(), DigitSelection {
    private val filter: StateFlow<Int?> = saved.getStateFlow(FILTER, null)
    private val selected = MutableStateFlow(emptySet<Long>())
    private val strokes = HashMap<Long, List<InkStroke>>()
    private val shares = OneAtATime(viewModelScope)

    val state: StateFlow<MyDigitsState> =
        combine(
                filter
                    .flatMapLatest { label -> if (label == null) drawings.all() else drawings.labelled(label) }
                    .map { rows -> rows.map(::shown) }
                    .flowOn(io),
                drawings.counts().map { rows -> rows.associateBy { it.label } },
                filter,
                selected,
            ) { digits, labels, label, chosen ->
                val there = digits.mapTo(HashSet()) { it.id }
                MyDigitsState.Shown(
                    digits,
                    List(10) { labels[it]?.count ?: 0 },
                    label,
                    chosen.filterTo(HashSet()) { it in there },
                    List(10) { labels[it]?.misread ?: 0 },
                )
            }
            .stateIn(viewModelScope, SharingStarted.WhileSubscribed(5000), MyDigitsState.Loading)

    override fun narrow(label: Int?) {
        saved[FILTER] = label
        selected.value = emptySet()
    }

    override fun toggle(id: Long) {
        val now = selected.value
        selected.value = if (id in now) now - id else now + id
    }

    override fun selectNone() {
        selected.value = emptySet()
    }

    /** Gives the selected drawings [label]; [then] gets what undoes it. */
    fun relabel(label: Int, then: (undo: () -> Unit) -> Unit) =
        change(then) { ids ->
            val before = drawings.byId(ids)
            drawings.relabel(ids, label)
            before
        }

    /** Deletes the selected drawings; [then] gets what undoes it. */
    fun delete(then: (undo: () -> Unit) -> Unit) = change(then) { drawings.delete(it) }

    /** Draws the selected drawings, or all that are shown, into one picture to be shared. */
    fun share(then: (Uri) -> Unit) {
        val shown = state.value as? MyDigitsState.Shown ?: return
        val wanted = if (shown.selected.isEmpty()) shown.digits else shown.digits.filter { it.id in shown.selected }
        shares.begin { then(withContext(io) { SharedPicture.of(context, wanted) }) }
    }

    private fun change(then: (undo: () -> Unit) -> Unit, work: (List<Long>) -> List<DrawingEntity>) {
        val ids = selected.value.toList()
        selected.value = emptySet()
        viewModelScope.launch {
            val before = withContext(io) { work(ids) }
            then { viewModelScope.launch(io) { drawings.restore(before) } }
        }
    }

    private fun shown(row: DrawingEntity) =
        DrawnDigit(
            row.id,
            row.label,
            row.readAs,
            row.createdAt,
            synchronized(strokes) { strokes.getOrPut(row.id) { InkBytes.strokes(row.strokes) } },
        )

    private companion object {
        const val FILTER = "filter"
    }
}
