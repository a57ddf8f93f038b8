package dev.inkling.app.sessions

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import dev.inkling.app.R
import dev.inkling.app.ui.chart.Axis
import dev.inkling.app.ui.chart.ChartPart
import dev.inkling.app.ui.chart.ChartState
import dev.inkling.app.ui.chart.ChartWords
import dev.inkling.app.ui.chart.Curve
import dev.inkling.app.ui.chart.EndLabels
import dev.inkling.app.ui.chart.Points
import dev.inkling.app.ui.chart.SeriesStyle
import dev.inkling.app.ui.chart.endWords
import dev.inkling.app.ui.chart.rememberChartState
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.parts.Segments
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import dev.inkling.app.ui.words.PERCENT
import dev.inkling.app.ui.words.choiceWords
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.percentOf
import dev.inkling.app.ui.words.taskName

/** The curves of several sessions over each other, watching their [model]. */
@Composable
fun OverlayScreen(model: OverlayViewModel, onBack: () -> Unit) {
    val state by model.state.collectAsStateWithLifecycle()
    OverlayScreen(state, onBack)
}

/** The curves of several sessions as [state] has them: each with its colour, dash and marker. */
@Composable
fun OverlayScreen(state: OverlayState, onBack: () -> Unit) {
    var accuracy by rememberSaveable { mutableStateOf(false) }
    var unseen by rememberSaveable { mutableStateOf(false) }
    val losses = rememberChartState(logarithmic = true)
    val accuracies = rememberChartState()
    val shape = LocalWindowShape.current
    Column(Modifier.fillMaxSize()) {
        val sessions = state.sessions
        ScreenBar(stringResource(R.string.overlay_title), subtitle = sessions?.let { aboutThem(it) }, onBack = onBack)
        if (sessions == null) return@Column
        val shown = Overlaid(sessions, accuracy, unseen, if (accuracy) accuracies else losses)
        val switches =
            @Composable {
                FlowRow(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
                    Segments(listOf(false, true), accuracy, { accuracy = it }) {
                        stringResource(if (it) R.string.overlay_accuracy else R.string.overlay_loss)
                    }
                    Segments(listOf(false, true), unseen, { unseen = it }) {
                        stringResource(if (it) R.string.curve_validation else R.string.curve_training)
                    }
                }
            }
        Row(Modifier.weight(1f).padding(horizontal = shape.margin), Arrangement.spacedBy(24.dp)) {
            Column(
                Modifier.weight(1f).verticalScroll(rememberScrollState()).toTheFoot(),
                verticalArrangement = Arrangement.spacedBy(12.dp),
            ) {
                if (!shape.sidePane) Finding(shown)
                switches()
                OverlayChart(shown, shape.sidePane)
                if (!shape.sidePane) OverlayNotes(state, shown)
            }
            if (shape.sidePane) {
                Column(
                    Modifier.width(420.dp).verticalScroll(rememberScrollState()).toTheFoot(),
                    verticalArrangement = Arrangement.spacedBy(12.dp),
                ) {
                    Finding(shown)
                    OverlayNotes(state, shown)
                }
            }
        }
    }
}

/** The last row can be scrolled above the system's bar. */
@Composable
private fun Modifier.toTheFoot() =
    windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Bottom)).padding(bottom = 16.dp)

/** What is laid over each other: one kind of curve of each session that has it. */
internal class Overlaid(
    val sessions: List<OverlaySession>,
    val accuracy: Boolean,
    private val unseen: Boolean,
    val chart: ChartState,
) {
    /** A session keeps its style whether or not it has the curve that is asked for. */
    val curves: List<Curve> =
        sessions
            .mapIndexed { i, it -> Curve(it.name, SeriesStyle.entries[i], it.points(accuracy, unseen)) }
            .filter { it.points.size() > 0 }

    fun sessionOf(curve: Curve): OverlaySession = sessions[curve.style.ordinal]

    fun words(value: Float): String = if (accuracy) percentOf(value) else endWords(value, Axis::words)

    fun end(curve: Curve): Float = curve.points.y(curve.points.size() - 1)

    /** The curve that ends best, if one does: among numbers that mean the same. */
    val best: Curve?
        get() = curves.filterNot { end(it).isNaN() }.minByOrNull { if (accuracy) -end(it) else end(it) }

    val tasksDiffer: Boolean
        get() = curves.map { sessionOf(it).spec.task() }.distinct().size > 1

    val lossesDiffer: Boolean
        get() = !accuracy && curves.map { sessionOf(it).spec.text("loss") }.distinct().size > 1
}

/** "XOR · 4 sessions", or how many where they learn different tasks. */
@Composable
private fun aboutThem(sessions: List<OverlaySession>): String {
    val count = pluralStringResource(R.plurals.overlay_sessions, sessions.size, number(sessions.size))
    val task = sessions.map { it.spec.task().word() }.distinct().singleOrNull() ?: return count
    return taskName(task) + " · " + count
}

/** Which one ends best; or why that says nothing. */
@Composable
private fun Finding(shown: Overlaid) {
    val best = shown.best
    val words =
        when {
            best == null -> stringResource(R.string.overlay_none)
            shown.tasksDiffer -> stringResource(R.string.overlay_tasks_differ)
            shown.lossesDiffer -> stringResource(R.string.overlay_losses_differ)
            else -> {
                val pattern = if (shown.accuracy) R.string.overlay_highest else R.string.overlay_lowest
                stringResource(pattern, best.name, shown.words(shown.end(best)))
            }
        }
    Text(words, style = Ink.type.say)
}

@Composable
private fun OverlayChart(shown: Overlaid, wide: Boolean) {
    if (shown.curves.isEmpty()) return
    val title = if (shown.accuracy) R.string.chart_accuracy else R.string.chart_loss
    val losses = shown.curves.map { shown.sessionOf(it).spec.text("loss") }.distinct()
    val measured =
        if (shown.accuracy) stringResource(R.string.chart_right)
        else losses.singleOrNull()?.let { choiceWords("loss", it) } ?: stringResource(R.string.chart_loss)
    val words =
        ChartWords(
            stringResource(title),
            measured,
            stringResource(R.string.unit_epoch),
            shown::words,
            if (shown.accuracy) PERCENT else "",
            lowIsGood = !shown.accuracy,
        )
    val high = if (wide) 480.dp else 300.dp
    // On a phone the table below names them; its width is better used for the curves.
    val ends = if (wide) EndLabels.NAMES else EndLabels.NONE
    ChartPart(words, shown.curves, high, state = shown.chart, ends = ends, scales = !shown.accuracy, legend = false)
}

@Composable
private fun OverlayNotes(state: OverlayState, shown: Overlaid) {
    if (shown.curves.isNotEmpty()) OverlayTable(shown)
    if (state.leftOut > 0) Support(stringResource(R.string.overlay_left_out, state.leftOut))
}

private fun OverlaySession.points(accuracy: Boolean, unseen: Boolean): Points =
    when {
        accuracy && unseen -> validationAccuracy
        accuracy -> this.accuracy
        unseen -> validationLoss
        else -> loss
    }
