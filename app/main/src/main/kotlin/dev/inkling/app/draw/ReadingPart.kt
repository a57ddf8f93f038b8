package dev.inkling.app.draw

import androidx.compose.animation.Crossfade
import androidx.compose.animation.core.snap
import androidx.compose.animation.core.tween
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.draw.DigitReading.Certainty
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.GreyPicture
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Note
import dev.inkling.app.ui.parts.Rubbing
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.theme.Ink

/** The phone's reading: what was read, the sentence with its certainty, and what the net sees. */
@Composable
internal fun ReadingPart(
    state: DrawState,
    welcome: Boolean,
    onChoose: (Int) -> Unit,
    onChooseModel: () -> Unit,
    modifier: Modifier = Modifier,
) {
    val reading = state.reading
    if (reading is PadReading.Failed) {
        Note(
            InkIcon.WARNING,
            stringResource(R.string.model_missing),
            stringResource(wordsOf(reading.why)),
            modifier.padding(horizontal = 16.dp),
        ) {
            TextLink(stringResource(R.string.choose_another), onChooseModel)
        }
        return
    }
    val stacked = LocalDensity.current.fontScale > 1.3f
    Row(
        modifier.fillMaxWidth().defaultMinSize(minHeight = 128.dp).padding(horizontal = 16.dp),
        verticalAlignment = Alignment.CenterVertically,
        horizontalArrangement = Arrangement.spacedBy(12.dp),
    ) {
        if (stacked) {
            Column(Modifier.weight(1f)) { ReadingWords(state, reading, welcome, onChoose) }
        } else {
            Row(
                Modifier.weight(1f),
                verticalAlignment = Alignment.CenterVertically,
                horizontalArrangement = Arrangement.spacedBy(16.dp),
            ) {
                ReadingWords(state, reading, welcome, onChoose)
            }
        }
        NetSees(state.digit)
    }
}

@Composable
private fun ReadingWords(state: DrawState, reading: PadReading, welcome: Boolean, onChoose: (Int) -> Unit) {
    if (reading !is PadReading.Digits) {
        Column {
            if (welcome && reading is PadReading.Empty) {
                Text(stringResource(R.string.draw_welcome), style = Ink.type.welcome)
                Support(stringResource(R.string.draw_nothing), Modifier.padding(top = 6.dp))
            } else {
                Text(stringResource(R.string.draw_nothing), style = Ink.type.say)
            }
        }
        return
    }
    BigReading(reading, state.chosen, onChoose)
    Column(
        Modifier.semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
        verticalArrangement = Arrangement.spacedBy(4.dp),
    ) {
        val one = reading.digits.singleOrNull()
        if (one != null) {
            Text(sentenceOf(reading), style = Ink.type.say)
            Support(certaintyOf(one) + "\n" + latencyOf(reading))
        } else {
            if (reading.unsure == null) Text(sentenceOf(reading), style = Ink.type.say)
            NumberWords(reading)
        }
    }
}

@Composable
internal fun NumberWords(reading: PadReading.Digits) {
    val unsure = reading.unsure
    if (unsure != null) {
        Text(stringResource(R.string.unsure_digit, unsure.best()), style = Ink.type.sayTight)
    }
    Support(countOf(reading.digits.size) + "\n" + latencyOf(reading))
}

/** The digit at 104 sp with its second guess beside it, or a number whose digits can be chosen. */
@Composable
internal fun BigReading(
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
    val style = if (reading.digits.size > 3) Ink.type.figure else numberStyle
    val line = MaterialTheme.colorScheme.onSurface
    Row {
        reading.digits.forEachIndexed { i, digit ->
            val on = i == chosen
            Text(
                digit.best().toString(),
                Modifier.selectable(on, role = Role.Tab) { onChoose(i) }
                    .padding(horizontal = 1.dp)
                    .drawBehind {
                        if (on) drawRect(line, Offset(0f, size.height - 2.dp.toPx()), Size(size.width, 2.dp.toPx()))
                    },
                style = style,
            )
        }
    }
}

/** The picture that goes into the net. */
@Composable
internal fun NetSees(digit: DigitReading?) {
    Column(horizontalAlignment = Alignment.CenterHorizontally, verticalArrangement = Arrangement.spacedBy(5.dp)) {
        Rubbing(digit?.picture() ?: GreyPicture.BLANK, 84.dp, description = stringResource(R.string.draw_net_sees_is))
        Caption(stringResource(R.string.draw_net_sees), Modifier.clearAndSetSemantics {})
    }
}
