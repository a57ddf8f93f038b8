package dev.inkling.app.train

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.sessions.LineField
import dev.inkling.app.sessions.epochsWords
import dev.inkling.app.sessions.number
import dev.inkling.app.ui.parts.BottomSheet
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.InkChip
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.SwitchRow
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.theme.Ink
import dev.inkling.nnlib.train.RunSpec
import dev.inkling.nnlib.train.Setting
import dev.inkling.nnlib.train.Settings
import java.math.BigDecimal

/** Everything that can be set about one part of a run. */
@Composable
fun GroupSheet(group: Setting.Group, state: TrainState, onChange: (Setting, String) -> Boolean, onClose: () -> Unit) {
    BottomSheet(groupTitle(group), onClose) {
        Column(
            Modifier.fillMaxWidth()
                .verticalScroll(rememberScrollState())
                .navigationBarsPadding()
                .padding(bottom = 16.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp),
        ) {
            if (group == Setting.Group.MODEL) LayerButtons(state.spec, onChange)
            for (setting in Settings.all()) {
                if (setting.group() != group || !setting.appliesTo(state.spec)) continue
                SettingEditor(setting, state, onChange)
            }
        }
    }
}

/** Adds and removes layers without typing. */
@Composable
private fun LayerButtons(spec: RunSpec, onChange: (Setting, String) -> Boolean) {
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
private fun SettingEditor(setting: Setting, state: TrainState, onChange: (Setting, String) -> Boolean) {
    val value = state.spec.text(setting)
    if (setting.kind() == Setting.Kind.SWITCH) {
        PictureSwitch(
            settingTitle(setting),
            settingHelp(setting),
            value == "true",
            { onChange(setting, it.toString()) },
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
        if (setting.kind() == Setting.Kind.CHOICE) {
            FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                for (choice in setting.choices().filter { offered(setting, it) }) {
                    InkChip(choiceWords(setting.key(), choice), choice == value, { onChange(setting, choice) })
                }
            }
        } else {
            ValueField(setting, value, onChange)
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
private fun offered(setting: Setting, choice: String): Boolean =
    when (setting.key()) {
        "task" -> choice != "folder" && choice != "csv"
        "backend" -> choice == "auto" || choice == "cpu"
        else -> true
    }

@Composable
private fun ValueField(setting: Setting, value: String, onChange: (Setting, String) -> Boolean) {
    var text by rememberSaveable { mutableStateOf(value) }
    var meant by rememberSaveable { mutableStateOf(value) }
    var wrong by rememberSaveable { mutableStateOf(false) }
    // What was changed elsewhere, as by a button, is taken over; what is being typed stays as it is typed.
    LaunchedEffect(value) {
        if (value != meant) {
            text = value
            meant = value
            wrong = false
        }
    }
    val range = setting.kind() == Setting.Kind.WHOLE || setting.kind() == Setting.Kind.NUMBER
    val keyboard =
        when (setting.kind()) {
            Setting.Kind.WHOLE -> KeyboardType.Number
            Setting.Kind.NUMBER -> KeyboardType.Decimal
            else -> KeyboardType.Text
        }
    LineField(
        text,
        {
            val next = if (range) it.replace(',', '.') else it
            text = it
            wrong = !onChange(setting, next)
            if (!wrong) meant = setting.canonical(next)
        },
        settingTitle(setting),
        keyboard = keyboard,
    )
    val words =
        if (range) stringResource(R.string.set_range, plain(setting.min()), plain(setting.max()))
        // The net is the only free text among a phone's settings.
        else stringResource(R.string.problem_unknown_net)
    if (wrong) Support(words) else if (range) Caption(words)
}

private fun plain(value: Double): String = BigDecimal(value.toString()).stripTrailingZeros().toPlainString()

/** One part of a run as a row: its little picture, what is set, and a line about it. */
@Composable
fun GroupRow(group: Setting.Group, state: TrainState, onEdit: () -> Unit) {
    val problem = state.problemOf(group)
    val (title, support) = groupWords(group, state.spec, state.model?.name)
    PictureRow(
        { if (problem == null) GroupPicture(group, state.spec) else InkIcon(InkIcon.WARNING, null) },
        title,
        if (problem == null) support else problemWords(problem),
        onEdit,
    )
}

@Composable
private fun groupTitle(group: Setting.Group): String =
    stringResource(
        when (group) {
            Setting.Group.DATA -> R.string.group_data
            Setting.Group.MODEL -> R.string.group_model
            Setting.Group.LOSS -> R.string.group_loss
            Setting.Group.OPTIMIZER -> R.string.group_optimizer
            Setting.Group.SCHEDULE -> R.string.group_schedule
            Setting.Group.BATCH -> R.string.group_batch
            Setting.Group.START -> R.string.group_start
            Setting.Group.HARDWARE -> R.string.group_hardware
        }
    )

@Composable
private fun groupWords(group: Setting.Group, spec: RunSpec, model: String?): Pair<String, String> {
    val text = { key: String -> spec.text(key) }
    return when (group) {
        Setting.Group.DATA -> choiceWords("task", text("task")) to stringResource(R.string.row_data)
        Setting.Group.MODEL -> text("model") to ""
        Setting.Group.LOSS -> choiceWords("loss", text("loss")) to stringResource(R.string.row_loss)
        Setting.Group.OPTIMIZER ->
            stringResource(R.string.row_optimizer, choiceWords("optimizer", text("optimizer")), text("lr")) to
                (stringResource(R.string.row_optimizer_support))
        Setting.Group.SCHEDULE -> choiceWords("schedule", text("schedule")) to stringResource(R.string.row_schedule)
        Setting.Group.BATCH ->
            (if (text("batch") == "0") stringResource(R.string.row_batch_all, epochsWords(spec.epochs()))
            else stringResource(R.string.row_batch, number(spec.whole("batch")), epochsWords(spec.epochs()))) to
                stringResource(R.string.row_batch_support)
        Setting.Group.START ->
            if (spec.startsFromModel()) startWords(spec, model) to stringResource(R.string.row_start_model_support)
            else
                stringResource(R.string.row_start, choiceWords("init", text("init")), text("seed")) to
                    stringResource(
                        if (Settings.FROM.appliesTo(spec)) R.string.row_start_random_support
                        else R.string.row_start_support
                    )
        Setting.Group.HARDWARE ->
            (if (text("threads") == "0") stringResource(R.string.row_hardware_auto)
            else stringResource(R.string.row_hardware, text("threads"))) to
                stringResource(R.string.row_hardware_support)
    }
}
