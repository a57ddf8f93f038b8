package dev.inkling.app.sessions

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
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
import androidx.compose.ui.text.input.TextFieldValue
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.QuestionSheet
import dev.inkling.app.ui.parts.QuestionWindow
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink

/** Asks what a session is to be called. */
@Composable
fun RenameQuestion(name: String, onClose: () -> Unit, onDone: (String) -> Unit) =
    QuestionWindow(onClose) { RenameForm(name, onClose, onDone) }

/** What stands in that question. */
@Composable
fun RenameForm(name: String, onClose: () -> Unit, onDone: (String) -> Unit) =
    TextForm(stringResource(R.string.session_rename), name, onClose, { it.isNotBlank() }, onDone)

/** Asks for the learning rate from the next step on. */
@Composable
fun RateQuestion(rate: Double, onClose: () -> Unit, onDone: (Double) -> Unit) =
    QuestionWindow(onClose) { RateForm(rate, onClose, onDone) }

/** What stands in that question. */
@Composable
fun RateForm(rate: Double, onClose: () -> Unit, onDone: (Double) -> Unit) {
    fun read(text: String) = text.replace(',', '.').toDoubleOrNull()?.takeIf { it > 0 && it.isFinite() }
    TextForm(
        stringResource(R.string.rate_title),
        rateWords(rate),
        onClose,
        { read(it) != null },
        { text -> read(text)?.let(onDone) },
        stringResource(R.string.rate_support),
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
    var field by
        rememberSaveable(stateSaver = TextFieldValue.Saver) {
            mutableStateOf(TextFieldValue(initial, TextRange(0, initial.length)))
        }
    val text = field.text
    QuestionSheet(
        title,
        {
            TextLink(stringResource(R.string.cancel), onClose)
            TextLink(stringResource(R.string.done), { onDone(text) }, enabled = fits(text))
        },
    ) {
        if (support != null) Support(support, Modifier.padding(bottom = 8.dp))
        LineField(field, { field = it }, title, Modifier.focusedAtOnce(), keyboard)
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

/** A field of one line on a sheet; TalkBack calls it by its [name]. */
@Composable
fun LineField(
    text: String,
    onChange: (String) -> Unit,
    name: String,
    modifier: Modifier = Modifier,
    keyboard: KeyboardType = KeyboardType.Text,
) {
    BasicTextField(
        text,
        onChange,
        modifier.line(name),
        textStyle = lineStyle(),
        singleLine = true,
        keyboardOptions = KeyboardOptions(keyboardType = keyboard),
        cursorBrush = SolidColor(MaterialTheme.colorScheme.secondary),
        decorationBox = { Padded(it) },
    )
}

/** The same where what is selected matters too. */
@Composable
private fun LineField(
    field: TextFieldValue,
    onChange: (TextFieldValue) -> Unit,
    name: String,
    modifier: Modifier,
    keyboard: KeyboardType,
) {
    BasicTextField(
        field,
        onChange,
        modifier.line(name),
        textStyle = lineStyle(),
        singleLine = true,
        keyboardOptions = KeyboardOptions(keyboardType = keyboard),
        cursorBrush = SolidColor(MaterialTheme.colorScheme.secondary),
        decorationBox = { Padded(it) },
    )
}

@Composable private fun Modifier.line(name: String) = fillMaxWidth().sheet().semantics { contentDescription = name }

@Composable private fun lineStyle() = Ink.type.body.copy(color = MaterialTheme.colorScheme.onSurface)

/** Room around the text but within the field, so that a finger has all of it. */
@Composable
private fun Padded(field: @Composable () -> Unit) =
    Box(Modifier.padding(horizontal = 12.dp, vertical = 13.dp)) { field() }
