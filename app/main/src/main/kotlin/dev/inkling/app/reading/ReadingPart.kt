package dev.inkling.app.reading

import androidx.compose.animation.Crossfade
import androidx.compose.animation.core.snap
import androidx.compose.animation.core.tween
import androidx.compose.foundation.clickable
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.reading.DigitReading.Certainty
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.InputPicture
import dev.inkling.app.ui.parts.Note
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.parts.announced
import dev.inkling.app.ui.theme.Ink

/** Beyond this, readings stand above their sentences, and what may grow stands below the pad. */
const val LARGE_TYPE = 1.3f

/** How many digits of a number have room beside their sentence on a phone. */
private const val MOST_BESIDE = 3

/** As high with a reading as without one, so that the pad below never moves under the finger. */
private val READING_HEIGHT = 152.dp
private val HEAD_HEIGHT = 164.dp

/** The phone's reading: what was read, the sentence with its certainty, and what the net sees. */
@Composable
fun ReadingPart(
    state: ReadingState,
    onChoose: (Int) -> Unit,
    onChooseModel: () -> Unit,
    modifier: Modifier = Modifier,
    welcome: Boolean = false,
) {
    ReadingRow(state, READING_HEIGHT * typeScale(), onChooseModel, modifier) { reading ->
        when {
            reading !is PadReading.Digits -> NoReading(reading, welcome)
            LocalDensity.current.fontScale > LARGE_TYPE || reading.digits.size > MOST_BESIDE ->
                Column {
                    BigReading(reading, state.chosen, onChoose)
                    Finding(reading)
                }
            else ->
                Row(
                    verticalAlignment = Alignment.CenterVertically,
                    horizontalArrangement = Arrangement.spacedBy(16.dp),
                ) {
                    BigReading(reading, state.chosen, onChoose)
                    Finding(reading)
                }
        }
    }
}

/** In large type above the pad: only what keeps its height while a digit is drawn. [Finding] then stands below it. */
@Composable
fun ReadingHead(state: ReadingState, onChoose: (Int) -> Unit, onChooseModel: () -> Unit, welcome: Boolean = false) {
    ReadingRow(state, HEAD_HEIGHT, onChooseModel) { reading ->
        if (reading is PadReading.Digits) BigReading(reading, state.chosen, onChoose)
        else NoReading(reading, welcome, support = false)
    }
}

/** [words] about the reading and the picture that the net sees, or the note of a model that cannot be read. */
@Composable
private fun ReadingRow(
    state: ReadingState,
    least: Dp,
    onChooseModel: () -> Unit,
    modifier: Modifier = Modifier,
    words: @Composable (PadReading) -> Unit,
) {
    val reading = state.reading
    val row = modifier.fillMaxWidth().defaultMinSize(minHeight = least).padding(horizontal = 16.dp)
    if (reading is PadReading.Failed) {
        Box(row) { ModelNote(reading, onChooseModel) }
        return
    }
    Row(row, verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(12.dp)) {
        Box(Modifier.weight(1f)) { words(reading) }
        NetSees(state.digit)
    }
}

@Composable
private fun ModelNote(reading: PadReading.Failed, onChooseModel: () -> Unit) =
    Note(InkIcon.WARNING, stringResource(R.string.model_missing), stringResource(wordsOf(reading.why))) {
        TextLink(stringResource(R.string.choose_another), onChooseModel)
    }

@Composable
private fun NoReading(reading: PadReading, welcome: Boolean, support: Boolean = true) {
    val nothing = stringResource(R.string.draw_nothing)
    Column {
        if (welcome && reading is PadReading.Empty) {
            Text(stringResource(R.string.draw_welcome), style = Ink.type.welcome)
            if (support) Support(nothing, Modifier.padding(top = 6.dp))
        } else if (reading is PadReading.TooMuch) {
            val much = stringResource(R.string.draw_too_much)
            Text(much, Modifier.announced(much), style = Ink.type.say)
            if (support) Support(stringResource(R.string.draw_too_much_support), Modifier.padding(top = 6.dp))
        } else {
            Text(nothing, Modifier.announced(nothing), style = Ink.type.say)
        }
    }
}

