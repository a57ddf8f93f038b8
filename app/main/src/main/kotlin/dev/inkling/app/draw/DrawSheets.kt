package dev.inkling.app.draw

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.graphics.GraphicsRepository
import dev.inkling.app.reading.PadReading
import dev.inkling.app.ui.parts.BottomSheet
import dev.inkling.app.ui.parts.ChoiceRow
import dev.inkling.app.ui.parts.DigitKeys
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.StampButton
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.percent
import dev.inkling.app.ui.theme.Ink

/** What it is instead: one tap for a digit; for a number, digit by digit and then the stamp. */
@Composable
internal fun OtherSheet(reading: PadReading.Digits, onStamp: (String) -> Unit, onClose: () -> Unit) {
    val single = reading.digits.size == 1
    var number by rememberSaveable { mutableStateOf(reading.number) }
    var slot by rememberSaveable { mutableIntStateOf(0) }
    val title = if (single) R.string.other_title else R.string.other_number_title
    BottomSheet(stringResource(title), onClose) {
        Column(
            Modifier.fillMaxWidth().padding(horizontal = 16.dp).padding(bottom = 16.dp),
            verticalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            if (!single) {
                Support(stringResource(R.string.other_number_help))
                Slots(number, slot) { slot = it }
            }
            DigitKeys { digit ->
                if (single) {
                    onStamp(digit.toString())
                } else {
                    number = number.replaceRange(slot, slot + 1, digit.toString())
                    slot = minOf(slot + 1, number.length - 1)
                }
            }
            if (!single) {
                Box(Modifier.fillMaxWidth(), contentAlignment = Alignment.CenterEnd) {
                    StampButton(number, stringResource(R.string.it_is_number, number), { onStamp(number) })
                }
            }
        }
    }
}

@Composable
private fun Slots(number: String, slot: Int, onSlot: (Int) -> Unit) {
    val scheme = MaterialTheme.colorScheme
    Row(Modifier.selectableGroup(), horizontalArrangement = Arrangement.spacedBy(8.dp)) {
        number.forEachIndexed { i, digit ->
            val say = stringResource(R.string.slot, i + 1, number.length, digit.digitToInt())
            val on = i == slot
            Box(
                Modifier.size(48.dp, 56.dp)
                    .clip(RoundedCornerShape(8.dp))
                    .background(if (on) scheme.surfaceContainerHigh else Color.Transparent)
                    .border(1.dp, if (on) scheme.onSurface else scheme.outline, RoundedCornerShape(8.dp))
                    .selectable(on, role = Role.RadioButton) { onSlot(i) }
                    .semantics { contentDescription = say },
                contentAlignment = Alignment.Center,
            ) {
                Text(digit.toString(), style = Ink.type.figureSmall)
            }
        }
    }
}

/** The models that can read here, and what they run on. */
@Composable
internal fun ModelSheet(state: DrawState, actions: DrawActions, onClose: () -> Unit) {
    BottomSheet(stringResource(R.string.model_choose), onClose) {
        Column(Modifier.fillMaxWidth().padding(bottom = 16.dp)) {
            ChoiceRow(
                stringResource(R.string.model_shipped),
                stringResource(R.string.model_shipped_about),
                state.modelId == 0L,
                {
                    actions.chooseModel(0)
                    onClose()
                },
            )
            for (model in state.models) {
                Row(Modifier.padding(end = 8.dp), verticalAlignment = Alignment.CenterVertically) {
                    ChoiceRow(
                        model.name,
                        model.accuracy?.let { stringResource(R.string.percent_of, percent(it.toFloat())) },
                        state.modelId == model.id,
                        {
                            actions.chooseModel(model.id)
                            onClose()
                        },
                        Modifier.weight(1f),
                    )
                    IconAction(
                        InkIcon.CLEAR,
                        stringResource(R.string.model_delete, model.name),
                        { actions.removeModel(model) },
                    )
                }
            }
            if (state.models.isEmpty()) {
                Support(stringResource(R.string.model_own_hint), Modifier.padding(horizontal = 16.dp, vertical = 4.dp))
            }
            Section(
                stringResource(R.string.backend_title),
                Modifier.padding(start = 16.dp, top = 16.dp, end = 16.dp, bottom = 4.dp),
            )
            Backends(state, actions::chooseBackend)
        }
    }
}

/** What a model may run on; where there is but one, nothing to choose and so no choice. */
@Composable
private fun Backends(state: DrawState, onChoose: (String) -> Unit) {
    val only = state.backends.singleOrNull()
    if (only != null) {
        Support(stringResource(R.string.backend_only, only.name()), Modifier.padding(horizontal = 16.dp))
        return
    }
    for (backend in state.backends) {
        ChoiceRow(
            if (backend.name() == GraphicsRepository.NAME) stringResource(R.string.graphics) else backend.name(),
            backend.whyNot().ifEmpty { null },
            state.backend == backend.name(),
            { onChoose(backend.name()) },
            enabled = backend.whyNot().isEmpty(),
        )
    }
}
