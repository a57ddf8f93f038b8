package dev.inkling.app

import android.content.Context
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.SystemBarStyle
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import dev.inkling.app.data.AppLanguage
import dev.inkling.app.data.ThemeChoice
import dev.inkling.app.frame.InklingFrame
import dev.inkling.app.ui.theme.InkTheme

/** The app's only activity: the theme, and the frame that holds every screen. */
class MainActivity : ComponentActivity() {
    override fun attachBaseContext(base: Context) = super.attachBaseContext(AppLanguage.wrap(base))

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        val graph = InklingApp.graphOf(this)
        enableEdgeToEdge()
        setContent {
            val settings by graph.settings().values().collectAsStateWithLifecycle()
            val dark =
                when (settings.theme()) {
                    ThemeChoice.LIGHT -> false
                    ThemeChoice.DARK -> true
                    ThemeChoice.SYSTEM -> isSystemInDarkTheme()
                }
            LaunchedEffect(dark) { barsFor(dark) }
            InkTheme(dark, settings.wallpaper(), settings.touchFeedback()) { InklingFrame(graph) }
        }
    }

    /** Dark icons in the system's bars over a light surface, and the other way round. */
    private fun barsFor(dark: Boolean) {
        val clear = android.graphics.Color.TRANSPARENT
        val style = if (dark) SystemBarStyle.dark(clear) else SystemBarStyle.light(clear, clear)
        enableEdgeToEdge(style, style)
    }
}
