package dev.inkling.app.sessions

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import dev.inkling.app.R
import dev.inkling.app.ui.chart.Axis
import dev.inkling.app.ui.chart.Chart
import dev.inkling.app.ui.chart.Curve
import dev.inkling.app.ui.chart.Legend
import dev.inkling.app.ui.chart.Points
import dev.inkling.app.ui.chart.ReadAsText
import dev.inkling.app.ui.chart.SeriesStyle
import dev.inkling.app.ui.chart.chartText
import dev.inkling.app.ui.chart.rememberChartState
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.parts.Segments
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import dev.inkling.app.ui.words.PERCENT
import dev.inkling.app.ui.words.percentTick

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
    var log by rememberSaveable { mutableStateOf(false) }
    val shape = LocalWindowShape.current
    Column(Modifier.fillMaxSize()) {
        ScreenBar(stringResource(R.string.overlay_title), onBack = onBack)
        val sessions = state.sessions ?: return@Column
        Column(
            Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(horizontal = shape.margin),
            verticalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            FlowRow(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
                Segments(listOf(false, true), accuracy, { accuracy = it }) {
                    stringResource(if (it) R.string.overlay_accuracy else R.string.overlay_loss)
                }
                Segments(listOf(false, true), unseen, { unseen = it }) {
                    stringResource(if (it) R.string.curve_validation else R.string.curve_training)
                }
                if (!accuracy) {
                    Segments(listOf(false, true), log, { log = it }) {
                        stringResource(if (it) R.string.chart_log else R.string.chart_linear)
                    }
                }
            }
            Curves(sessions, accuracy, unseen, log && !accuracy)
            if (state.leftOut > 0) Support(stringResource(R.string.overlay_left_out, state.leftOut))
        }
    }
}

@Composable
private fun Curves(sessions: List<OverlaySession>, accuracy: Boolean, unseen: Boolean, log: Boolean) {
    val unit = stringResource(R.string.unit_epoch)
    val words: (Float) -> String = { if (accuracy) percentTick(it) else Axis.words(it) }
    // A session keeps its style whether or not it has the curve that is asked for.
    val curves =
        sessions
            .mapIndexed { i, it -> Curve(it.name, SeriesStyle.entries[i], it.points(accuracy, unseen)) }
            .filter { it.points.size() > 0 }
    if (curves.isEmpty()) {
        Text(stringResource(R.string.overlay_none), style = Ink.type.say)
        return
    }
    val best = curves.minBy { curve -> curve.points.y(curve.points.size() - 1).let { if (accuracy) -it else it } }
    val pattern = if (accuracy) R.string.overlay_highest else R.string.overlay_lowest
    Text(stringResource(pattern, best.name, words(best.points.y(best.points.size() - 1))), style = Ink.type.rowTitle)
    val chart = rememberChartState()
    val text = chartText(curves, unit, lowIsGood = !accuracy, words = words)
    val high = if (LocalWindowShape.current.sidePane) 480.dp else 320.dp
    Chart(
        curves,
        text,
        unit,
        Modifier.fillMaxWidth().height(high),
        chart,
        logarithmic = log,
        yWords = words,
        tickUnit = if (accuracy) PERCENT else "",
    )
    Legend(curves, chart, words = words)
    ReadAsText(text)
}

private fun OverlaySession.points(accuracy: Boolean, unseen: Boolean): Points =
    when {
        accuracy && unseen -> validationAccuracy
        accuracy -> this.accuracy
        unseen -> validationLoss
        else -> loss
    }
