package dev.inkling.app.draw

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalView
import androidx.compose.ui.res.stringArrayResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.draw.DigitReading.Certainty
import dev.inkling.app.ui.pad.Ink
import dev.inkling.app.ui.parts.AnswerButton
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.StampButton
import dev.inkling.app.ui.parts.TextLink

/** Undo, redo and clear at the left; at the right what the person says it is. */
@Composable
internal fun PadTools(ink: Ink, reading: PadReading, margin: Dp, actions: DrawActions, modifier: Modifier = Modifier) {
    FlowRow(
        modifier.fillMaxWidth().padding(horizontal = margin, vertical = 8.dp),
        horizontalArrangement = Arrangement.SpaceBetween,
        verticalArrangement = Arrangement.spacedBy(4.dp),
        itemVerticalAlignment = Alignment.CenterVertically,
    ) {
        Row(Modifier.offset(x = (-12).dp)) {
            IconAction(InkIcon.UNDO, stringResource(R.string.undo), actions.undo, enabled = ink.canUndo())
            IconAction(InkIcon.REDO, stringResource(R.string.redo), actions.redo, enabled = ink.canRedo())
            IconAction(InkIcon.CLEAR, stringResource(R.string.clear), actions.clear, enabled = !ink.isBlank)
        }
        if (reading is PadReading.Digits) {
            Answers(reading, actions)
        } else if (ink.isUntouched) {
            Row(horizontalArrangement = Arrangement.spacedBy(6.dp), verticalAlignment = Alignment.CenterVertically) {
                InkIcon(InkIcon.LOCK, null, size = 18.dp)
                Caption(stringResource(R.string.nothing_leaves))
            }
        }
    }
}

@Composable
private fun Answers(reading: PadReading.Digits, actions: DrawActions) {
    val view = LocalView.current
    val touch = dev.inkling.app.ui.theme.Ink.haptics
    val stamp = { number: String ->
        if (touch) view.stampFelt()
        actions.stamp(number)
    }
    val one = reading.digits.singleOrNull()
    val words = stringArrayResource(R.array.answer)
    FlowRow(
        horizontalArrangement = Arrangement.spacedBy(4.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
        itemVerticalAlignment = Alignment.CenterVertically,
    ) {
        if (one != null && one.certainty() == Certainty.UNSURE) {
            AnswerButton(one.best().toString(), words[one.best()], { stamp(one.best().toString()) })
            AnswerButton(one.second().toString(), words[one.second()], { stamp(one.second().toString()) })
            return@FlowRow
        }
        TextLink(stringResource(R.string.other), actions.other)
        if (one != null) {
            StampButton(
                one.best().toString(),
                stringArrayResource(R.array.it_is)[one.best()],
                { stamp(one.best().toString()) },
            )
        } else {
            val say = stringResource(R.string.it_is_number, reading.number)
            if (reading.unsure == null) {
                StampButton(reading.number, say, { stamp(reading.number) })
            } else {
                AnswerButton(reading.number, say, { stamp(reading.number) })
            }
        }
    }
}

private fun android.view.View.stampFelt() {
    val kind =
        if (android.os.Build.VERSION.SDK_INT >= android.os.Build.VERSION_CODES.R) {
            android.view.HapticFeedbackConstants.CONFIRM
        } else {
            android.view.HapticFeedbackConstants.VIRTUAL_KEY
        }
    performHapticFeedback(kind)
}
