package dev.inkling.app.ui.parts

import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Snackbar
import androidx.compose.material3.SnackbarDuration
import androidx.compose.material3.SnackbarHost
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.SnackbarResult
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.theme.Ink
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** Short messages at the foot of the screen, one at a time; a newer one replaces the older. */
class Messages(private val scope: CoroutineScope) {
    internal val host = SnackbarHostState()

    /** Shows [text] also after the screen that asks for it is gone; [onAction] follows where the [action] is taken. */
    fun offer(text: String, action: String? = null, onAction: () -> Unit = {}) {
        scope.launch { if (show(text, action)) onAction() }
    }

    /** Shows [text]; true when the person took the [action] it offered. */
    suspend fun show(text: String, action: String? = null): Boolean {
        host.currentSnackbarData?.dismiss()
        val length = if (action == null) SnackbarDuration.Short else SnackbarDuration.Long
        return host.showSnackbar(text, action, duration = length) == SnackbarResult.ActionPerformed
    }
}

val LocalMessages = staticCompositionLocalOf<Messages> { error("no Messages around this screen") }

/** Where the frame shows the [messages]. */
@Composable
fun MessageHost(messages: Messages, modifier: Modifier = Modifier) {
    val scheme = MaterialTheme.colorScheme
    SnackbarHost(messages.host, modifier) { data ->
        Snackbar(
            Modifier.padding(4.dp),
            action =
                data.visuals.actionLabel?.let { { TextLink(it, data::performAction, color = scheme.inversePrimary) } },
            shape = RoundedCornerShape(10.dp),
            containerColor = scheme.inverseSurface,
            contentColor = scheme.inverseOnSurface,
        ) {
            Text(data.visuals.message, style = Ink.type.body, color = scheme.inverseOnSurface)
        }
    }
}
