package dev.inkling.app.ui.parts

import android.Manifest
import android.content.Context
import android.content.Intent
import android.os.Build
import android.provider.Settings
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalContext

/**
 * Asks for notifications, without which training stops with the app. Where Android does not ask any more, its settings
 * are opened if [insist], because the person tapped for it.
 */
@Composable
fun rememberNotificationAsk(isAllowed: () -> Boolean, onAllowed: () -> Unit, insist: Boolean): () -> Unit {
    val context = LocalContext.current
    val ask =
        rememberLauncherForActivityResult(ActivityResultContracts.RequestPermission()) { granted ->
            if (granted) onAllowed() else if (insist) openSettings(context)
        }
    return remember(isAllowed, onAllowed, insist, context, ask) {
        {
            if (!isAllowed()) {
                if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
                    ask.launch(Manifest.permission.POST_NOTIFICATIONS)
                } else if (insist) openSettings(context)
            }
        }
    }
}

private fun openSettings(context: Context) =
    context.startActivity(
        Intent(Settings.ACTION_APP_NOTIFICATION_SETTINGS).putExtra(Settings.EXTRA_APP_PACKAGE, context.packageName)
    )
