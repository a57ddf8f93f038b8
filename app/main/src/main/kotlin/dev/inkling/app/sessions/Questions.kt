package dev.inkling.app.sessions

import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.input.rememberTextFieldState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.TextRange
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.LineField
import dev.inkling.app.ui.parts.QuestionSheet
import dev.inkling.app.ui.parts.QuestionWindow
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.parts.focusedAtOnce
import dev.inkling.app.ui.words.rateWords
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
