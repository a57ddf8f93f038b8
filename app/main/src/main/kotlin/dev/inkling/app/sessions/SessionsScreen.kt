package dev.inkling.app.sessions

import androidx.activity.compose.BackHandler
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.foundation.text.input.clearText
import androidx.compose.foundation.text.input.rememberTextFieldState
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.compose.dropUnlessResumed
import dev.inkling.app.R
import dev.inkling.app.ui.parts.ButtonText
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkButton
import dev.inkling.app.ui.parts.InkChip
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.LineField
import dev.inkling.app.ui.parts.LocalMessages
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.focusedAtOnce
import dev.inkling.app.ui.parts.rememberFilePicker
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import dev.inkling.app.ui.words.name
import dev.inkling.app.ui.words.taskName
import java.time.LocalDate
import kotlinx.coroutines.launch

/** The sessions, watching their [model]. */
@Composable
fun SessionsScreen(
    model: SessionsViewModel,
    onOpen: (Long) -> Unit,
    onOverlay: (List<Long>) -> Unit,
    onDraw: () -> Unit,
) {
    val state by model.state.collectAsStateWithLifecycle()
    val messages = LocalMessages.current
    val resources = LocalResources.current
    val scope = rememberCoroutineScope()
    val picker = rememberFilePicker(ActivityResultContracts.OpenDocument()) { it?.let(model::bringIn) }
    val trainFirst = dropUnlessResumed { model.trainXor({ it.name(resources) }, onOpen) }
    Opened(state.importing, model, onOpen, onDraw)
    val actions =
        remember(model, onOpen, resources, picker, trainFirst) {
            object : SessionsActions, SessionListControls by model {
                override fun open(id: Long) = onOpen(id)

                override fun delete(ids: List<Long>) {
                    model.delete(ids)
                    scope.launch {
                        val words = resources.getQuantityString(R.plurals.sessions_deleted, ids.size, ids.size)
                        if (messages.show(words, resources.getString(R.string.undo))) model.bringBack(ids)
                    }
                }

                override fun trainXor() = trainFirst()

                override fun chooseFile() = picker()

                override fun overlay(ids: List<Long>) = onOverlay(ids)
            }
        }
    SessionsScreen(state, actions, model.query)
}

/** Opens a session that came in, and says that a model did. */
@Composable
private fun Opened(importing: ImportState?, model: SessionsViewModel, onOpen: (Long) -> Unit, onDraw: () -> Unit) {
    val messages = LocalMessages.current
    val resources = LocalResources.current
    val scope = rememberCoroutineScope()
    LaunchedEffect(importing) {
        if (importing !is ImportState.Session && importing !is ImportState.Model) return@LaunchedEffect
        model.seen()
        if (importing is ImportState.Session) onOpen(importing.id)
        if (importing is ImportState.Model) {
            val words = resources.getString(R.string.import_model, importing.name)
            scope.launch {
                if (messages.show(words, resources.getString(R.string.use_in_draw))) {
                    model.readWith(importing.id)
                    onDraw()
                }
            }
        }
    }
}

