package dev.inkling.app.sessions

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextDecoration
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.data.SessionState
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.ui.chart.Axis
import dev.inkling.app.ui.chart.Chart
import dev.inkling.app.ui.chart.Curve
import dev.inkling.app.ui.chart.Legend
import dev.inkling.app.ui.chart.Points
import dev.inkling.app.ui.chart.ReadAsText
import dev.inkling.app.ui.chart.SeriesStyle
import dev.inkling.app.ui.chart.chartText
import dev.inkling.app.ui.chart.isAboveZero
import dev.inkling.app.ui.chart.rememberChartState
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.InputPicture
import dev.inkling.app.ui.parts.Note
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Segments
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.PERCENT
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.percent
import dev.inkling.app.ui.words.percentTick
import dev.inkling.app.ui.words.percentWords
import dev.inkling.nnlib.run.Task
import dev.inkling.nnlib.watch.Boundary
import dev.inkling.nnlib.watch.Diagnosis

/** Points of XOR, AND and OR: all that there are. Of other tasks some are shown. */
private const val GATE_POINTS = 4

/** The largest thing on the screen of a session that trains: the plane, or the loss. */
@Composable
fun ColumnScope.RunningMain(state: SessionViewState.Shown) {
    if (state.plane != null) {
        PlaneField(state.plane, planeText(state.plane))
        PlaneKey(state.plane.boundary)
        if (state.plane.points.size <= GATE_POINTS) TruthTable(state.plane, state.spec.task())
        if (state.plane.boundary != null) {
            Text(rightWords(state.plane), style = Ink.type.say)
            // The points are learned from and kept ones alike; the list tells one of these.
            if (state.plane.points.size > GATE_POINTS)
                accuracyOf(state)?.let { (words, value) ->
                    Support(stringResource(R.string.accuracy_is, stringResource(words), percent(value)))
                }
        }
    } else {
        Figures(state)
        LossPart(state)
    }
}

/** What stands beside or below it. */
@Composable
fun ColumnScope.RunningSide(state: SessionViewState.Shown) {
    if (state.plane != null) LossPart(state)
    if (state.samples.isNotEmpty()) {
        Section(stringResource(R.string.session_reads_now))
        Pictures(state.samples)
    }
}

@Composable private fun planeText(plane: Plane): String = stringResource(R.string.plane_text) + " " + rightWords(plane)

@Composable
private fun rightWords(plane: Plane): String {
    val right = plane.points.count { it.answer != null && (it.answer > 0.5f) == it.yes }
    val all = plane.points.size
    val some = all > GATE_POINTS
    return if (right == all) stringResource(if (some) R.string.plane_all_shown else R.string.plane_all, number(all))
    else stringResource(if (some) R.string.plane_right_shown else R.string.plane_right, number(right), number(all))
}

@Composable
private fun PlaneKey(boundary: Boundary?) {
    val all = boundary?.cuts()?.size ?: 0
    val shown = boundary?.let { strongestCuts(it).size } ?: 0
    FlowRow(horizontalArrangement = Arrangement.spacedBy(14.dp)) {
        PlaneKeyItem(KeyShape.DISC, "1")
        PlaneKeyItem(KeyShape.SQUARE, "0")
        PlaneKeyItem(KeyShape.LINE, stringResource(R.string.plane_decides))
        if (shown == all) PlaneKeyItem(KeyShape.DASHES, stringResource(R.string.plane_cut))
        else if (shown > 0) PlaneKeyItem(KeyShape.DASHES, stringResource(R.string.plane_cuts_shown, shown, all))
    }
}

/** The four answers of a truth table, each with what is wanted. */
@Composable
private fun TruthTable(plane: Plane, task: Task) {
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp)) {
        for (point in plane.points) {
            val answer = point.answer
            val wanted = if (point.yes) 1 else 0
            Column(
                Modifier.weight(1f).tile().semantics(mergeDescendants = true) {},
                horizontalAlignment = Alignment.CenterHorizontally,
            ) {
                Caption("${point.x.toInt()} ${task.word()} ${point.y.toInt()}")
                Text(if (answer == null) "–" else "%.2f".format(answer), style = Ink.type.figureSmall)
                val right = answer != null && (answer > 0.5f) == point.yes
                Row(verticalAlignment = Alignment.CenterVertically) {
                    InkIcon(if (right) InkIcon.CHECK else InkIcon.CLOSE, null, size = 14.dp)
                    Caption(stringResource(R.string.plane_want, wanted))
                }
            }
        }
    }
}

/** The accuracy that the list tells, and of which samples it is; null while there is none. */
private fun accuracyOf(state: SessionViewState.Shown): Pair<Int, Double>? {
    val progress = state.live?.progress
    val validation = progress?.validationAccuracy()?.takeIf { !it.isNaN() } ?: state.session.validationAccuracy
    if (validation != null) return R.string.accuracy_validation to validation
    val training = progress?.accuracy()?.takeIf { !it.isNaN() } ?: state.session.accuracy
    return training?.let { R.string.accuracy_training to it }
}

