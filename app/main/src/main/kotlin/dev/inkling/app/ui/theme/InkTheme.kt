package dev.inkling.app.ui.theme

import android.content.Context
import android.os.Build
import android.provider.Settings
import androidx.compose.foundation.LocalIndication
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.dynamicDarkColorScheme
import androidx.compose.material3.dynamicLightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.remember
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.LocalCursorBlinkEnabled
import androidx.compose.ui.unit.dp

/** Short names for what every screen needs: `Ink.colors.seal`, `Ink.type.say`. */
object Ink {
    val colors: InkColors
        @Composable @ReadOnlyComposable get() = LocalInkColors.current

    val type: InkType
        @Composable @ReadOnlyComposable get() = LocalInkType.current

    /** True where the system asks for no animation: values jump instead of moving. */
    val still: Boolean
        @Composable @ReadOnlyComposable get() = LocalStill.current

    /** Whether a stamp may be felt; the person's switch in the settings. */
    val haptics: Boolean
        @Composable @ReadOnlyComposable get() = LocalHaptics.current
}

val LocalStill = staticCompositionLocalOf { false }
val LocalHaptics = staticCompositionLocalOf { true }

/** The app's look around [content]. Dynamic colour is off unless [wallpaper] asks for it. */
@Composable
fun InkTheme(
    dark: Boolean = isSystemInDarkTheme(),
    wallpaper: Boolean = false,
    haptics: Boolean = true,
    content: @Composable () -> Unit,
) {
    val context = LocalContext.current
    val korean = LocalConfiguration.current.locales[0].language == "ko"
    val type = remember(korean) { InkType(korean) }
    val ink = if (dark) DarkInk else LightInk
    val scheme =
        remember(dark, wallpaper, context) {
            val ours = if (dark) DarkScheme else LightScheme
            if (wallpaper && Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
                fromWallpaper(context, ours, ink)
            } else {
                ours
            }
        }
    val still = remember(context) { animationsOff(context) }
    val indication = remember(scheme) { InkIndication(scheme.secondary, scheme.surfaceContainerLowest) }
    MaterialTheme(colorScheme = scheme, shapes = InkShapes, typography = type.material) {
        CompositionLocalProvider(
            LocalInkColors provides ink,
            LocalIndication provides indication,
            LocalInkType provides type,
            LocalStill provides still,
            LocalCursorBlinkEnabled provides !still,
            LocalHaptics provides haptics,
            content = content,
        )
    }
}

/**
 * Surfaces, outlines and links from the wallpaper; ink, seal, net pictures, classes and series stay ours, because a
 * shared picture must mean the same everywhere. A sheet on which a series would fall under 3:1 gives way to ours.
 */
@androidx.annotation.RequiresApi(Build.VERSION_CODES.S)
private fun fromWallpaper(context: Context, ours: ColorScheme, ink: InkColors): ColorScheme {
    val theirs = if (ink.dark) dynamicDarkColorScheme(context) else dynamicLightColorScheme(context)
    return withSurfacesOf(theirs, ours, ink)
}

/** [ours] with the surfaces, outlines and links of [theirs], as far as every series stays visible on the sheet. */
fun withSurfacesOf(theirs: ColorScheme, ours: ColorScheme, ink: InkColors): ColorScheme {
    val sheet = theirs.surfaceContainerLowest
    val visible = ink.series.all { contrast(it, sheet) >= 3f }
    return ours.copy(
        surface = theirs.surface,
        background = theirs.surface,
        surfaceContainerLowest = if (visible) sheet else ours.surfaceContainerLowest,
        surfaceContainerLow = theirs.surfaceContainerLow,
        surfaceContainer = theirs.surfaceContainer,
        surfaceContainerHigh = theirs.surfaceContainerHigh,
        surfaceContainerHighest = theirs.surfaceContainerHighest,
        outline = theirs.outline,
        outlineVariant = theirs.outlineVariant,
        secondary = theirs.secondary,
        onSecondary = theirs.onSecondary,
        secondaryContainer = theirs.secondaryContainer,
        onSecondaryContainer = theirs.onSecondaryContainer,
    )
}

private fun animationsOff(context: Context): Boolean =
    Settings.Global.getFloat(context.contentResolver, Settings.Global.ANIMATOR_DURATION_SCALE, 1f) == 0f

private val InkShapes =
    Shapes(
        extraSmall = RoundedCornerShape(4.dp),
        small = RoundedCornerShape(6.dp),
        medium = RoundedCornerShape(8.dp),
        large = RoundedCornerShape(10.dp),
        extraLarge = RoundedCornerShape(16.dp),
    )