/** What was found, in one sentence, and under it how sure the net is and how long it took. */
@Composable
fun Finding(reading: PadReading.Digits, modifier: Modifier = Modifier) {
    Column(modifier, verticalArrangement = Arrangement.spacedBy(4.dp)) {
        val sentence = sentenceOf(reading)
        val one = reading.digits.singleOrNull()
        Text(sentence, Modifier.announced(sentence), style = if (one == null) Ink.type.sayTight else Ink.type.say)
        Support((if (one != null) certaintyOf(one) else countOf(reading)) + "\n" + latencyOf(reading))
    }
}

/** How much larger than usual type is, as far as the parts grow with it. */
@Composable @ReadOnlyComposable private fun typeScale() = LocalDensity.current.fontScale.coerceIn(1f, LARGE_TYPE)

/** The digit at 104 sp with its second guess beside it, or a number whose digits can be chosen. */
@Composable
fun BigReading(
    reading: PadReading.Digits,
    chosen: Int,
    onChoose: (Int) -> Unit,
    numberStyle: TextStyle = Ink.type.readingSecond,
) {
    val one = reading.digits.singleOrNull()
    if (one != null) {
        val shown = one.best() to one.second().takeIf { one.certainty() == Certainty.UNSURE }
        Crossfade(
            shown,
            Modifier.clearAndSetSemantics {},
            animationSpec = if (Ink.still) snap() else tween(120),
            label = "reading",
        ) { (best, second) ->
            Row(verticalAlignment = Alignment.Bottom, horizontalArrangement = Arrangement.spacedBy(6.dp)) {
                Text(best.toString(), Modifier.alignByBaseline(), style = Ink.type.reading)
                if (second != null) {
                    Text(
                        second.toString(),
                        Modifier.alignByBaseline(),
                        style = Ink.type.readingSecond,
                        color = Ink.colors.wash1,
                    )
                }
            }
        }
        return
    }
    BigNumber(reading, chosen, onChoose, if (reading.digits.size > MOST_BESIDE) Ink.type.figure else numberStyle)
}

/**
 * A number whose digits stand as close as they are written. A finger chooses the one that it touches; to a key or
 * TalkBack the number is one button that goes on to its next digit.
 */
@Composable
private fun BigNumber(reading: PadReading.Digits, chosen: Int, onChoose: (Int) -> Unit, style: TextStyle) {
    val line = MaterialTheme.colorScheme.onSurface
    val size = reading.digits.size
    val at = chosen.coerceIn(0, size - 1)
    val say = stringResource(R.string.slot, at + 1, size, reading.digits[at].best())
    val next = rememberUpdatedState(onChoose)
    Row(
        Modifier.clickable(onClickLabel = stringResource(R.string.slot_next), role = Role.Button) {
                onChoose((at + 1) % size)
            }
            .defaultMinSize(48.dp, 48.dp)
            .semantics { contentDescription = say }
    ) {
        reading.digits.forEachIndexed { i, digit ->
            Text(
                digit.best().toString(),
                Modifier.clearAndSetSemantics {}
                    .pointerInput(i) { detectTapGestures { next.value(i) } }
                    .padding(horizontal = 1.dp)
                    .drawBehind {
                        if (i == at) {
                            val high = 2.dp.toPx()
                            drawRect(line, Offset(0f, this.size.height - high), Size(this.size.width, high))
                        }
                    },
                style = style,
            )
        }
    }
}

/** The picture that goes into the net. */
@Composable
fun NetSees(digit: DigitReading?) {
    Column(horizontalAlignment = Alignment.CenterHorizontally, verticalArrangement = Arrangement.spacedBy(5.dp)) {
        InputPicture(
            digit?.picture() ?: GreyPicture.BLANK,
            84.dp,
            description = stringResource(R.string.draw_net_sees_is),
        )
        Caption(stringResource(R.string.draw_net_sees), Modifier.clearAndSetSemantics {})
    }
}
