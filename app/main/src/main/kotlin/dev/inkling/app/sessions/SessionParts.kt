package dev.inkling.app.sessions

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.data.SessionState
import dev.inkling.app.ui.parts.ButtonText
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.Dock
import dev.inkling.app.ui.parts.InkButton
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.OutlineButton
import dev.inkling.app.ui.parts.SealButton
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import dev.inkling.app.ui.words.leftWords
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.rateWords
import dev.inkling.nnlib.run.RunSpec
import kotlin.math.roundToLong

/** The dock of a session at work: time left over speed, the rate, stop and pause. */
@Composable
fun RunningDock(live: LiveTraining, spec: RunSpec, actions: SessionActions) {
    val progress = live.progress
    var rating by rememberSaveable { mutableStateOf(false) }
    // Large type gets a line of its own above the buttons.
    val stacked = LocalDensity.current.fontScale >= 1.3f
    Dock(progress.share().toFloat()) {
        Column(Modifier.weight(1f)) {
            Text(standWords(live), style = Ink.type.label)
            StandCaption(live, spec)
            if (stacked && !live.ends) {
                Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp), Alignment.CenterVertically) {
                    RunningControls(live, actions, { rating = true }, Modifier.weight(1f))
                }
            }
        }
        if (!stacked && !live.ends) RunningControls(live, actions, { rating = true })
    }
    if (rating) {
        RateQuestion(progress.rate(), spec.schedule(), { rating = false }) {
            actions.rate(it)
            rating = false
        }
    }
}

@Composable
private fun standWords(live: LiveTraining): String =
    when {
        live.ends -> stringResource(R.string.session_tested)
        live.rests -> holdWords(live)
        else -> leftWords(live.progress.secondsLeft())
    }

/** How far it is, or how fast. */
@Composable
private fun StandCaption(live: LiveTraining, spec: RunSpec) {
    val progress = live.progress
    val speed = progress.samplesPerSecond()
    when {
        spec.task().isTruthTable ->
            Caption(stringResource(R.string.dock_step, number(progress.step()), number(progress.totalSteps())))
        live.rests -> Caption(stringResource(R.string.live_epoch, number(progress.epoch()), number(progress.epochs())))
        !speed.isNaN() -> Caption(stringResource(R.string.dock_speed, number(speed.roundToLong())))
    }
}

@Composable
private fun RunningControls(
    live: LiveTraining,
    actions: SessionActions,
    onRate: () -> Unit,
    modifier: Modifier = Modifier,
) {
    Box(modifier) { TextLink(stringResource(R.string.dock_rate, rateWords(live.progress.rate())), onRate) }
    OutlineButton(actions::stop) { InkIcon(InkIcon.STOP, stringResource(R.string.training_stop)) }
    if (live.pausedByPerson) {
        InkButton(actions::goOn) { InkIcon(InkIcon.START, stringResource(R.string.training_continue)) }
    } else {
        InkButton(actions::pause) { InkIcon(InkIcon.PAUSE, stringResource(R.string.training_pause)) }
    }
}

/** The dock of a session at rest: what can be done with it now. */
@Composable
fun RestingDock(state: SessionViewState.Shown, actions: SessionActions, onShare: () -> Unit) {
    val finished = state.session.state == SessionState.FINISHED
    val reads = state.hasModel && state.isForDraw
    Dock(null) {
        // Where there is more room than words need, buttons keep to the side of the thumb.
        val roomy = LocalWindowShape.current.sidePane
        if (roomy && state.session.state != SessionState.QUEUED) Spacer(Modifier.weight(1f))
        fun wide(share: Float) = if (roomy) Modifier.width(DOCK_BUTTON * share) else Modifier.weight(share)
        when {
            state.session.state == SessionState.QUEUED -> {
                Column(Modifier.weight(1f)) {
                    Text(stringResource(R.string.session_waits), style = Ink.type.label)
                    val before = state.before ?: 0
                    if (before > 0) Caption(stringResource(R.string.session_waits_support, before))
                }
                OutlineButton(actions::stop) { ButtonText(stringResource(R.string.training_stop)) }
            }
            finished || reads -> {
                OutlineButton(onShare) { InkIcon(InkIcon.SHARE, stringResource(R.string.share)) }
                val on = if (finished) R.string.session_more_epochs else R.string.training_continue
                OutlineButton(if (finished) actions::trainMore else actions::goOn, wide(0.7f)) {
                    ButtonText(stringResource(on))
                }
                SealButton(if (reads) actions::useInDraw else actions::duplicate, wide(1f)) {
                    ButtonText(stringResource(if (reads) R.string.use_in_draw else R.string.session_duplicate))
                }
            }
            else -> {
                OutlineButton(actions::duplicate, wide(1f)) { ButtonText(stringResource(R.string.session_duplicate)) }
                InkButton(actions::goOn, wide(1f)) { ButtonText(stringResource(R.string.training_continue)) }
            }
        }
    }
}

/** How wide the widest button of a roomy dock is. */
private val DOCK_BUTTON = 300.dp

internal enum class KeyShape {
    DISC,
    SQUARE,
    LINE,
    DASHES,
}

@Composable
internal fun PlaneKeyItem(shape: KeyShape, words: String) {
    val ink = Ink.colors
    val line = MaterialTheme.colorScheme.onSurface
    Row(horizontalArrangement = Arrangement.spacedBy(6.dp), verticalAlignment = Alignment.CenterVertically) {
        Canvas(Modifier.size(if (shape == KeyShape.DISC || shape == KeyShape.SQUARE) 12.dp else 22.dp, 12.dp)) {
            val middle = size.height / 2
            val end = Offset(size.width, middle)
            when (shape) {
                KeyShape.DISC -> drawCircle(ink.classA, middle * 0.9f)
                KeyShape.SQUARE ->
                    drawRect(
                        ink.classB,
                        Offset(2.dp.toPx(), 2.dp.toPx()),
                        Size(8.dp.toPx(), 8.dp.toPx()),
                        style = Stroke(2.5.dp.toPx()),
                    )
                KeyShape.LINE -> drawLine(line, Offset(0f, middle), end, 2.5.dp.toPx())
                KeyShape.DASHES ->
                    drawLine(
                        line,
                        Offset(0f, middle),
                        end,
                        1.5.dp.toPx(),
                        pathEffect = PathEffect.dashPathEffect(floatArrayOf(5.dp.toPx(), 3.dp.toPx())),
                    )
            }
        }
        Caption(words)
    }
}

/** A small sheet with a figure on it. */
@Composable internal fun Modifier.tile() = sheet().padding(vertical = 6.dp)
