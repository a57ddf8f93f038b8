package dev.inkling.app.sessions

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.combinedClickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import dev.inkling.app.R
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionRow
import dev.inkling.app.data.SessionState
import dev.inkling.app.train.name
import dev.inkling.app.train.taskName
import dev.inkling.app.ui.parts.ButtonText
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.Card
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkButton
import dev.inkling.app.ui.parts.InkChip
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.LocalMessages
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.nnlib.train.Diagnosis
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import java.time.temporal.ChronoUnit
import kotlinx.coroutines.launch

/** What the person can do in the list of sessions. */
@Immutable
class SessionsActions(
    val open: (Long) -> Unit = {},
    val search: (String) -> Unit = {},
    val filter: (String) -> Unit = {},
    val more: () -> Unit = {},
    val pin: (Long, Boolean) -> Unit = { _, _ -> },
    val delete: (List<Long>) -> Unit = {},
    val pause: (Long, Boolean) -> Unit = { _, _ -> },
    val trainXor: () -> Unit = {},
    val bringIn: () -> Unit = {},
    val seen: () -> Unit = {},
    val overlay: (List<Long>) -> Unit = {},
)

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
    val picker = rememberLauncherForActivityResult(ActivityResultContracts.OpenDocument()) { it?.let(model::bringIn) }
    Arrived(state.arriving, model, onOpen, onDraw)
    val actions =
        remember(model, onOpen, resources) {
            SessionsActions(
                onOpen,
                model::search,
                model::filter,
                model::more,
                model::pin,
                { ids ->
                    model.delete(ids)
                    scope.launch {
                        val words = resources.getQuantityString(R.plurals.sessions_deleted, ids.size, ids.size)
                        if (messages.show(words, resources.getString(R.string.undo))) model.bringBack(ids)
                    }
                },
                model::pause,
                { model.trainXor({ it.name(resources) }, onOpen) },
                { picker.launch(arrayOf("*/*")) },
                model::seen,
                onOverlay,
            )
        }
    SessionsScreen(state, actions)
}

/** Opens a session that came in, and says that a model did. */
@Composable
private fun Arrived(arriving: Arriving?, model: SessionsViewModel, onOpen: (Long) -> Unit, onDraw: () -> Unit) {
    val messages = LocalMessages.current
    val resources = LocalResources.current
    val scope = rememberCoroutineScope()
    LaunchedEffect(arriving) {
        if (arriving !is Arriving.Session && arriving !is Arriving.Model) return@LaunchedEffect
        model.seen()
        if (arriving is Arriving.Session) onOpen(arriving.id)
        if (arriving is Arriving.Model) {
            val words = resources.getString(R.string.import_model, arriving.name)
            scope.launch {
                if (messages.show(words, resources.getString(R.string.use_in_draw))) {
                    model.readWith(arriving.id)
                    onDraw()
                }
            }
        }
    }
}

/** The sessions as [state] has them. */
@Composable
fun SessionsScreen(state: SessionsState, actions: SessionsActions) {
    var searching by rememberSaveable { mutableStateOf(false) }
    var filtering by rememberSaveable { mutableStateOf(false) }
    var chosen by rememberSaveable { mutableStateOf(emptyList<Long>()) }
    Column(Modifier.fillMaxSize()) {
        if (chosen.isEmpty()) {
            ScreenBar(stringResource(R.string.nav_sessions)) {
                IconAction(InkIcon.IMPORT, stringResource(R.string.sessions_import), actions.bringIn)
                IconAction(InkIcon.SEARCH, stringResource(R.string.sessions_search), { searching = !searching })
                IconAction(InkIcon.FILTER, stringResource(R.string.sessions_filter), { filtering = !filtering })
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
        state.arriving?.let {
            ArrivingNote(it, actions.bringIn, actions.seen, Modifier.padding(horizontal = 16.dp, vertical = 4.dp))
        }
        if (searching) LineField(state.query, actions.search, Modifier.padding(horizontal = 16.dp))
        if (filtering) TaskChips(state, actions.filter)
        when {
            state.loading -> Unit
            state.rows.isEmpty() && state.query.isEmpty() && state.task.isEmpty() -> NoSessions(actions.trainXor)
            state.rows.isEmpty() ->
                Text(stringResource(R.string.sessions_no_match), Modifier.padding(16.dp), style = Ink.type.say)
            else ->
                SessionList(state, actions, chosen) { id -> chosen = if (id in chosen) chosen - id else chosen + id }
        }
    }
}

@Composable
private fun TaskChips(state: SessionsState, onFilter: (String) -> Unit) {
    FlowRow(Modifier.padding(horizontal = 16.dp), Arrangement.spacedBy(8.dp)) {
        InkChip(stringResource(R.string.sessions_all), state.task.isEmpty(), { onFilter("") })
        for (task in state.tasks) {
            InkChip(taskName(task), state.task == task, { onFilter(if (state.task == task) "" else task) })
        }
    }
}

@Composable
private fun NoSessions(onTrainXor: () -> Unit) {
    Column(Modifier.padding(16.dp), verticalArrangement = Arrangement.spacedBy(16.dp)) {
        Text(stringResource(R.string.sessions_none), style = Ink.type.say)
        InkButton(onTrainXor) { ButtonText(stringResource(R.string.sessions_train_xor)) }
    }
}

@Composable
private fun SessionList(state: SessionsState, actions: SessionsActions, chosen: List<Long>, onChoose: (Long) -> Unit) {
    val list = rememberLazyListState()
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
        for ((period, rows) in state.rows.groupBy { Period.of(it, today) }) {
            item(period) {
                Section(
                    stringResource(period.words),
                    Modifier.padding(start = 16.dp, end = 16.dp, top = 14.dp, bottom = 2.dp),
                )
            }
            items(rows, { it.id }) { row -> SessionItem(row, row.id in chosen, chosen.isNotEmpty(), actions, onChoose) }
        }
    }
}

/** When a session was begun, as the list's headings say it; pinned ones stand before all of them. */
private enum class Period(val words: Int) {
    PINNED(R.string.period_pinned),
    TODAY(R.string.period_today),
    WEEK(R.string.period_week),
    EARLIER(R.string.period_earlier);

    companion object {
        fun of(row: SessionRow, today: LocalDate): Period {
            if (row.pinned) return PINNED
            val begun = Instant.ofEpochMilli(row.createdAt).atZone(ZoneId.systemDefault()).toLocalDate()
            val days = ChronoUnit.DAYS.between(begun, today)
            return if (days <= 0) TODAY else if (days < 7) WEEK else EARLIER
        }
    }
}

@Composable
private fun LiveCard(row: SessionRow, live: LiveTraining, actions: SessionsActions) {
    Card(Modifier.padding(horizontal = 16.dp, vertical = 4.dp).clickable { actions.open(row.id) }) {
        Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
            Column(Modifier.weight(1f)) {
                Text(row.name, style = Ink.type.name)
                Support(
                    stringResource(R.string.live_epoch, number(live.progress.epoch()), number(live.progress.epochs())) +
                        " · " +
                        leftWords(live.progress.secondsLeft())
                )
                if (live.hold == Hold.HOT) Caption(stringResource(R.string.training_hot))
                if (live.hold == Hold.LOW_BATTERY) Caption(stringResource(R.string.training_low))
            }
            InkButton({ actions.pause(row.id, !live.pausedByPerson) }) {
                val words = if (live.pausedByPerson) R.string.training_continue else R.string.training_pause
                InkIcon(if (live.pausedByPerson) InkIcon.START else InkIcon.PAUSE, stringResource(words))
            }
        }
    }
}

