package dev.inkling.app.settings

import android.content.Context
import android.content.Intent
import android.os.Build
import android.text.format.Formatter
import androidx.activity.compose.LocalActivity
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import dev.inkling.app.R
import dev.inkling.app.data.Settings
import dev.inkling.app.data.ThemeChoice
import dev.inkling.app.ui.parts.BottomSheet
import dev.inkling.app.ui.parts.ButtonText
import dev.inkling.app.ui.parts.ChoiceRow
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.LinkRow
import dev.inkling.app.ui.parts.LocalMessages
import dev.inkling.app.ui.parts.OutlineButton
import dev.inkling.app.ui.parts.ScreenBar
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Segments
import dev.inkling.app.ui.parts.SettingRow
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.SwitchRow
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import dev.inkling.nnlib.compute.TrialReport
import kotlinx.coroutines.launch

/** What the person can do in the settings. */
interface SettingsActions {
    /** Sets what [to] makes of what is set. */
    fun change(to: (Settings) -> Settings)

    /** Chooses the language by its tag. */
    fun speak(tag: String)

    /** Deletes what was made for sharing, and downloaded pictures with [pictures]. */
    fun free(pictures: Boolean)

    /** Tries the graphics processor, and stops trying it. */
    fun tryGraphics()

    fun cancelTrial()

    /** Hands what the trial came to, as a text, to the app that the person chooses. */
    fun share(report: TrialReport)

    fun openLicences()

    fun back()
}

/** The settings, watching their [model]. */
@Composable
fun SettingsScreen(model: SettingsViewModel, onLicences: () -> Unit, onBack: () -> Unit) {
    val state by model.state.collectAsStateWithLifecycle()
    val activity = LocalActivity.current
    val messages = LocalMessages.current
    val scope = rememberCoroutineScope()
    val context = LocalContext.current
    val resources = LocalResources.current
    val actions =
        remember(model, activity, resources) {
            object : SettingsActions {
                override fun change(to: (Settings) -> Settings) = model.change(to)

                override fun speak(tag: String) {
                    if (model.speak(tag)) activity?.recreate()
                }

                override fun free(pictures: Boolean) =
                    model.free(pictures) { freed ->
                        val size = Formatter.formatShortFileSize(context, freed)
                        scope.launch { messages.show(resources.getString(R.string.freed, size)) }
                    }

                override fun tryGraphics() = model.tryGraphics()

                override fun cancelTrial() = model.cancelTrial()

                override fun share(report: TrialReport) = send(context, report.text())

                override fun openLicences() = onLicences()

                override fun back() = onBack()
            }
        }
    SettingsScreen(state, actions)
}

private fun send(context: Context, text: String) {
    val intent = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)
    context.startActivity(Intent.createChooser(intent, null))
}

/** The settings as [state] has them: one column on a phone, two on a wide window. */
@Composable
fun SettingsScreen(state: SettingsState, actions: SettingsActions) {
    var language by rememberSaveable { mutableStateOf(false) }
    var freeing by rememberSaveable { mutableStateOf(false) }
    var graphics by rememberSaveable { mutableStateOf(false) }
    val wide = LocalWindowShape.current.roomy
    Column(Modifier.windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Horizontal))) {
        ScreenBar(stringResource(R.string.settings), onBack = actions::back)
        // Rows keep 16 of their own at each side.
        Column(
            Modifier.verticalScroll(rememberScrollState())
                .windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Bottom))
                .padding(horizontal = LocalWindowShape.current.margin - 16.dp)
                .padding(bottom = 24.dp)
        ) {
            Privacy()
            if (wide) {
                Row(horizontalArrangement = Arrangement.spacedBy(24.dp)) {
                    Column(Modifier.weight(1f)) {
                        Look(state, actions) { language = true }
                        Training(state, actions) { graphics = true }
                    }
                    Column(Modifier.weight(1f)) { Storage(state, actions) { freeing = true } }
                }
            } else {
                Look(state, actions) { language = true }
                Training(state, actions) { graphics = true }
                Storage(state, actions) { freeing = true }
            }
        }
    }
    if (language) {
        LanguageSheet(state.language, { language = false }) {
            language = false
            actions.speak(it)
        }
    }
    if (graphics) GraphicsSheet(state, actions) { graphics = false }
    if (freeing) {
        FreeSheet(state.storage ?: StorageUse(), { freeing = false }) {
            freeing = false
            actions.free(it)
        }
    }
}

@Composable
private fun Privacy() {
    Column(Modifier.padding(horizontal = 16.dp, vertical = 6.dp).widthIn(max = 640.dp)) {
        Text(
            stringResource(R.string.nothing_leaves),
            style = Ink.type.welcome.copy(fontSize = 22.sp, lineHeight = 30.sp),
        )
        Support(stringResource(R.string.settings_privacy_support), Modifier.padding(top = 2.dp))
    }
}

@Composable
private fun Heading(words: Int) =
    Section(stringResource(words), Modifier.padding(start = 16.dp, end = 16.dp, top = 14.dp, bottom = 2.dp))

