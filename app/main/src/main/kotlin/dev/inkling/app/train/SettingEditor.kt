package dev.inkling.app.train

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.BiasAlignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.graphics.GraphicsRepository
import dev.inkling.app.training.Estimate
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkChip
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.InkSlider
import dev.inkling.app.ui.parts.LineField
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.SwitchRow
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.boundWords
import dev.inkling.app.ui.words.choiceHelp
import dev.inkling.app.ui.words.choiceWords
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.problemWords
import dev.inkling.app.ui.words.settingHelp
import dev.inkling.app.ui.words.settingTitle
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.spec.Option

/**
 * One setting: a switch, chips to choose from, or a number with its slider; [titled] unless the sheet says its name.
 */
@Composable
internal fun SettingEditor(
    setting: Option,
    state: TrainState,
    fields: SetUpFields,
    actions: SetUpControls,
    titled: Boolean = true,
) {
    when (setting.kind()) {
        Option.Kind.FLAG ->
            SwitchRow(
                null,
                settingTitle(setting),
                settingHelp(setting),
                state.spec.on(setting),
                { actions.change(setting, it.toString()) },
            )
        Option.Kind.WORD ->
            Column(Modifier.padding(horizontal = 16.dp)) {
                if (titled) Heading(setting) else Support(settingHelp(setting))
                Choices(setting, state, actions)
            }
        Option.Kind.TEXT ->
            Column(Modifier.padding(horizontal = 16.dp)) {
                // The sheet is called what the setting is called.
                Text(stringResource(R.string.net_as_text), style = Ink.type.rowTitle)
                Support(settingHelp(setting))
                NetField(setting, fields.of(setting), state)
            }
        else ->
            Column(Modifier.padding(horizontal = 16.dp)) { NumberEditor(setting, state, fields.of(setting), actions) }
    }
}

@Composable
private fun Heading(setting: Option, modifier: Modifier = Modifier) =
    Column(modifier) {
        Text(settingTitle(setting), style = Ink.type.rowTitle)
        Support(settingHelp(setting))
    }

@Composable
private fun Choices(setting: Option, state: TrainState, actions: SetUpControls) {
    val value = state.spec.text(setting)
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
        for (choice in setting.words().filter { offered(setting, it, state) }) {
            InkChip(choiceWords(setting.key(), choice), choice == value, { actions.change(setting, choice) })
        }
    }
    val about = if (setting == Settings.BACKEND) computedByWords(state) else choiceHelp(setting.key(), value)
    if (setting == Settings.ACTIVATION) {
        Row(Modifier.padding(top = 4.dp), Arrangement.spacedBy(14.dp), Alignment.CenterVertically) {
            BendPicture(state.sketches)
            Support(about.orEmpty(), Modifier.weight(1f))
        }
    } else if (about != null) Support(about, Modifier.padding(top = 4.dp))
    problem(setting, state)?.let { Below(it, wrong = true) }
}

/** What a phone has: no folders or tables to learn from, no kernels of a desktop, and a GPU only where it is proven. */
private fun offered(setting: Option, choice: String, state: TrainState): Boolean =
    when (setting.key()) {
        "task" -> Tasks.ALL.get(choice) in TrainViewModel.TASKS
        "backend" -> choice == "auto" || choice == "cpu" || choice == GraphicsRepository.NAME && state.graphics.isUsable
        else -> true
    }

/**
 * A number: what it is, the field with its value, and a slider over the sensible ones on which the usual one is marked.
 * What else the setting takes can be typed; only what it refuses is told by its range.
 */
@Composable
private fun NumberEditor(setting: Option, state: TrainState, field: TextFieldState, actions: SetUpControls) {
    val spec = state.spec
    val stops = rememberOf(spec, setting) { Stops.of(setting, spec) }
    val wrong = FieldError.of(setting, field.text.toString())?.let { fieldErrorWords(it) } ?: problem(setting, state)
    // In large type the field has no room beside the words.
    val beside = LocalDensity.current.fontScale <= 1.3f
    val entry: @Composable (Modifier) -> Unit = { modifier ->
        LineField(
            field,
            settingTitle(setting),
            if (wrong == null) modifier else modifier.semantics { error(wrong) },
            if (setting.kind() == Option.Kind.WHOLE) KeyboardType.Number else KeyboardType.Decimal,
        )
    }
    if (beside) {
        Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
            Heading(setting, Modifier.weight(1f))
            if (stops == null) Stepper(setting, state, actions) { entry(Modifier.width(80.dp)) }
            else entry(Modifier.width(104.dp))
        }
    } else {
        Heading(setting, Modifier.padding(bottom = 6.dp))
        if (stops == null) Stepper(setting, state, actions) { entry(Modifier.weight(1f)) } else entry(Modifier)
    }
    if (stops != null && stops.count() > 1) {
        val value = spec.number(setting)
        InkSlider(
            stops.share(value),
            stops.count(),
            stops.share(stops.usual()),
            settingTitle(setting),
            spec.text(setting),
            { actions.change(setting, stops.at(it)) },
        )
        if (wrong == null) Usual(stops)
    }
    if (wrong != null) Below(wrong, wrong = true)
}

/** The usual value under its mark. */
@Composable
private fun Usual(stops: Stops) =
    Box(Modifier.fillMaxWidth()) {
        val bias = 2 * stops.share(stops.usual()) - 1
        Caption(
            stringResource(R.string.set_usual, boundWords(stops.written(stops.usual()))),
            Modifier.align(BiasAlignment(bias, 0f)),
        )
    }

/** A whole number of which none is more sensible than another: one less, one more. */
@Composable
private fun Stepper(
    setting: Option,
    state: TrainState,
    actions: SetUpControls,
    field: @Composable RowScope.() -> Unit,
) {
    val value = state.spec.text(setting).toLong()
    fun become(next: Long) = actions.change(setting, next.toString())
    Row(verticalAlignment = Alignment.CenterVertically) {
        IconAction(
            InkIcon.MINUS,
            stringResource(R.string.step_down),
            { become(value - 1) },
            enabled = setting.accepts(value - 1.0),
        )
        field()
        IconAction(
            InkIcon.PLUS,
            stringResource(R.string.step_up),
            { become(value + 1) },
            enabled = setting.accepts(value + 1.0),
        )
    }
}

/** The net as a text; under it how large it is, or why it is refused. */
@Composable
private fun NetField(setting: Option, field: TextFieldState, state: TrainState) {
    val wrong = FieldError.of(setting, field.text.toString())?.let { fieldErrorWords(it) } ?: problem(setting, state)
    LineField(
        field,
        settingTitle(setting),
        Modifier.padding(top = 6.dp).then(if (wrong == null) Modifier else Modifier.semantics { error(wrong) }),
    )
    // Reasons are longer than what there is to say when all is well, and the sheet keeps its height while one types.
    val words = wrong ?: stringResource(R.string.set_weights, number(Estimate.weights(state.spec)))
    Below(words, wrong != null, 2)
}

/** Why the run cannot start with this setting as it is; null where it can. */
@Composable
private fun problem(setting: Option, state: TrainState): String? =
    state.problems.firstOrNull { it.key() == setting.key() }?.let { problemWords(it) }

/** The line below what is set; a sign stands before it where something is [wrong]. */
@Composable
private fun Below(words: String, wrong: Boolean, minLines: Int = 1) =
    Row(Modifier.padding(top = 4.dp), Arrangement.spacedBy(6.dp)) {
        if (wrong) InkIcon(InkIcon.WARNING, null, size = 18.dp)
        Support(words, minLines = minLines)
    }