@OptIn(ExperimentalFoundationApi::class)
@Composable
private fun SessionItem(
    row: SessionRow,
    chosen: Boolean,
    choosing: Boolean,
    actions: SessionsActions,
    onChoose: (Long) -> Unit,
) {
    val scheme = MaterialTheme.colorScheme
    Row(
        Modifier.fillMaxWidth()
            .background(if (chosen) scheme.secondaryContainer else scheme.surface)
            .combinedClickable(
                onLongClick = { onChoose(row.id) },
                onLongClickLabel = stringResource(R.string.sessions_choose),
                onClick = { if (choosing) onChoose(row.id) else actions.open(row.id) },
            )
            .semantics { selected = chosen }
            .padding(horizontal = 16.dp, vertical = 10.dp),
        horizontalArrangement = Arrangement.spacedBy(14.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Sketch(row.sketch)
        Column(Modifier.weight(1f)) {
            Row(horizontalArrangement = Arrangement.spacedBy(6.dp), verticalAlignment = Alignment.CenterVertically) {
                Text(row.name, Modifier.weight(1f, fill = false), style = Ink.type.name)
                if (row.pinned) InkIcon(InkIcon.PIN, stringResource(R.string.session_pinned), size = 16.dp)
            }
            Row(horizontalArrangement = Arrangement.spacedBy(4.dp), verticalAlignment = Alignment.CenterVertically) {
                if (row.finding.isNotEmpty()) InkIcon(InkIcon.WARNING, null, size = 14.dp)
                Support(rowFinding(row))
            }
        }
        Column(horizontalAlignment = Alignment.End) {
            val result = row.testAccuracy ?: row.validationAccuracy ?: row.accuracy
            Text(result?.let { "${percent(it)}\u00A0%" } ?: "–", style = Ink.type.name)
            if (result != null)
                Caption(stringResource(if (row.testAccuracy != null) R.string.row_test else R.string.row_right))
        }
    }
}

@Composable
private fun rowFinding(row: SessionRow): String =
    when (row.state) {
        SessionState.QUEUED -> stringResource(R.string.session_waits)
        SessionState.PAUSED -> stringResource(R.string.training_paused)
        SessionState.FAILED -> stringResource(R.string.session_failed)
        else ->
            if (row.finding.isNotEmpty()) {
                findingWords(Diagnosis.Kind.valueOf(row.finding), row.findingEpoch, row.findingShare)
            } else if (row.state == SessionState.STOPPED) {
                stringResource(R.string.row_stopped, number(row.epoch), number(row.epochs))
            } else {
                pluralStringResource(R.plurals.row_epochs, row.epochs, number(row.epochs))
            }
    }

@Composable
private fun Sketch(points: ByteArray?) {
    val ink = MaterialTheme.colorScheme.onSurface
    Canvas(Modifier.size(76.dp, 52.dp).sheet(4.dp)) {
        if (points == null || points.size < 2) return@Canvas
        val room = 6.dp.toPx()
        val path = Path()
        points.forEachIndexed { i, value ->
            val x = room + (size.width - 2 * room) * i / (points.size - 1)
            val y = size.height - room - (size.height - 2 * room) * value / 127f
            if (i == 0) path.moveTo(x, y) else path.lineTo(x, y)
        }
        drawPath(path, ink, style = Stroke(1.75.dp.toPx(), join = StrokeJoin.Round))
    }
}