/** Accuracy and epoch in large figures. */
@Composable
private fun Figures(state: SessionViewState.Shown) {
    val progress = state.live?.progress
    FlowRow(horizontalArrangement = Arrangement.spacedBy(28.dp)) {
        accuracyOf(state)?.let { (words, accuracy) ->
            Column(Modifier.semantics(mergeDescendants = true) {}) {
                Row(verticalAlignment = Alignment.Bottom) {
                    Text(percent(accuracy), style = Ink.type.figure)
                    Text("\u00A0%", Modifier.padding(bottom = 6.dp), style = Ink.type.figureSmall)
                }
                Caption(stringResource(words))
            }
        }
        Column(Modifier.semantics(mergeDescendants = true) {}) {
            val epoch = progress?.epoch() ?: state.session.epoch
            Text(
                stringResource(R.string.session_of, number(epoch), number(state.session.epochs)),
                Modifier.padding(top = 14.dp),
                style = Ink.type.figureSmall,
            )
            Caption(stringResource(R.string.session_epochs))
        }
    }
}

/** Training and validation loss, smooth over raw, linear or log, and then the accuracy. */
@Composable
fun ColumnScope.LossPart(state: SessionViewState.Shown) {
    val curves = state.curves
    val plane = state.spec.task().isTruthTable
    val perEpoch = if (plane) 1f else curves.stepsPerEpoch.toFloat()
    val unit = stringResource(if (plane) R.string.unit_steps else R.string.unit_epoch)
    var log by rememberSaveable { mutableStateOf(false) }
    val training = Curve(stringResource(R.string.curve_training), SeriesStyle.INK, curves.loss.smooth, curves.loss.raw)
    val validation =
        Curve(stringResource(R.string.curve_validation), SeriesStyle.INDIGO, curves.validationLoss, markEach = true)
    val shown = listOf(training, validation).filter { it.points.size() > 0 }
    val chart = rememberChartState()
    val text = chartText(shown, unit, perEpoch)
    Row(Modifier.fillMaxWidth(), Arrangement.End, Alignment.CenterVertically) {
        if (shown.isNotEmpty()) Legend(shown, chart, Modifier.weight(1f))
        Segments(listOf(false, true), log, { log = it }) {
            stringResource(if (it) R.string.chart_log else R.string.chart_linear)
        }
    }
    Chart(
        shown,
        text,
        unit,
        Modifier.fillMaxWidth().height(if (state.plane != null) 160.dp else 262.dp),
        chart,
        logarithmic = log,
        scale = perEpoch,
    )
    if (shown.isNotEmpty()) ReadAsText(text)
}

/** Accuracy, gradients, activations and dead units: what one scrolls to. */
@Composable
fun ColumnScope.MorePart(state: SessionViewState.Shown) {
    RateChangesPart(state)
    val curves = state.curves
    val perEpoch = if (state.spec.task().isTruthTable) 1f else curves.stepsPerEpoch.toFloat()
    val unit = stringResource(if (state.spec.task().isTruthTable) R.string.unit_steps else R.string.unit_epoch)
    val accuracy =
        listOf(
                Curve(stringResource(R.string.curve_training), SeriesStyle.INK, curves.accuracy),
                Curve(
                    stringResource(R.string.curve_validation),
                    SeriesStyle.INDIGO,
                    curves.validationAccuracy,
                    markEach = true,
                ),
            )
            .filter { it.points.size() > 1 }
    if (accuracy.isNotEmpty()) {
        SmallChart(stringResource(R.string.chart_accuracy), accuracy, unit, perEpoch, false, ::percentTick, PERCENT)
    }
    // With the first step comes a gradient of each layer, unless it is no number.
    val broken = if (curves.loss.raw.size() > 0) curves.withoutGradient() else emptyList()
    layerChart(R.string.chart_gradients, curves, curves.gradients, unit, perEpoch, broken)
    layerChart(R.string.chart_spreads, curves, curves.spreads, unit, perEpoch)
    for ((layer, share) in curves.dead) {
        if (share > 0) Support(stringResource(R.string.dead_units, curves.layerNumber(layer), (100 * share).toInt()))
    }
}

/** A curve of each layer; layers that a logarithmic axis has no place for are named. */
@Composable
private fun ColumnScope.layerChart(
    title: Int,
    curves: SessionCurves,
    layers: List<Pair<String, Points>>,
    unit: String,
    perEpoch: Float,
    broken: List<String> = emptyList(),
) {
    val (drawn, zero) = layers.filter { it.second.size() > 1 }.partition { it.second.isAboveZero }
    val shown =
        spread(drawn.size, SeriesStyle.entries.size).mapIndexed { i, at ->
            val (layer, points) = drawn[at]
            Curve(stringResource(R.string.layer, curves.layerNumber(layer)), SeriesStyle.entries[i], points)
        }
    if (shown.isNotEmpty()) SmallChart(stringResource(title), shown, unit, perEpoch, true, Axis::words)
    else if (zero.isNotEmpty() || broken.isNotEmpty()) Section(stringResource(title), Modifier.padding(top = 12.dp))
    if (shown.size < drawn.size) Support(stringResource(R.string.layers_shown, number(shown.size), number(drawn.size)))
    if (zero.isNotEmpty()) Support(stringResource(R.string.layers_zero, layerNames(zero.map { it.first }, curves)))
    if (broken.isNotEmpty()) Support(stringResource(R.string.layers_not_finite, layerNames(broken, curves)))
}

