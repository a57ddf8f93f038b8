package dev.inkling.app.train

import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyRow
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.compose.dropUnlessResumed
import dev.inkling.app.R
import dev.inkling.app.training.PhoneData
import dev.inkling.app.ui.parts.ButtonText
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.Dock
import dev.inkling.app.ui.parts.InkChip
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Note
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.parts.SealButton
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.parts.rememberFilePicker
import dev.inkling.app.ui.parts.rememberNotificationAsk
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import dev.inkling.app.ui.words.choiceWords
import dev.inkling.app.ui.words.memoryWords
import dev.inkling.app.ui.words.name
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.rateChangesWords
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.spec.Option
import kotlin.math.roundToInt

/** The set-up of a session, watching its [model]. */
@Composable
fun TrainScreen(model: TrainViewModel, onStarted: (Long) -> Unit, onBack: (() -> Unit)? = null) {
    val state by model.state.collectAsStateWithLifecycle()
    val resources = LocalResources.current
    val picker =
        rememberFilePicker(ActivityResultContracts.OpenMultipleDocuments()) {
            if (it.isNotEmpty()) model.bringMnist(it)
        }
    val askForNotifications = rememberNotificationAsk(model::mayNotify, model::notificationsAllowed, insist = false)
    val startNow = dropUnlessResumed {
        // The session starts at once, whatever the answer: it may also train while the app is open.
        if (model.start({ it.name(resources) }, onStarted)) askForNotifications()
    }
    val actions =
        remember(model, startNow, picker) {
            object : TrainActions, SetUpControls by model, MnistDownload by model {
                override fun start() = startNow()

                override fun chooseFiles() = picker()
            }
        }
    TrainScreen(state, actions, model.fields, onBack)
}

/** The set-up as [state] has it, with what stands in its [fields]; a place of its own has no way back. */
@Composable
fun TrainScreen(
    state: TrainState,
    actions: TrainActions,
    fields: SetUpFields = remember(state.spec) { SetUpFields(state.spec) },
    onBack: (() -> Unit)? = null,
) {
    var editing by rememberSaveable { mutableStateOf<Settings.Group?>(null) }
    var layer by rememberSaveable { mutableStateOf<Int?>(null) }
    var help by rememberSaveable { mutableStateOf(false) }
    val errors by remember(fields, state.spec) { derivedStateOf { fields.errors(state.spec) } }
    val shape = LocalWindowShape.current
    val touched = { at: Int ->
        layer = at
        editing = if (at == 0) Settings.Group.DATA else Settings.Group.MODEL
    }
    Column(Modifier.fillMaxSize()) {
        ScreenBar(stringResource(R.string.train_title), onBack = onBack) {
            TextLink(stringResource(R.string.help), { help = true })
        }
        Presets(state, actions::preset)
        if (shape.sidePane) {
            Row(Modifier.weight(1f).padding(horizontal = shape.margin), Arrangement.spacedBy(24.dp)) {
                Column(Modifier.weight(1f).verticalScroll(rememberScrollState()), Arrangement.spacedBy(8.dp)) {
                    // Larger it would only be emptier.
                    val net = Modifier.widthIn(max = 640.dp)
                    NetPicture(
                        state.spec,
                        state.sketches?.data(),
                        touched,
                        adding(state.spec, actions),
                        net,
                        height = 190.dp,
                    )
                    DataBelow(state, net)
                }
                Column(Modifier.width(420.dp).verticalScroll(rememberScrollState())) {
                    Rows(state, actions, errors) { editing = it }
                }
            }
        } else {
            Column(Modifier.weight(1f).verticalScroll(rememberScrollState())) {
                NetPicture(
                    state.spec,
                    state.sketches?.data(),
                    touched,
                    adding(state.spec, actions),
                    Modifier.padding(start = 16.dp, end = 16.dp, bottom = 6.dp),
                )
                Rows(state, actions, errors) { editing = it }
                if (shape.tall) DataBelow(state, Modifier.padding(horizontal = 16.dp).widthIn(max = 640.dp))
            }
        }
        StartDock(state, errors, actions::start)
    }
    if (help) HelpSheet(state) { help = false }
    editing?.let { group ->
        GroupSheet(group, state, fields, actions, layer, touched) {
            editing = null
            layer = null
            actions.typingEnds()
        }
    }
}

