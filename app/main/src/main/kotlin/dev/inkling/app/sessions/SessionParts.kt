package dev.inkling.app.sessions

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardOptions
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
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionState
import dev.inkling.app.ui.parts.ButtonText
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.Dock
import dev.inkling.app.ui.parts.InkButton
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.OutlineButton
import dev.inkling.app.ui.parts.Question
import dev.inkling.app.ui.parts.SealButton
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.nnlib.train.RunSpec
import dev.inkling.nnlib.train.Task
import java.math.BigDecimal
import java.math.MathContext
import java.text.NumberFormat
import kotlin.math.floor
import kotlin.math.roundToLong

/** The dock of a session at the desk: time left over speed, the rate, stop and pause. */
@Composable
fun RunningDock(live: LiveTraining, spec: RunSpec, actions: SessionActions) {
    val progress = live.progress
    var rating by rememberSaveable { mutableStateOf(false) }
    Dock(progress.share().toFloat()) {
        Column(Modifier.weight(1f)) {
            val resting = live.pausedByPerson || live.hold != Hold.NONE
            Text(if (resting) holdWords(live) else leftWords(progress.secondsLeft()), style = Ink.type.label)
            Caption(
                if (spec.task().isTruthTable) {
                    stringResource(R.string.dock_step, number(progress.step()), number(progress.totalSteps()))
                } else {
                    stringResource(
                        R.string.dock_speed,
                        number(progress.samplesPerSecond().let { if (it.isNaN()) 0 else it.roundToLong() }),
                    )
                }
            )
        }
        TextLink(stringResource(R.string.dock_rate, rateWords(progress.rate())), { rating = true })
        val stop = stringResource(R.string.training_stop)
        OutlineButton(actions.stop) { InkIcon(InkIcon.STOP, stop) }
        if (live.pausedByPerson) {
            InkButton(actions.goOn) { InkIcon(InkIcon.START, stringResource(R.string.training_continue)) }
        } else {
            InkButton(actions.pause) { InkIcon(InkIcon.PAUSE, stringResource(R.string.training_pause)) }
        }
    }
    if (rating) {
        TextQuestion(
            stringResource(R.string.rate_title),
            rateWords(progress.rate()),
            { rating = false },
            { text ->
                text.replace(',', '.').toDoubleOrNull()?.takeIf { it > 0 && it.isFinite() }?.let(actions.rate)
                rating = false
            },
            stringResource(R.string.rate_support),
            KeyboardType.Decimal,
        )
    }
}

@Composable
private fun holdWords(live: LiveTraining): String =
    when {
        live.pausedByPerson -> stringResource(R.string.training_paused)
        live.hold == Hold.HOT -> stringResource(R.string.training_hot)
        live.hold == Hold.LOW_BATTERY -> stringResource(R.string.training_low)
        else -> stringResource(R.string.training_background)
    }

/** The dock of a session at rest: what can be done with it now. */
@Composable
fun RestingDock(state: SessionViewState.Shown, actions: SessionActions, onShare: () -> Unit) {
    Dock(null) {
        when (state.session.state) {
            SessionState.FINISHED -> {
                OutlineButton(onShare) { InkIcon(InkIcon.SHARE, stringResource(R.string.share)) }
                OutlineButton(actions.trainMore, Modifier.weight(1f)) {
                    ButtonText(stringResource(R.string.session_more_epochs))
                }
                if (state.spec.task().kind() == Task.Kind.DIGITS) {
                    SealButton(actions.useInDraw, Modifier.weight(1f)) {
                        ButtonText(stringResource(R.string.use_in_draw))
                    }
                } else {
                    SealButton(actions.duplicate, Modifier.weight(1f)) {
                        ButtonText(stringResource(R.string.session_duplicate))
                    }
                }
            }
            SessionState.QUEUED -> {
                Support(stringResource(R.string.session_waits), Modifier.weight(1f))
                OutlineButton(actions.stop) { ButtonText(stringResource(R.string.training_stop)) }
            }
            else -> {
                OutlineButton(actions.duplicate, Modifier.weight(1f)) {
                    ButtonText(stringResource(R.string.session_duplicate))
                }
                InkButton(actions.goOn, Modifier.weight(1f)) { ButtonText(stringResource(R.string.training_continue)) }
            }
        }
    }
}

/** Asks for one line of text. */
@Composable
fun TextQuestion(
    title: String,
    initial: String,
    onClose: () -> Unit,
    onDone: (String) -> Unit,
    support: String? = null,
    keyboard: KeyboardType = KeyboardType.Text,
) {
    var text by rememberSaveable { mutableStateOf(initial) }
    Question(
        title,
        onClose,
        {
            TextLink(stringResource(R.string.cancel), onClose)
            TextLink(stringResource(R.string.done), { onDone(text) }, enabled = text.isNotBlank())
        },
    ) {
        if (support != null) Support(support, Modifier.padding(bottom = 8.dp))
        LineField(text, { text = it }, keyboard = keyboard)
    }
}

/** A field of one line on a sheet. */
@Composable
fun LineField(
    text: String,
    onChange: (String) -> Unit,
    modifier: Modifier = Modifier,
    keyboard: KeyboardType = KeyboardType.Text,
) {
    val scheme = MaterialTheme.colorScheme
    BasicTextField(
        text,
        onChange,
        modifier.fillMaxWidth().sheet().padding(horizontal = 12.dp, vertical = 13.dp),
        textStyle = Ink.type.body.copy(color = scheme.onSurface),
        singleLine = true,
        keyboardOptions = KeyboardOptions(keyboardType = keyboard),
        cursorBrush = SolidColor(scheme.secondary),
    )
}

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

/** Per cent to one decimal, never rounded up to 100. */
internal fun percent(value: Double): String {
    val decimals = if (value >= 99 || value < 1) 2 else 1
    val factor = if (decimals == 2) 100.0 else 10.0
    return "%.${decimals}f".format(floor(value * factor + 1e-9) / factor)
}

@Composable
internal fun percentWords(value: Double): String =
    if (value >= 99.5) ">99\u00A0%" else if (value < 1) "<1\u00A0%" else "${Math.round(value)}\u00A0%"

/** A count as the person's language writes it: 10,001. */
@Composable
internal fun number(value: Long): String =
    NumberFormat.getIntegerInstance(LocalConfiguration.current.locales[0]).format(value)

@Composable internal fun number(value: Int): String = number(value.toLong())

internal fun rateWords(rate: Double): String =
    if (rate.isNaN()) "–" else BigDecimal(rate).round(MathContext(3)).stripTrailingZeros().toPlainString()

@Composable
internal fun leftWords(seconds: Double): String {
    if (seconds.isNaN() || seconds.isInfinite()) return stringResource(R.string.left_unknown)
    val whole = maxOf(1, seconds.roundToLong())
    return when {
        whole < 60 -> stringResource(R.string.left_seconds, whole.toInt())
        whole < 3600 -> stringResource(R.string.left_minutes, (whole / 60).toInt(), (whole % 60).toInt())
        else -> stringResource(R.string.left_hours, (whole / 3600).toInt(), (whole % 3600 / 60).toInt())
    }
}