/** "layer 1, layer 2" */
@Composable
private fun layerNames(layers: List<String>, curves: SessionCurves): String =
    layers.map { stringResource(R.string.layer, curves.layerNumber(it)) }.joinToString(", ")

/** So many of [size] places as can be told apart: the first, the last, and others between them, equally far apart. */
internal fun spread(size: Int, most: Int): List<Int> =
    if (size <= most) (0 until size).toList() else List(most) { it * (size - 1) / (most - 1) }

@Composable
private fun ColumnScope.SmallChart(
    title: String,
    curves: List<Curve>,
    unit: String,
    perEpoch: Float,
    log: Boolean,
    words: (Float) -> String,
    tickUnit: String = "",
) {
    val chart = rememberChartState()
    val text = chartText(curves, unit, perEpoch, lowIsGood = false, words = words)
    Section(title, Modifier.padding(top = 12.dp))
    Legend(curves, chart, words = words)
    Chart(
        curves,
        text,
        unit,
        Modifier.fillMaxWidth().height(182.dp),
        chart,
        logarithmic = log,
        scale = perEpoch,
        yWords = words,
        tickUnit = tickUnit,
    )
    ReadAsText(text)
}

/** Pictures with what the net reads; a wrong reading is underlined, bold and says what it is not. */
@Composable
fun Pictures(samples: List<SampleReading>) {
    FlowRow(
        Modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.spacedBy(10.dp),
        verticalArrangement = Arrangement.spacedBy(10.dp),
    ) {
        for (sample in samples) {
            Column(Modifier.semantics(mergeDescendants = true) {}, horizontalAlignment = Alignment.CenterHorizontally) {
                InputPicture(GreyPicture(28, 28, sample.picture), 54.dp)
                if (sample.right) Text("${sample.reading}", style = Ink.type.body)
                else {
                    Row(
                        horizontalArrangement = Arrangement.spacedBy(4.dp),
                        verticalAlignment = Alignment.CenterVertically,
                    ) {
                        Text(
                            "${sample.reading}",
                            style =
                                Ink.type.body.copy(
                                    fontWeight = FontWeight.Bold,
                                    textDecoration = TextDecoration.Underline,
                                ),
                        )
                        Caption(stringResource(R.string.reading_not, sample.truth))
                    }
                }
                Caption(percentWords(100 * sample.confidence))
            }
        }
    }
}

/** What is wrong, and what can be done about it; one note at a time, the others wait behind a link. */
@Composable
fun ColumnScope.FindingPart(state: SessionViewState.Shown, actions: SessionActions) {
    val session = state.session
    var at by rememberSaveable(state.findings.size) { mutableStateOf(0) }
    val finding = state.findings.getOrNull(at)
    if (finding != null) {
        Note(
            InkIcon.WARNING,
            findingWords(finding.kind(), finding.epoch(), finding.share()),
            findingSupport(finding, state.spec, state.curves.layerNumber(finding.layer())),
        ) {
            if (state.findings.size > 1) {
                TextLink(
                    stringResource(R.string.finding_more, state.findings.size - 1),
                    { at = (at + 1) % state.findings.size },
                )
            }
            remedyWords(finding, state.spec, state.live != null)?.let { words ->
                TextLink(words, { actions.accept(finding) })
            }
        }
    } else if (session.finding.isNotEmpty() && state.live == null) {
        val kind = Diagnosis.Kind.valueOf(session.finding)
        Note(
            InkIcon.WARNING,
            findingWords(kind, session.findingEpoch, session.findingShare),
            findingSupport(kind, state.curves.layerNumber(session.findingLayer)),
        ) {
            TextLink(stringResource(R.string.session_duplicate), actions::duplicate)
        }
    }
    if (session.state == SessionState.FAILED) {
        Note(InkIcon.WARNING, stringResource(R.string.session_failed), failureWords(session.failure, state.spec))
    }
    state.live
        ?.warning
        ?.takeIf { it.isNotEmpty() }
        ?.let { Note(InkIcon.WARNING, stringResource(R.string.session_warning), warningWords(it)) }
    if (state.live?.survivesLeaving == false) {
        Note(
            InkIcon.BELL,
            stringResource(R.string.session_no_notifications),
            stringResource(R.string.session_no_notifications_support),
        ) {
            TextLink(stringResource(R.string.session_allow_notifications), actions::allowNotifications)
        }
    }
}