/** The data in large, where a window has room for it. */
@Composable
private fun DataBelow(state: TrainState, modifier: Modifier) {
    Column(modifier.padding(top = 16.dp, bottom = 24.dp), Arrangement.spacedBy(6.dp)) {
        Section(stringResource(R.string.group_data))
        DataStage(state, 220.dp)
    }
}

@Composable
private fun Presets(state: TrainState, onPreset: (String) -> Unit) {
    val first = TrainViewModel.PRESETS.indexOf(state.preset).coerceAtLeast(0)
    LazyRow(
        Modifier.fillMaxWidth(),
        rememberLazyListState(first),
        contentPadding = PaddingValues(horizontal = LocalWindowShape.current.margin),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        items(TrainViewModel.PRESETS) { name ->
            val selected = state.preset == name
            InkChip(selected, { onPreset(name) }) {
                if (selected) InkIcon(InkIcon.CHECK, null, size = 18.dp)
                Text(choiceWords("preset", name), style = Ink.type.label, color = LocalContentColor.current)
            }
        }
    }
}

@Composable
private fun ColumnScope.Rows(
    state: TrainState,
    actions: TrainActions,
    errors: Map<Option, FieldError>,
    onEdit: (Settings.Group) -> Unit,
) {
    if (!state.dataIsHere) {
        if (state.spec.task() == Tasks.MNIST) {
            state.mnist?.let { MnistNote(it, state.wifiOnly, actions, Modifier.padding(16.dp)) }
        } else {
            val missing = PhoneData.LEAST_DRAWINGS - state.drawings
            Note(
                InkIcon.DRAW,
                pluralStringResource(R.plurals.drawings_missing, missing, missing),
                null,
                Modifier.padding(16.dp),
            )
        }
    }
    if (Settings.RATE_CHANGES.appliesTo(state.spec)) {
        Note(
            InkIcon.TRAIN,
            stringResource(R.string.rate_again),
            rateChangesWords(state.spec),
            Modifier.padding(horizontal = 16.dp, vertical = 8.dp),
        ) {
            TextLink(stringResource(R.string.rate_leave_out), { actions.change(Settings.RATE_CHANGES, "") })
        }
    }
    for (group in Settings.Group.entries) {
        val fields = errors.filterKeys { Settings.group(it) == group }
        // The net is the picture above; it has a row only to say what is wrong with it.
        if (group == Settings.Group.MODEL && fields.isEmpty() && state.problemOf(group) == null) continue
        GroupRow(group, state, fields, { onEdit(group) })
    }
}

@Composable
private fun StartDock(state: TrainState, errors: Map<Option, FieldError>, onStart: () -> Unit) {
    Dock(null) {
        Column(Modifier.weight(1f)) {
            val wrong =
                wrongWords(errors, state.problems.firstOrNull())
                    ?: state.tooLarge?.let { memoryWords(it.bytes(), it.room(), it.batch(), it.net()) }
            val estimate = state.estimate
            if (wrong != null) Support(wrong)
            else if (estimate != null) {
                Text(durationWords(estimate.seconds()), style = Ink.type.label)
                val megabytes = (estimate.bytes() / 1e6).roundToInt().coerceAtLeast(1)
                Caption(stringResource(R.string.train_cost, megabytes, number(estimate.weights())))
            }
            state.after?.let { Caption(stringResource(R.string.train_after, it)) }
        }
        SealButton(onStart, enabled = state.ready && errors.isEmpty()) {
            InkIcon(InkIcon.START, null)
            ButtonText(stringResource(R.string.train_start))
        }
    }
}

@Composable
private fun durationWords(seconds: Double): String =
    when {
        seconds < 10 -> stringResource(R.string.about_seconds)
        seconds < 90 -> stringResource(R.string.about_n_seconds, (seconds / 10).roundToInt() * 10)
        seconds < 5400 -> stringResource(R.string.about_minutes, (seconds / 60).roundToInt())
        else -> stringResource(R.string.about_hours, (seconds / 3600).roundToInt())
    }
