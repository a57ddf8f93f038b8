package dev.inkling.app.sessions

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
import dev.inkling.app.work.PhoneHost

/**
 * Asks for notifications, without which training stops with the app. Where Android does not ask any more, its settings
 * are opened if [insist], because the person tapped for it.
 */
@Composable
fun rememberNotificationAsk(host: PhoneHost, insist: Boolean): () -> Unit {
    val context = LocalContext.current
    val ask =
        rememberLauncherForActivityResult(ActivityResultContracts.RequestPermission()) { granted ->
            if (granted) host.notificationsAllowed() else if (insist) openSettings(context)
        }
    return remember(host, insist, context, ask) {
        {
            if (!host.mayNotify()) {
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
