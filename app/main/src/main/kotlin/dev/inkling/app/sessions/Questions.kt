package dev.inkling.app.sessions

import androidx.compose.foundation.interaction.MutableInteractionSource
import androidx.compose.foundation.interaction.collectIsFocusedAsState
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.foundation.text.input.TextFieldLineLimits
import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.foundation.text.input.rememberTextFieldState
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.platform.LocalSoftwareKeyboardController
import androidx.compose.ui.platform.LocalWindowInfo
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.QuestionSheet
import dev.inkling.app.ui.parts.QuestionWindow
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.nnlib.optim.ScheduleType
import dev.inkling.nnlib.run.Settings

/** Asks what a session is to be called. */
@Composable
fun RenameQuestion(name: String, onClose: () -> Unit, onDone: (String) -> Unit) =
    QuestionWindow(onClose) { RenameForm(name, onClose, onDone) }

/** What stands in that question. */
@Composable
fun RenameForm(name: String, onClose: () -> Unit, onDone: (String) -> Unit) =
    TextForm(stringResource(R.string.session_rename), name, onClose, { it.isNotBlank() }, onDone)

/** Asks for the learning rate from the next step on, in a run with that [schedule]. */
@Composable
fun RateQuestion(rate: Double, schedule: ScheduleType, onClose: () -> Unit, onDone: (Double) -> Unit) =
    QuestionWindow(onClose) { RateForm(rate, schedule, onClose, onDone) }

/** What stands in that question. */
@Composable
fun RateForm(rate: Double, schedule: ScheduleType, onClose: () -> Unit, onDone: (Double) -> Unit) {
    val possible = Settings.LR.min()..Settings.LR.max()
    fun read(text: String) = text.replace(',', '.').toDoubleOrNull()?.takeIf { it in possible }
    TextForm(
        stringResource(R.string.rate_title),
        rateWords(rate),
        onClose,
        { read(it) != null },
        { text -> read(text)?.let(onDone) },
        stringResource(rateSupport(schedule)),
        KeyboardType.Decimal,
    )
}

/** A field for one line of text that [fits]. */
@Composable
private fun TextForm(
    title: String,
    initial: String,
    onClose: () -> Unit,
    fits: (String) -> Boolean,
    onDone: (String) -> Unit,
    support: String? = null,
    keyboard: KeyboardType = KeyboardType.Text,
) {
    // All of it is selected: what is typed takes its place.
    val field = rememberTextFieldState(initial, TextRange(0, initial.length))
    val text = field.text.toString()
    QuestionSheet(
        title,
        {
            TextLink(stringResource(R.string.cancel), onClose)
            TextLink(stringResource(R.string.done), { onDone(text) }, enabled = fits(text))
        },
    ) {
        if (support != null) Support(support, Modifier.padding(bottom = 8.dp))
        LineField(field, title, Modifier.focusedAtOnce(), keyboard)
    }
}

/** Gives a field the focus as soon as it is there, and opens the keyboard as soon as its window can have one. */
@Composable
internal fun Modifier.focusedAtOnce(): Modifier {
    val focus = remember { FocusRequester() }
    val keyboard = LocalSoftwareKeyboardController.current
    val ready = LocalWindowInfo.current.isWindowFocused
    LaunchedEffect(ready) {
        focus.requestFocus()
        if (ready) keyboard?.show()
    }
    return focusRequester(focus)
}

/**
 * A field of one line on a sheet; TalkBack calls it by its [name]. What stands in it is [field]'s alone: a text that
 * came back from elsewhere, a moment after it was typed, would write over the letters that were typed meanwhile.
 */
@Composable
fun LineField(
    field: TextFieldState,
    name: String,
    modifier: Modifier = Modifier,
    keyboard: KeyboardType = KeyboardType.Text,
) {
    val scheme = MaterialTheme.colorScheme
    val touched = remember { MutableInteractionSource() }
    val focused by touched.collectIsFocusedAsState()
    BasicTextField(
        field,
        modifier.fillMaxWidth().sheet(focused = focused).semantics { contentDescription = name },
        textStyle = Ink.type.body.copy(color = scheme.onSurface),
        lineLimits = TextFieldLineLimits.SingleLine,
        keyboardOptions = KeyboardOptions(keyboardType = keyboard),
        interactionSource = touched,
        cursorBrush = SolidColor(scheme.secondary),
        // Around the text but within the field, so that a finger has all of it.
        decorator = { inner -> Box(Modifier.padding(horizontal = 12.dp, vertical = 13.dp)) { inner() } },
    )
}
