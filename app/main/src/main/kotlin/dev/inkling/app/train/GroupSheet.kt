package dev.inkling.app.train

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.error
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.training.Estimate
import dev.inkling.app.ui.parts.BottomSheet
import dev.inkling.app.ui.parts.InkChip
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.LineField
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.SwitchRow
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.boundWords
import dev.inkling.app.ui.words.choiceHelp
import dev.inkling.app.ui.words.choiceWords
import dev.inkling.app.ui.words.epochsWords
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.problemWords
import dev.inkling.app.ui.words.settingHelp
import dev.inkling.app.ui.words.settingTitle
import dev.inkling.app.ui.words.startWords
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.spec.Option

/** Everything that can be set about one part of a run. */
@Composable
fun GroupSheet(
    group: Settings.Group,
    state: TrainState,
    fields: SetUpFields,
    actions: TrainActions,
    onClose: () -> Unit,
) {
    BottomSheet(groupTitle(group), onClose) {
        Column(
            Modifier.fillMaxWidth().navigationBarsPadding().padding(bottom = 16.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp),
        ) {
            if (group == Settings.Group.MODEL) LayerButtons(state.spec, actions::change)
            for (setting in Settings.all()) {
                // What a hand did is told on the set-up itself, and left out there: nobody types it.
                if (Settings.group(setting) != group || !setting.appliesTo(state.spec)) continue
                if (setting == Settings.RATE_CHANGES) continue
                SettingEditor(setting, state, fields, actions)
            }
        }
    }
}

/** Adds and removes layers without typing. */
@Composable
private fun LayerButtons(spec: RunSpec, onChange: (Option, String) -> Unit) {
    val sizes = spec.sizes()?.toList() ?: return
    fun set(next: List<Int>) = onChange(Settings.MODEL_TEXT, next.joinToString("-"))
    FlowRow(Modifier.padding(horizontal = 8.dp)) {
        TextLink(
            stringResource(R.string.layer_add),
            { set(sizes.dropLast(1) + maxOf(2, sizes[sizes.size - 2] / 2) + sizes.last()) },
        )
        TextLink(
            stringResource(R.string.layer_remove),
            { set(sizes.dropLast(2) + sizes.last()) },
            enabled = sizes.size > 2,
        )
    }
}

@Composable
private fun SettingEditor(setting: Option, state: TrainState, fields: SetUpFields, actions: TrainActions) {
    val value = state.spec.text(setting)
    if (setting.kind() == Option.Kind.FLAG) {
        PictureSwitch(
            settingTitle(setting),
            settingHelp(setting),
            value == "true",
            { actions.change(setting, it.toString()) },
            picture = { SettingPicture(setting, state.spec) },
        )
        return
    }
    Column(Modifier.padding(horizontal = 16.dp)) {
        Row(
            Modifier.padding(bottom = 6.dp),
            horizontalArrangement = Arrangement.spacedBy(16.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            SettingPicture(setting, state.spec)
            Column(Modifier.weight(1f)) {
                Text(settingTitle(setting), style = Ink.type.rowTitle)
                Support(settingHelp(setting))
            }
        }
        if (setting.kind() == Option.Kind.WORD) {
            FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                for (choice in setting.words().filter { offered(setting, it) }) {
                    InkChip(choiceWords(setting.key(), choice), choice == value, { actions.change(setting, choice) })
                }
            }
            choiceHelp(setting.key(), value)?.let { Support(it, Modifier.padding(top = 4.dp)) }
            problem(setting, state)?.let { Below(it, wrong = true) }
        } else {
            ValueField(setting, fields.of(setting), state)
        }
    }
}

/** A setting that is on or off beside its picture. */
@Composable
private fun PictureSwitch(
    title: String,
    help: String,
    on: Boolean,
    onChange: (Boolean) -> Unit,
    picture: @Composable () -> Unit,
) {
    Row(Modifier.padding(start = 16.dp), verticalAlignment = Alignment.CenterVertically) {
        picture()
        SwitchRow(null, title, help, on, onChange)
    }
}

/** What a phone has: no folders or tables to learn from, and no kernels of a desktop or a GPU yet. */
private fun offered(setting: Option, choice: String): Boolean =
    when (setting.key()) {
        "task" -> Tasks.ALL.get(choice) in TrainViewModel.TASKS
        "backend" -> choice == "auto" || choice == "cpu"
        else -> true
    }

