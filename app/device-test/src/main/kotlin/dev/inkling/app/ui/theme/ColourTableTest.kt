package dev.inkling.app.ui.theme

import androidx.compose.material3.ColorScheme
import androidx.compose.ui.graphics.Color
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** The table of colours keeps its contrasts: 4.5 for words, 3 for graphics and the borders of controls. */
class ColourTableTest {
    private class Theme(val name: String, val scheme: ColorScheme, val ink: InkColors)

    private val themes = listOf(Theme("light", LightScheme, LightInk), Theme("dark", DarkScheme, DarkInk))

    @Test
    fun wordsCanBeRead() {
        for (theme in themes) with(theme.scheme) {
            val grounds =
                listOf(
                    surface,
                    surfaceContainerLowest,
                    surfaceContainerLow,
                    surfaceContainer,
                    surfaceContainerHigh,
                    surfaceContainerHighest,
                )
            for (ground in grounds) {
                least(4.5f, onSurface, ground, "${theme.name} onSurface")
                least(4.5f, onSurfaceVariant, ground, "${theme.name} onSurfaceVariant")
            }
            least(4.5f, onPrimary, primary, "${theme.name} primary")
            least(4.5f, onPrimaryContainer, primaryContainer, "${theme.name} primaryContainer")
            least(4.5f, onSecondary, secondary, "${theme.name} secondary")
            least(4.5f, secondary, surface, "${theme.name} link")
            least(4.5f, onSecondaryContainer, secondaryContainer, "${theme.name} secondaryContainer")
            least(4.5f, onTertiary, tertiary, "${theme.name} tertiary")
            least(4.5f, tertiary, surface, "${theme.name} seal as text")
            least(4.5f, onTertiaryContainer, tertiaryContainer, "${theme.name} tertiaryContainer")
            least(4.5f, onError, error, "${theme.name} error")
            least(4.5f, error, surface, "${theme.name} error as text")
            least(4.5f, onErrorContainer, errorContainer, "${theme.name} errorContainer")
            least(4.5f, inverseOnSurface, inverseSurface, "${theme.name} snackbar")
            least(4.5f, inversePrimary, inverseSurface, "${theme.name} snackbar's action")
            least(4.5f, theme.ink.onSeal, theme.ink.seal, "${theme.name} seal")
            least(4.5f, theme.ink.onPicture, theme.ink.picture, "${theme.name} picture")
        }
    }

    @Test
    fun graphicsCanBeSeen() {
        for (theme in themes) {
            val sheet = theme.scheme.surfaceContainerLowest
            val surface = theme.scheme.surface
            least(3f, theme.scheme.outline, surface, "${theme.name} outline")
            least(3f, theme.scheme.outline, theme.scheme.surfaceContainerHigh, "${theme.name} outline on a note")
            least(3f, theme.ink.seal, surface, "${theme.name} seal")
            least(3f, theme.ink.wash1, surface, "${theme.name} second guess")
            least(3f, theme.ink.wash2, surface, "${theme.name} the rest")
            least(3f, theme.ink.classA, sheet, "${theme.name} class A")
            least(3f, theme.ink.classB, sheet, "${theme.name} class B")
            assertEquals("series", 8, theme.ink.series.size)
            theme.ink.series.forEachIndexed { i, colour -> least(3f, colour, sheet, "${theme.name} series ${i + 1}") }
        }
    }

    @Test
    fun contrastIsThatOfWcag() {
        assertEquals(21f, contrast(Color.Black, Color.White), 0.01f)
        assertEquals(1f, contrast(Color.Red, Color.Red), 0f)
        // The worked values of the table.
        assertEquals(15.8f, contrast(LightScheme.onSurface, LightScheme.surface), 0.06f)
        assertEquals(3.7f, contrast(DarkInk.seal, DarkScheme.surface), 0.06f)
    }

    @Test
    fun aWallpaperThatHidesASeriesDoesNotGetTheSheet() {
        val hostile = LightScheme.copy(surfaceContainerLowest = LightInk.series[5], surface = Color(0xFFEEE8DD))
        val mixed = withSurfacesOf(hostile, LightScheme, LightInk)
        assertEquals(LightScheme.surfaceContainerLowest, mixed.surfaceContainerLowest)
        assertEquals("the surface may change", hostile.surface, mixed.surface)
        assertEquals("ink stays", LightScheme.primary, mixed.primary)
        val gentle = LightScheme.copy(surfaceContainerLowest = Color(0xFFFFFFFF))
        assertEquals(Color.White, withSurfacesOf(gentle, LightScheme, LightInk).surfaceContainerLowest)
    }

    private fun least(want: Float, a: Color, b: Color, what: String) {
        val got = contrast(a, b)
        assertTrue("$what has a contrast of $got and needs $want", got >= want)
    }
}