@Composable
private fun Look(state: SettingsState, actions: SettingsActions, onLanguage: () -> Unit) {
    val settings = state.settings
    Heading(R.string.settings_look)
    val segments: @Composable () -> Unit = {
        Segments(ThemeChoice.entries, settings.theme(), { theme -> actions.change { it.withTheme(theme) } }) {
            stringResource(
                when (it) {
                    ThemeChoice.SYSTEM -> R.string.theme_system
                    ThemeChoice.LIGHT -> R.string.theme_light
                    else -> R.string.theme_dark
                }
            )
        }
    }
    if (LocalDensity.current.fontScale > 1.3f) {
        SettingRow(InkIcon.MOON, stringResource(R.string.settings_theme))
        Row(Modifier.padding(start = 56.dp)) { segments() }
    } else {
        SettingRow(InkIcon.MOON, stringResource(R.string.settings_theme), end = segments)
    }
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
        SwitchRow(
            InkIcon.PALETTE,
            stringResource(R.string.settings_wallpaper),
            stringResource(R.string.settings_wallpaper_support),
            settings.wallpaper(),
            { on -> actions.change { it.withWallpaper(on) } },
        )
    }
    LinkRow(InkIcon.GLOBE, stringResource(R.string.settings_language), languageName(state.language), onLanguage)
    SwitchRow(
        InkIcon.VIBRATE,
        stringResource(R.string.settings_touch),
        stringResource(R.string.settings_touch_support),
        settings.touchFeedback(),
        { on -> actions.change { it.withTouchFeedback(on) } },
    )
}

@Composable
private fun Training(state: SettingsState, actions: SettingsActions, onGraphics: () -> Unit) {
    Heading(R.string.settings_training)
    SwitchRow(
        InkIcon.HEAT,
        stringResource(R.string.settings_hot),
        stringResource(R.string.settings_hot_support),
        state.settings.pauseWhenHot(),
        { on -> actions.change { it.withPauseWhenHot(on) } },
    )
    SwitchRow(
        InkIcon.BOLT,
        stringResource(R.string.settings_battery),
        stringResource(R.string.settings_battery_support),
        state.settings.pauseOnLowBattery(),
        { on -> actions.change { it.withPauseOnLowBattery(on) } },
    )
    SwitchRow(
        InkIcon.IMPORT,
        stringResource(R.string.settings_wifi),
        stringResource(R.string.settings_wifi_support),
        state.settings.wifiOnly(),
        { on -> actions.change { it.withWifiOnly(on) } },
    )
    GraphicsRow(state.graphics, onGraphics)
}

@Composable
private fun Storage(state: SettingsState, actions: SettingsActions, onFree: () -> Unit) {
    Heading(R.string.settings_storage)
    val use = state.storage
    StorageBar(use ?: StorageUse(), Modifier.fillMaxWidth().padding(horizontal = 16.dp, vertical = 8.dp))
    LinkRow(
        InkIcon.DISK,
        stringResource(R.string.settings_free),
        use?.let { stringResource(R.string.settings_free_support, sizeOf(it.total)) },
        onFree,
    )
    LinkRow(InkIcon.DOCUMENT, stringResource(R.string.settings_licences), null, actions::openLicences)
}

@Composable
private fun languageName(tag: String): String =
    stringResource(
        when (tag) {
            "en" -> R.string.language_en
            "ko" -> R.string.language_ko
            else -> R.string.language_system
        }
    )

@Composable
private fun LanguageSheet(now: String, onClose: () -> Unit, onChoose: (String) -> Unit) {
    BottomSheet(stringResource(R.string.settings_language), onClose) {
        Column(Modifier.padding(bottom = 16.dp)) {
            for (tag in listOf("", "en", "ko")) {
                ChoiceRow(languageName(tag), null, tag == now, { onChoose(tag) })
            }
        }
    }
}

@Composable
private fun FreeSheet(use: StorageUse, onClose: () -> Unit, onFree: (pictures: Boolean) -> Unit) {
    BottomSheet(stringResource(R.string.free_title), onClose) {
        Column(
            Modifier.fillMaxWidth().padding(horizontal = 16.dp).padding(bottom = 16.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp),
        ) {
            if (use.shared == 0L && use.pictures == 0L) {
                Text(stringResource(R.string.free_nothing), style = Ink.type.sayTight)
            }
            if (use.shared > 0) FreeButton(R.string.free_shared, use.shared) { onFree(false) }
            if (use.pictures > 0) FreeButton(R.string.free_data, use.pictures) { onFree(true) }
            Support(stringResource(R.string.free_sessions))
        }
    }
}

@Composable
private fun FreeButton(words: Int, bytes: Long, onClick: () -> Unit) =
    OutlineButton(onClick, Modifier.fillMaxWidth()) {
        ButtonText(stringResource(words), Modifier.weight(1f))
        ButtonText(sizeOf(bytes))
    }
