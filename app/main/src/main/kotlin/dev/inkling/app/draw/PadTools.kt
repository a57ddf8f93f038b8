package dev.inkling.app.draw

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringArrayResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.reading.DigitReading
import dev.inkling.app.reading.DigitReading.Certainty
import dev.inkling.app.reading.PadReading
import dev.inkling.app.ui.pad.Ink
import dev.inkling.app.ui.parts.AnswerButton
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.FirstThatFits
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.StampButton
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.parts.rememberTouch

/** Undo, redo and clear at the left; at the right what the person says it is, or just did. */
@Composable
internal fun PadTools(ink: Ink, state: DrawState, margin: Dp, actions: DrawActions, modifier: Modifier = Modifier) {
    val touch = rememberTouch()
    // As high empty as full where there is room, so that the pad above seldom moves when a finger is lifted.
    Row(
        modifier.fillMaxWidth().defaultMinSize(minHeight = 72.dp).padding(horizontal = margin, vertical = 8.dp),
        horizontalArrangement = Arrangement.SpaceBetween,
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Row(Modifier.offset(x = (-12).dp)) {
            IconAction(InkIcon.UNDO, stringResource(R.string.undo), actions::undo, enabled = ink.canUndo())
            IconAction(InkIcon.REDO, stringResource(R.string.redo), actions::redo, enabled = ink.canRedo())
            IconAction(
                InkIcon.CLEAR,
                stringResource(R.string.clear),
                {
                    touch.cleared()
                    actions.clear()
                },
                enabled = !ink.isBlank,
            )
        }
        val reading = state.reading
        val hint = state.hint
        if (hint != null && ink.isBlank) {
            HintInPlace(hint, actions::undoHint, Modifier.weight(1f, fill = false))
        } else if (reading is PadReading.Digits && !ink.isBlank) {
            Answers(reading, actions, Modifier.weight(1f, fill = false))
        } else if (ink.isUntouched) {
            Row(
                Modifier.weight(1f, fill = false),
                horizontalArrangement = Arrangement.spacedBy(6.dp),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                InkIcon(InkIcon.LOCK, null, size = 18.dp)
                Caption(stringResource(R.string.nothing_leaves))
            }
        }
    }
}

/** What was just done, and the way back, where the answers stood: beside the pad, so that it never takes a stroke. */
@Composable
private fun HintInPlace(hint: PadHint, onUndo: () -> Unit, modifier: Modifier) {
    val said: @Composable () -> Unit = {
        Support(stringResource(if (hint is PadHint.Kept) R.string.kept else R.string.cleared))
    }
    val undo: @Composable () -> Unit = { TextLink(stringResource(R.string.undo), onUndo) }
    FirstThatFits(
        modifier.semantics { liveRegion = LiveRegionMode.Polite },
        {
            InARow {
                said()
                undo()
            }
        },
        {
            InAColumn {
                said()
                undo()
            }
        },
    )
}

@Composable
private fun Answers(reading: PadReading.Digits, actions: DrawActions, modifier: Modifier) {
    val touch = rememberTouch()
    val stamp = { number: String ->
        touch.stamped()
        actions.stamp(number)
    }
    val one = reading.digits.singleOrNull()
    if (one != null && one.certainty() == Certainty.UNSURE) {
        EitherOr(one, stamp, actions::askOther, modifier)
        return
    }
    val number = reading.number
    val words =
        if (one != null) stringArrayResource(R.array.it_is)[one.best()]
        else stringResource(R.string.it_is_number, number)
    val other: @Composable () -> Unit = { TextLink(stringResource(R.string.other), actions::askOther) }
    val keep: @Composable (Boolean) -> Unit = { carved ->
        // While a digit of the number is in doubt, nothing is filled with red.
        if (reading.unsure == null) StampButton(number, words, { stamp(number) }, carved = carved)
        else AnswerButton(number, words, { stamp(number) }, carved = carved)
    }
    FirstThatFits(
        modifier,
        {
            InARow {
                other()
                keep(true)
            }
        },
        {
            InARow {
                other()
                keep(false)
            }
        },
        {
            InAColumn {
                keep(false)
                other()
            }
        },
    )
}

/** Both guesses, and the way to any other: with seals and words, else with seals alone, else with words alone. */
@Composable
private fun EitherOr(digit: DigitReading, stamp: (String) -> Unit, onOther: () -> Unit, modifier: Modifier) {
    val answers = stringArrayResource(R.array.answer)
    val other: @Composable () -> Unit = { TextLink(stringResource(R.string.other), onOther) }
    val both: @Composable (Boolean, Boolean) -> Unit = { carved, worded ->
        for (guess in listOf(digit.best(), digit.second())) {
            AnswerButton(guess.toString(), answers[guess], { stamp(guess.toString()) }, Modifier, carved, worded)
        }
    }
    FirstThatFits(
        modifier,
        {
            InARow {
                other()
                both(true, true)
            }
        },
        {
            InARow {
                other()
                both(true, false)
            }
        },
        {
            InARow {
                other()
                both(false, true)
            }
        },
        {
            InAColumn {
                both(true, true)
                other()
            }
        },
    )
}

@Composable
private fun InARow(content: @Composable () -> Unit) =
    Row(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalAlignment = Alignment.CenterVertically) {
        content()
    }

@Composable
private fun InAColumn(content: @Composable () -> Unit) =
    Column(horizontalAlignment = Alignment.End, verticalArrangement = Arrangement.spacedBy(8.dp)) { content() }
