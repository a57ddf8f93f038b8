package dev.inkling.app.sessions

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.background
import androidx.compose.foundation.combinedClickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.data.SessionRow
import dev.inkling.app.data.SessionState
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.Card
import dev.inkling.app.ui.parts.InkButton
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.SwipeAction
import dev.inkling.app.ui.parts.SwipeRow
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.parts.swipeActions
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import dev.inkling.app.ui.words.epochsWords
import dev.inkling.app.ui.words.figureWords
import dev.inkling.app.ui.words.leftWords
import dev.inkling.app.ui.words.name
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.percent
import dev.inkling.nnlib.metric.Metric
import dev.inkling.nnlib.watch.Diagnosis
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import java.time.temporal.ChronoUnit

/** When a session was begun, as the list's headings say it; pinned ones stand before all of them. */
internal enum class Period(val words: Int) {
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

/** The session that trains: where it stands, why it rests or soon may, and its pause. */
@Composable
internal fun LiveCard(row: SessionRow, live: LiveTraining, actions: SessionsActions) {
    Card(
        Modifier.padding(horizontal = LocalWindowShape.current.margin, vertical = 4.dp),
        live.progress.share().toFloat(),
        { actions.open(row.id) },
    ) {
        Row(horizontalArrangement = Arrangement.spacedBy(14.dp), verticalAlignment = Alignment.CenterVertically) {
            Sketch(row.sketch)
            Column(Modifier.weight(1f)) {
                Text(row.name, style = Ink.type.name)
                Support(
                    stringResource(R.string.live_epoch, number(live.progress.epoch()), number(live.progress.epochs())) +
                        " · " +
                        if (live.ends) stringResource(R.string.session_tested)
                        else leftWords(live.progress.secondsLeft())
                )
            }
            InkButton({ actions.pause(row.id, !live.pausedByPerson) }) {
                val words = if (live.pausedByPerson) R.string.training_continue else R.string.training_pause
                InkIcon(if (live.pausedByPerson) InkIcon.START else InkIcon.PAUSE, stringResource(words))
            }
        }
        val warm = live.warmth
        if (live.rests) Support(holdWords(live), Modifier.padding(top = 10.dp))
        else if (warm != null) Support(stringResource(R.string.live_warm, warm), Modifier.padding(top = 10.dp))
    }
}

/** A session in the list: drawn to the right it is pinned, to the left deleted, held it is chosen. */
@OptIn(ExperimentalFoundationApi::class)
@Composable
internal fun SessionItem(
    row: SessionRow,
    chosen: Boolean,
    choosing: Boolean,
    actions: SessionsActions,
    onChoose: (Long) -> Unit,
) {
    val scheme = MaterialTheme.colorScheme
    val pinWords = stringResource(if (row.pinned) R.string.session_unpin else R.string.session_pin)
    val pin = SwipeAction(InkIcon.PIN, pinWords, false) { actions.pin(row.id, !row.pinned) }
    val delete = SwipeAction(InkIcon.CLEAR, stringResource(R.string.delete), true) { actions.delete(listOf(row.id)) }
    SwipeRow(pin, delete, !choosing) {
        Row(
            Modifier.fillMaxWidth()
                .background(if (chosen) scheme.secondaryContainer else scheme.surface)
                .combinedClickable(
                    onLongClick = { onChoose(row.id) },
                    onLongClickLabel = stringResource(R.string.sessions_choose),
                    onClick = { if (choosing) onChoose(row.id) else actions.open(row.id) },
                )
                .semantics {
                    selected = chosen
                    swipeActions(pin, delete)
                }
                .padding(horizontal = LocalWindowShape.current.margin, vertical = 10.dp),
            horizontalArrangement = Arrangement.spacedBy(14.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            RowContent(row)
        }
    }
}

@Composable
private fun RowScope.RowContent(row: SessionRow) {
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
        // A net that estimates numbers is known by the figure that its page leads with, and by its loss until then.
        val figure = row.testFigure ?: row.loss
        Text(
            if (result != null) "${percent(result)}\u00A0%" else figure?.let { figureWords(it) } ?: "–",
            style = Ink.type.name,
        )
        if (result != null) {
            val of =
                if (row.testAccuracy != null) R.string.row_test
                else if (row.validationAccuracy != null) R.string.row_validation else R.string.row_training
            Caption(stringResource(of))
        } else if (row.testFigure != null) Caption(Metric.ALL.get(row.testMetric).title())
        else if (figure != null) Caption(stringResource(R.string.overlay_loss))
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
                stoppedWords(row.step, row.epoch, row.epochs)
            } else {
                epochsWords(row.epochs)
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
