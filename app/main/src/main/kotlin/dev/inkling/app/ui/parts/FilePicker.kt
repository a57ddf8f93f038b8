package dev.inkling.app.ui.parts

import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContract
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue

/** Opens the system's picker of files, of any kind, and one at a time: what it returns goes to [onChosen]. */
@Composable
fun <T> rememberFilePicker(contract: ActivityResultContract<Array<String>, T>, onChosen: (T) -> Unit): () -> Unit {
    var open by rememberSaveable { mutableStateOf(false) }
    val picker =
        rememberLauncherForActivityResult(contract) {
            open = false
            onChosen(it)
        }
    return {
        if (!open) {
            picker.launch(arrayOf("*/*"))
            open = true
        }
    }
}
