package dev.inkling.app.sessions

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.training.SessionExport.Form
import dev.inkling.app.ui.parts.BottomSheet
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.LinkRow

/** What of a session is to be handed to another app. */
@Composable
fun ShareSheet(hasModel: Boolean, onClose: () -> Unit, onShare: (Form) -> Unit) {
    BottomSheet(stringResource(R.string.share), onClose) {
        Column(Modifier.padding(bottom = 16.dp)) {
            Choice(InkIcon.SESSIONS, R.string.share_all, R.string.share_all_support) { onShare(Form.ALL) }
            if (hasModel)
                Choice(InkIcon.GRID, R.string.share_model, R.string.share_model_support) { onShare(Form.MODEL) }
            Choice(InkIcon.TRAIN, R.string.share_curves, R.string.share_curves_support) { onShare(Form.CURVES) }
        }
    }
}

@Composable
private fun Choice(icon: InkIcon, words: Int, support: Int, onClick: () -> Unit) =
    LinkRow(icon, stringResource(words), stringResource(support), onClick)