/** The field of a setting; under it what may stand there, or why what stands there is refused. */
@Composable
private fun ValueField(setting: Option, field: TextFieldState, state: TrainState) {
    val keyboard =
        when (setting.kind()) {
            Option.Kind.WHOLE -> KeyboardType.Number
            Option.Kind.NUMBER -> KeyboardType.Decimal
            else -> KeyboardType.Text
        }
    val wrong = FieldError.of(setting, field.text.toString())?.let { fieldErrorWords(it) } ?: problem(setting, state)
    LineField(
        field,
        settingTitle(setting),
        if (wrong == null) Modifier else Modifier.semantics { error(wrong) },
        keyboard,
    )
    // The net is the only free text among a phone's settings. Its reasons are longer than what it has to say when all
    // is well, and the sheet keeps its height while one types.
    val net = setting.kind() == Option.Kind.TEXT
    val words =
        when {
            wrong != null -> wrong
            net -> stringResource(R.string.set_weights, number(Estimate.weights(state.spec)))
            else ->
                stringResource(
                    R.string.set_range,
                    boundWords(FieldError.plain(setting.min())),
                    boundWords(FieldError.plain(setting.max())),
                )
        }
    Below(words, wrong != null, if (net) 2 else 1)
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

/**
 * One part of a run as a row: its little picture, what is set, and a line about it, or what is wrong with it. While a
 * field is among the [errors], what was set before is not told: nothing starts with it.
 */
@Composable
fun GroupRow(group: Settings.Group, state: TrainState, errors: Map<Option, FieldError>, onEdit: () -> Unit) {
    val wrong = wrongWords(errors, state.problemOf(group))
    val (set, support) = groupWords(group, state.spec, state.model?.name)
    val title = if (errors.isEmpty()) set else groupTitle(group)
    PictureRow(
        { if (wrong == null) GroupPicture(group, state.spec) else InkIcon(InkIcon.WARNING, null) },
        title,
        wrong ?: support,
        onEdit,
    )
}

@Composable
private fun groupTitle(group: Settings.Group): String =
    stringResource(
        when (group) {
            Settings.Group.DATA -> R.string.group_data
            Settings.Group.MODEL -> R.string.group_model
            Settings.Group.LOSS -> R.string.group_loss
            Settings.Group.OPTIMIZER -> R.string.group_optimizer
            Settings.Group.SCHEDULE -> R.string.group_schedule
            Settings.Group.BATCH -> R.string.group_batch
            Settings.Group.START -> R.string.group_start
            Settings.Group.HARDWARE -> R.string.group_hardware
        }
    )

@Composable
private fun groupWords(group: Settings.Group, spec: RunSpec, model: String?): Pair<String, String> {
    val text = { key: String -> spec.text(key) }
    return when (group) {
        Settings.Group.DATA -> choiceWords("task", text("task")) to stringResource(R.string.row_data)
        Settings.Group.MODEL -> text("model") to ""
        Settings.Group.LOSS -> choiceWords("loss", text("loss")) to stringResource(R.string.row_loss)
        Settings.Group.OPTIMIZER ->
            stringResource(R.string.row_optimizer, choiceWords("optimizer", text("optimizer")), text("lr")) to
                (stringResource(R.string.row_optimizer_support))
        Settings.Group.SCHEDULE -> choiceWords("schedule", text("schedule")) to stringResource(R.string.row_schedule)
        Settings.Group.BATCH ->
            (if (text("batch") == "0") stringResource(R.string.row_batch_all, epochsWords(spec.epochs()))
            else stringResource(R.string.row_batch, number(spec.whole("batch")), epochsWords(spec.epochs()))) to
                stringResource(R.string.row_batch_support)
        Settings.Group.START ->
            if (spec.startsFromModel()) startWords(spec, model) to stringResource(R.string.row_start_model_support)
            else
                stringResource(R.string.row_start, choiceWords("init", text("init")), text("seed")) to
                    stringResource(
                        if (Settings.FROM.appliesTo(spec)) R.string.row_start_random_support
                        else R.string.row_start_support
                    )
        Settings.Group.HARDWARE ->
            (if (text("threads") == "0") stringResource(R.string.row_hardware_auto)
            else stringResource(R.string.row_hardware, text("threads"))) to
                stringResource(R.string.row_hardware_support)
    }
}