/** The sessions as [state] has them, with what stands in the field of the search as [query]. */
@Composable
fun SessionsScreen(
    state: SessionsState,
    actions: SessionsActions,
    query: TextFieldState = rememberTextFieldState(state.query),
) {
    var searching by rememberSaveable { mutableStateOf(false) }
    // Opened just now: who comes back to a search that was open wants to see what it found, not a keyboard.
    var opened by remember { mutableStateOf(false) }
    var filtering by rememberSaveable { mutableStateOf(false) }
    var chosen by rememberSaveable { mutableStateOf(emptyList<Long>()) }
    val margin = LocalWindowShape.current.margin
    // What narrows the list is never out of sight.
    val searches = searching || query.text.isNotEmpty()
    val filters = filtering || state.task.isNotEmpty()
    val filterLess = {
        filtering = false
        actions.filter("")
    }
    val searchLess = {
        searching = false
        opened = false
        query.clearText()
    }
    BackHandler(filters, filterLess)
    BackHandler(searches, searchLess)
    BackHandler(chosen.isNotEmpty()) { chosen = emptyList() }
    Column(Modifier.fillMaxSize()) {
        if (chosen.isEmpty()) {
            ScreenBar(stringResource(R.string.nav_sessions)) {
                val free = state.importing !is ImportState.Reading
                IconAction(
                    InkIcon.IMPORT,
                    stringResource(R.string.sessions_import),
                    actions::chooseFile,
                    enabled = free,
                )
                IconAction(
                    InkIcon.SEARCH,
                    stringResource(R.string.sessions_search),
                    {
                        if (searches) searchLess()
                        else {
                            searching = true
                            opened = true
                        }
                    },
                )
                IconAction(
                    InkIcon.FILTER,
                    stringResource(R.string.sessions_filter),
                    { if (filters) filterLess() else filtering = true },
                )
            }
        } else {
            ScreenBar(stringResource(R.string.sessions_chosen, chosen.size), onBack = { chosen = emptyList() }) {
                val pinned = state.rows.filter { it.id in chosen }.all { it.pinned }
                val pin = if (pinned) R.string.session_unpin else R.string.session_pin
                IconAction(
                    InkIcon.PIN,
                    stringResource(pin),
                    {
                        chosen.forEach { actions.pin(it, !pinned) }
                        chosen = emptyList()
                    },
                )
                if (chosen.size > 1) {
                    IconAction(InkIcon.TRAIN, stringResource(R.string.sessions_overlay), { actions.overlay(chosen) })
                }
                IconAction(
                    InkIcon.CLEAR,
                    stringResource(R.string.delete),
                    {
                        actions.delete(chosen)
                        chosen = emptyList()
                    },
                )
            }
        }
        state.importing?.let {
            ImportNote(it, actions::chooseFile, actions::seen, Modifier.padding(horizontal = margin, vertical = 4.dp))
        }
        if (searches) {
            val name = stringResource(R.string.sessions_search)
            val place = Modifier.padding(horizontal = margin)
            LineField(query, name, if (opened) place.focusedAtOnce() else place)
        }
        if (filters) TaskChips(state, actions::filter)
        when {
            state.loading -> Unit
            state.rows.isEmpty() && state.query.isEmpty() && state.task.isEmpty() -> NoSessions(actions::trainXor)
            state.rows.isEmpty() -> {
                val none = if (state.query.isEmpty()) R.string.sessions_none_of_kind else R.string.sessions_no_match
                Text(stringResource(none), Modifier.padding(margin, 16.dp), style = Ink.type.say)
            }
            else ->
                SessionList(state, actions, chosen) { id -> chosen = if (id in chosen) chosen - id else chosen + id }
        }
    }
}

@Composable
private fun TaskChips(state: SessionsState, onFilter: (String) -> Unit) {
    FlowRow(Modifier.padding(horizontal = LocalWindowShape.current.margin), Arrangement.spacedBy(8.dp)) {
        InkChip(stringResource(R.string.sessions_all), state.task.isEmpty(), { onFilter("") })
        for (task in state.tasks) {
            InkChip(taskName(task), state.task == task, { onFilter(if (state.task == task) "" else task) })
        }
    }
}

@Composable
private fun NoSessions(onTrainXor: () -> Unit) {
    Column(
        Modifier.padding(LocalWindowShape.current.margin, 16.dp),
        verticalArrangement = Arrangement.spacedBy(16.dp),
    ) {
        Text(stringResource(R.string.sessions_none), style = Ink.type.say)
        InkButton(onTrainXor) { ButtonText(stringResource(R.string.sessions_train_xor)) }
    }
}

@Composable
private fun SessionList(state: SessionsState, actions: SessionsActions, chosen: List<Long>, onChoose: (Long) -> Unit) {
    val list = rememberLazyListState()
    val margin = LocalWindowShape.current.margin
    val atEnd by remember {
        derivedStateOf {
            (list.layoutInfo.visibleItemsInfo.lastOrNull()?.index ?: 0) >= list.layoutInfo.totalItemsCount - 5
        }
    }
    val today = remember(state.rows) { LocalDate.now() }
    LaunchedEffect(atEnd, state.rows.size) { if (atEnd) actions.more() }
    LazyColumn(state = list) {
        state.live?.let { (id, live) ->
            val row = state.rows.firstOrNull { it.id == id }
            if (row != null) item("live") { LiveCard(row, live, actions) }
        }
        for ((period, rows) in state.rows.filter { it.id != state.live?.first }.groupBy { Period.of(it, today) }) {
            item(period) {
                Section(
                    stringResource(period.words),
                    Modifier.padding(start = margin, end = margin, top = 14.dp, bottom = 2.dp),
                )
            }
            items(rows, { it.id }) { row -> SessionItem(row, row.id in chosen, chosen.isNotEmpty(), actions, onChoose) }
        }
    }
}
