package dev.inkling.app.sessions

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.chart.Axis
import dev.inkling.app.ui.chart.ChartEvent
import dev.inkling.app.ui.chart.ChartPart
import dev.inkling.app.ui.chart.ChartWords
import dev.inkling.app.ui.chart.Curve
import dev.inkling.app.ui.chart.CurveSummary
import dev.inkling.app.ui.chart.Points
import dev.inkling.app.ui.chart.SeriesStyle
import dev.inkling.app.ui.chart.isAboveZero
import dev.inkling.app.ui.chart.rememberChartState
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.words.PERCENT
import dev.inkling.app.ui.words.choiceWords
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.percentOf
import dev.inkling.app.ui.words.rateWords
import dev.inkling.nnlib.run.RateChanges
import dev.inkling.nnlib.watch.Diagnosis
import kotlin.math.roundToInt

/** What all charts of a session count across: epochs, of a truth table steps; and where the run will end. */
private class Span(state: SessionViewState.Shown) {
    private val session = state.session
    private val truthTable = state.spec.task().isTruthTable
    val unit = if (truthTable) R.string.unit_steps else R.string.unit_epoch

    // Known before the first point is: the axis then stands from the first second on.
    private val stepsPerEpoch =
        if (session.steps > 0 && session.epochs > 0) session.steps.toFloat() / session.epochs
        else state.curves.stepsPerEpoch.toFloat()
    val scale = if (truthTable) 1f else maxOf(1f, stepsPerEpoch)

    /** At rest the axis ends where the run did. */
    val end: Float? =
        when {
            state.live != null -> maxOf(state.live.progress.totalSteps(), session.steps).toFloat()
            session.state.isUnderWay -> session.steps.toFloat()
            else -> session.step.toFloat()
        }.takeIf { it > 0 }

    fun epochOf(step: Float): Int = (step / maxOf(1f, stepsPerEpoch)).roundToInt()
}

/** Training and validation loss, smooth over raw, linear or log, with what happened on the way. */
@Composable
fun ColumnScope.LossPart(state: SessionViewState.Shown, wide: Boolean) {
    val curves = state.curves
    val span = Span(state)
    // A step that sees every sample has no noise: both lines would be one.
    val raw = curves.loss.raw.takeIf { curves.stepsPerEpoch > 1 }
    val training = Curve(stringResource(R.string.curve_training), SeriesStyle.INK, curves.loss.smooth, raw)
    val validation =
        Curve(stringResource(R.string.curve_validation), SeriesStyle.INDIGO, curves.validationLoss, markEach = true)
    val shown = listOf(training, validation).filter { it.points.size() > 0 }
    ChartPart(
        ChartWords(stringResource(R.string.chart_loss), lossName(state), stringResource(span.unit)),
        shown,
        heightOf(state, wide),
        scale = span.scale,
        xEnd = span.end,
        events = lossEvents(state, span),
    )
}

/** Below a plane it is small, and smallest where the answers of a truth table stand between them. */
private fun heightOf(state: SessionViewState.Shown, wide: Boolean) =
    when {
        state.spec.task().isTruthTable -> 150.dp
        state.plane != null -> 180.dp
        wide -> 286.dp
        else -> 262.dp
    }

/** Which loss it is; a task with a step of its own has one without a name. */
@Composable
private fun lossName(state: SessionViewState.Shown): String =
    if (state.spec.task().takesLoss()) choiceWords("loss", state.spec.text("loss"))
    else stringResource(R.string.overlay_loss)

/** The best epoch once others came after it, with the overfitting that began there, and rates that a hand set. */
@Composable
private fun lossEvents(state: SessionViewState.Shown, span: Span): List<ChartEvent> {
    val events = ArrayList<ChartEvent>()
    val kept = state.curves.validationLoss
    if (kept.size() > 2) {
        val best = CurveSummary.of(kept, true).bestAt()
        if (best < kept.x(kept.size() - 1)) {
            val overfits =
                state.findings.any { it.kind() == Diagnosis.Kind.OVERFITTING } ||
                    state.session.finding == Diagnosis.Kind.OVERFITTING.name
            val words = if (overfits) R.string.chart_best_overfits else R.string.chart_best
            events.add(ChartEvent(best, stringResource(words, number(span.epochOf(best)))))
        }
    }
    for ((step, rate) in RateChanges.of(state.spec).rates()) {
        events.add(ChartEvent(step.toFloat(), stringResource(R.string.chart_rate, rateWords(rate))))
    }
    return events
}

/** The share of answers that are right, of the samples learned from and of those kept. */
@Composable
fun ColumnScope.AccuracyPart(state: SessionViewState.Shown) {
    val curves = state.curves
    val span = Span(state)
    val training = Curve(stringResource(R.string.curve_training), SeriesStyle.INK, curves.accuracy)
    val validation =
        Curve(stringResource(R.string.curve_validation), SeriesStyle.INDIGO, curves.validationAccuracy, markEach = true)
    val shown = listOf(training, validation).filter { it.points.size() > 1 }
    if (shown.isEmpty()) return
    val words =
        ChartWords(
            stringResource(R.string.chart_accuracy),
            stringResource(R.string.chart_right),
            stringResource(span.unit),
            ::percentOf,
            PERCENT,
            lowIsGood = false,
        )
    ChartPart(words, shown, SMALL, scale = span.scale, xEnd = span.end, scales = false)
}

/** Rates set by hand, gradients, activations and dead units: what one scrolls to. */
@Composable
fun ColumnScope.LayerParts(state: SessionViewState.Shown) {
    RateChangesPart(state)
    val curves = state.curves
    val span = Span(state)
    // With the first step comes a gradient of each layer, unless it is no number.
    val broken = if (curves.loss.raw.size() > 0) curves.withoutGradient() else emptyList()
    LayerChart(
        R.string.chart_gradients,
        R.string.chart_norm,
        curves,
        curves.gradients,
        span,
        broken,
        curves.gradientLines,
    )
    LayerChart(R.string.chart_spreads, R.string.chart_deviation, curves, curves.spreads, span)
    for ((layer, share) in curves.dead) {
        if (share > 0) Support(stringResource(R.string.dead_units, curves.layerNumber(layer), (100 * share).toInt()))
    }
}

/** A curve of each layer; layers that a logarithmic axis has no place for are named. */
@Composable
private fun ColumnScope.LayerChart(
    title: Int,
    measured: Int,
    curves: SessionCurves,
    layers: List<Pair<String, Points>>,
    span: Span,
    broken: List<String> = emptyList(),
    lines: List<Points> = emptyList(),
) {
    val (drawn, zero) = layers.filter { it.second.size() > 1 }.partition { it.second.isAboveZero }
    val shown =
        spread(drawn.size, SeriesStyle.entries.size).mapIndexed { i, at ->
            val (layer, points) = drawn[at]
            val name = stringResource(R.string.layer, curves.layerNumber(layer))
            val line = lines.getOrNull(layers.indexOf(drawn[at]))
            if (line == null) Curve(name, SeriesStyle.entries[i], points)
            else Curve(name, SeriesStyle.entries[i], line, raw = points)
        }
    if (shown.isNotEmpty()) {
        val words = ChartWords(stringResource(title), stringResource(measured), stringResource(span.unit), Axis::words)
        ChartPart(words, shown, SMALL, state = rememberChartState(true), scale = span.scale, xEnd = span.end)
    } else if (zero.isNotEmpty() || broken.isNotEmpty()) {
        Section(stringResource(title), Modifier.padding(top = 12.dp))
    }
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

/** How high the charts are that stand below the first. */
private val SMALL = 182.dp
