package dev.inkling.app.ui.theme

import androidx.compose.material3.ColorScheme
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color

/**
 * The colours that Material has no role for: the seal, the washes of belief, what the net sees, the classes and the
 * curves.
 */
@Immutable
data class InkColors(
    val dark: Boolean,
    /** The person's red: a filled stamp, and nothing the app itself says. */
    val seal: Color,
    val onSeal: Color,
    /** The second guess. */
    val wash1: Color,
    /** All the other guesses. */
    val wash2: Color,
    /** A guide that is there to be covered; never a control and never words. */
    val wash3: Color,
    /** What the net sees: black in light and in dark. */
    val picture: Color,
    val onPicture: Color,
    /** The points of two-dimensional tasks: a disc and a square. */
    val classA: Color,
    val classB: Color,
    /** The regions behind those points. */
    val fieldA: Color,
    val fieldB: Color,
    val grid: Color,
    /** The eight series in their fixed order; colour never stands alone, see SeriesStyle. */
    val series: List<Color>,
)

val LightInk =
    InkColors(
        dark = false,
        seal = Color(0xFFB3301F),
        onSeal = Color(0xFFFFFBF7),
        wash1 = Color(0xFF6B7280),
        wash2 = Color(0xFF838995),
        wash3 = Color(0xFFB4B9BF),
        picture = Color(0xFF14171E),
        onPicture = Color(0xFFF2F1EA),
        classA = Color(0xFF2A5CC8),
        classB = Color(0xFFB5700A),
        fieldA = Color(0xFFC3D3F3),
        fieldB = Color(0xFFF3D9A2),
        grid = Color(0xFFDEE0DD),
        series =
            listOf(
                Color(0xFF1B2130),
                Color(0xFF1F5AD0),
                Color(0xFFA57F1C),
                Color(0xFF3E7F68),
                Color(0xFF6B2568),
                Color(0xFF3796CF),
                Color(0xFFD9558F),
                Color(0xFF665612),
            ),
    )

val DarkInk =
    InkColors(
        dark = true,
        seal = Color(0xFFC9402D),
        onSeal = Color(0xFFFFFBF7),
        wash1 = Color(0xFFA3A9B4),
        wash2 = Color(0xFF787F8C),
        wash3 = Color(0xFF4E5562),
        picture = Color(0xFF05070A),
        onPicture = Color(0xFFF2F1EA),
        classA = Color(0xFF8FA8FF),
        classB = Color(0xFFF0B23E),
        fieldA = Color(0xFF22305C),
        fieldB = Color(0xFF4A3813),
        grid = Color(0xFF252A33),
        series =
            listOf(
                Color(0xFFECEBE4),
                Color(0xFF8FA2FA),
                Color(0xFFF5C544),
                Color(0xFF35B093),
                Color(0xFF9D6BC9),
                Color(0xFFB4DDF6),
                Color(0xFFD28FBD),
                Color(0xFF9C7440),
            ),
    )

val LightScheme: ColorScheme =
    lightColorScheme(
        surface = Color(0xFFF4F4EF),
        background = Color(0xFFF4F4EF),
        surfaceBright = Color(0xFFFDFDFA),
        surfaceDim = Color(0xFFDADDDA),
        surfaceContainerLowest = Color(0xFFFDFDFA),
        surfaceContainerLow = Color(0xFFEFEFEA),
        surfaceContainer = Color(0xFFE9EAE5),
        surfaceContainerHigh = Color(0xFFE2E4E0),
        surfaceContainerHighest = Color(0xFFDADDDA),
        surfaceVariant = Color(0xFFE2E4E0),
        surfaceTint = Color(0xFF1B2130),
        onSurface = Color(0xFF161A22),
        onBackground = Color(0xFF161A22),
        onSurfaceVariant = Color(0xFF474D59),
        outline = Color(0xFF737985),
        outlineVariant = Color(0xFFC9CCCC),
        primary = Color(0xFF1B2130),
        onPrimary = Color(0xFFFBFBF7),
        primaryContainer = Color(0xFFD6DAE2),
        onPrimaryContainer = Color(0xFF151A27),
        secondary = Color(0xFF2A4F9E),
        onSecondary = Color(0xFFFFFFFF),
        secondaryContainer = Color(0xFFDAE2F3),
        onSecondaryContainer = Color(0xFF132B5C),
        tertiary = Color(0xFFB3301F),
        onTertiary = Color(0xFFFFFBF7),
        tertiaryContainer = Color(0xFFF7DED7),
        onTertiaryContainer = Color(0xFF6A170B),
        error = Color(0xFF8A1C57),
        onError = Color(0xFFFFFFFF),
        errorContainer = Color(0xFFF4DAE7),
        onErrorContainer = Color(0xFF520A31),
        inverseSurface = Color(0xFF262B35),
        inverseOnSurface = Color(0xFFF0F0EA),
        inversePrimary = Color(0xFFC9CFDD),
        scrim = Color(0xFF000000),
    )

val DarkScheme: ColorScheme =
    darkColorScheme(
        surface = Color(0xFF12151B),
        background = Color(0xFF12151B),
        surfaceBright = Color(0xFF2F3540),
        surfaceDim = Color(0xFF0B0D12),
        surfaceContainerLowest = Color(0xFF0B0D12),
        surfaceContainerLow = Color(0xFF171A21),
        surfaceContainer = Color(0xFF1C2028),
        surfaceContainerHigh = Color(0xFF252A34),
        surfaceContainerHighest = Color(0xFF2F3540),
        surfaceVariant = Color(0xFF252A34),
        surfaceTint = Color(0xFFE6E6DF),
        onSurface = Color(0xFFECEBE4),
        onBackground = Color(0xFFECEBE4),
        onSurfaceVariant = Color(0xFFB8BDC7),
        outline = Color(0xFF868D9A),
        outlineVariant = Color(0xFF3B414C),
        primary = Color(0xFFE6E6DF),
        onPrimary = Color(0xFF171B24),
        primaryContainer = Color(0xFF343B4A),
        onPrimaryContainer = Color(0xFFE6E9F0),
        secondary = Color(0xFFA9BFF2),
        onSecondary = Color(0xFF11244F),
        secondaryContainer = Color(0xFF283C68),
        onSecondaryContainer = Color(0xFFDCE5FB),
        tertiary = Color(0xFFFF9482),
        onTertiary = Color(0xFF4A0E05),
        tertiaryContainer = Color(0xFF6E1E12),
        onTertiaryContainer = Color(0xFFFFDAD2),
        error = Color(0xFFF2A0C8),
        onError = Color(0xFF4E0A30),
        errorContainer = Color(0xFF6D1A47),
        onErrorContainer = Color(0xFFFFD8E8),
        inverseSurface = Color(0xFFE6E6DF),
        inverseOnSurface = Color(0xFF1B1F27),
        inversePrimary = Color(0xFF39435A),
        scrim = Color(0xFF000000),
    )

val LocalInkColors = staticCompositionLocalOf { LightInk }
