package dev.inkling.app.draw

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringArrayResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.reading.PadReading
import dev.inkling.app.reading.padDescription
import dev.inkling.app.ui.pad.Bracket
import dev.inkling.app.ui.pad.Ink
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.app.ui.pad.Pad
import dev.inkling.app.ui.pad.PadInput
import dev.inkling.app.ui.pad.boundsOf
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.theme.LocalWindowShape

/**
 * The pad with what Draw puts over it, none of which takes a touch: the welcome, brackets over a number, ink that
 * leaves.
 */
@Composable
internal fun PadPart(
    state: DrawState,
    ink: () -> Ink,
    live: () -> InkStroke?,
    input: PadInput,
    actions: DrawActions,
    modifier: Modifier = Modifier,
) {
    val reading = state.reading
    val untouched = ink().isUntouched
    Box(modifier) {
        Pad(
            ink,
            live,
            input,
            padDescription(reading),
            padActions(ink(), reading, actions),
            Modifier.fillMaxSize().testTag("pad"),
            example = state.welcome && untouched && live() == null,
            brackets = bracketsOf(reading, state.pad.chosen),
        ) {
            if (state.welcome && untouched && live() == null) {
                Support(
                    stringResource(R.string.draw_anywhere),
                    Modifier.align(Alignment.BottomCenter).padding(bottom = 12.dp),
                )
            }
        }
        state.leaving?.let { LeavingInk(it, LocalWindowShape.current.sidePane, actions::left, Modifier.fillMaxSize()) }
    }
}

/** Everything that the pad can do without drawing: undo, redo, clear, and a label from a list. */
@Composable
private fun padActions(ink: Ink, reading: PadReading, actions: DrawActions): List<CustomAccessibilityAction> =
    buildList {
        fun offer(words: String, act: () -> Unit) =
            add(
                CustomAccessibilityAction(words) {
                    act()
                    true
                }
            )
        if (ink.canUndo()) offer(stringResource(R.string.undo), actions::undo)
        if (ink.canRedo()) offer(stringResource(R.string.redo), actions::redo)
        if (!ink.isBlank) offer(stringResource(R.string.clear), actions::clear)
        if (reading is PadReading.Digits) {
            val words = stringArrayResource(R.array.it_is)
            val one = reading.digits.singleOrNull()
            val say = if (one != null) words[one.best()] else stringResource(R.string.it_is_number, reading.number)
            offer(say) { actions.stamp(reading.number) }
            offer(stringResource(R.string.other), actions::askOther)
        }
    }

private fun bracketsOf(reading: PadReading, chosen: Int): List<Bracket> {
    if (reading !is PadReading.Digits || reading.digits.size < 2) return emptyList()
    return reading.digits.mapIndexed { i, digit ->
        Bracket(boundsOf(digit.strokes()), digit.best().toString(), i == chosen)
    }
}
