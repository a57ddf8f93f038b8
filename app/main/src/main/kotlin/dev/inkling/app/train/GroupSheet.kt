package dev.inkling.app.train

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.BottomSheet
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.spec.Option

/**
 * Everything that can be set about one part of a run: on top what it does as it is set now, below it the settings.
 *
 * @param layer the layer of the net that is being edited; null for none
 */
@Composable
fun GroupSheet(
    group: Settings.Group,
    state: TrainState,
    fields: SetUpFields,
    actions: TrainActions,
    layer: Int? = null,
    onLayer: (Int) -> Unit = {},
    onClose: () -> Unit,
) {
    BottomSheet(groupTitle(group), onClose, stringResource(R.string.done)) {
        Column(
            Modifier.fillMaxWidth().navigationBarsPadding().padding(bottom = 16.dp).testTag("sheet"),
            verticalArrangement = Arrangement.spacedBy(14.dp),
        ) {
            val settings = shownIn(group, state)
            if (group == Settings.Group.MODEL) {
                LayerEditor(state, layer, onLayer, actions, Modifier.padding(horizontal = 16.dp))
                for (setting in settings - Settings.MODEL_TEXT) SettingEditor(setting, state, fields, actions)
                // Whoever would rather write the net does it last; most choose its layers above.
                SettingEditor(Settings.MODEL_TEXT, state, fields, actions)
            } else {
                GroupStage(group, state, Modifier.padding(horizontal = 16.dp))
                for (setting in settings) {
                    // The sheet itself is named after the choice on which the others depend.
                    val named = settings.first() == setting && setting.key() == group.name.lowercase()
                    SettingEditor(setting, state, fields, actions, titled = !named)
                }
            }
        }
    }
}

/** The settings of a part that do something in this run. */
fun shownIn(group: Settings.Group, state: TrainState): List<Option> =
    Settings.all().filter {
        // What a hand did is told on the set-up itself, and left out there: nobody types it.
        Settings.group(it) == group && it.appliesTo(state.spec) && it != Settings.RATE_CHANGES
    }
