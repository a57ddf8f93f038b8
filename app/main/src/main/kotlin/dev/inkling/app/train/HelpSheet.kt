package dev.inkling.app.train

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.BottomSheet
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.theme.Ink
import dev.inkling.nnlib.run.Settings

/** What a session is made of, for whoever sets up their first: a sentence for each part, beside its picture. */
@Composable
fun HelpSheet(state: TrainState, onClose: () -> Unit) {
    BottomSheet(stringResource(R.string.help), onClose, stringResource(R.string.done)) {
        Column(
            Modifier.fillMaxWidth().navigationBarsPadding().padding(start = 16.dp, end = 16.dp, bottom = 24.dp),
            Arrangement.spacedBy(16.dp),
        ) {
            Text(stringResource(R.string.help_say), style = Ink.type.say)
            for (group in ORDER) {
                Row(Modifier.semantics(mergeDescendants = true) {}, Arrangement.spacedBy(14.dp)) {
                    Box(Modifier.size(44.dp, 32.dp)) { GroupPicture(group, state.spec, state.sketches) }
                    Column(Modifier.weight(1f)) {
                        Text(groupTitle(group), style = Ink.type.rowTitle)
                        Support(stringResource(helpOf(group)))
                    }
                }
            }
        }
    }
}

/** As they stand on the set-up. */
private val ORDER = listOf(Settings.Group.MODEL) + Settings.Group.entries.filter { it != Settings.Group.MODEL }

private fun helpOf(group: Settings.Group): Int =
    when (group) {
        Settings.Group.DATA -> R.string.help_group_data
        Settings.Group.MODEL -> R.string.help_group_model
        Settings.Group.LOSS -> R.string.help_group_loss
        Settings.Group.OPTIMIZER -> R.string.help_group_optimizer
        Settings.Group.SCHEDULE -> R.string.help_group_schedule
        Settings.Group.BATCH -> R.string.help_group_batch
        Settings.Group.START -> R.string.help_group_start
        Settings.Group.HARDWARE -> R.string.help_group_hardware
    }
