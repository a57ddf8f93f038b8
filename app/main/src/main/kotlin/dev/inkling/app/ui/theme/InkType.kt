package dev.inkling.app.ui.theme

import androidx.compose.material3.Typography
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.Font
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.LineBreak
import androidx.compose.ui.text.style.LineHeightStyle
import androidx.compose.ui.unit.TextUnit
import androidx.compose.ui.unit.sp
import dev.inkling.app.R

/** Gowun Batang, the face of what the net finds; what a person typed is never set in it. */
val Batang =
    FontFamily(Font(R.font.gowun_batang_regular, FontWeight.Normal), Font(R.font.gowun_batang_bold, FontWeight.Bold))

/**
 * The type scale. Two voices: Batang says what was found, the system's sans carries what is operated. Korean names are
 * bold because many phones have no medium weight of their Korean face.
 */
@Immutable
class InkType(korean: Boolean) {
    val medium: FontWeight = if (korean) FontWeight.Bold else FontWeight.Medium

    val reading = batang(104.sp, 102.sp)
    val readingSecond = batang(64.sp, 64.sp)
    val figure = batang(46.sp, 50.sp)
    val figureSmall = batang(28.sp, 34.sp)
    val welcome = batang(28.sp, 38.sp).heading()
    val say = batang(20.sp, 29.sp).heading()
    val sayTight = batang(18.sp, 25.sp).heading()
    val title = batang(21.sp, 28.sp, FontWeight.Bold).heading()
    val titleTight = batang(19.sp, 24.sp, FontWeight.Bold).heading()
    val section = batang(17.sp, 23.sp, FontWeight.Bold).heading()

    val body = sans(15.sp, 22.sp)
    val rowTitle = sans(16.sp, 22.sp)
    val name = sans(15.sp, 22.sp, medium)
    val support = sans(13.sp, 18.sp)
    val label = sans(15.sp, 20.sp, medium)
    val labelSmall = sans(13.sp, 18.sp, medium)
    val nav = sans(12.sp, 16.sp, medium)
    val caption = sans(12.sp, 16.sp)
    val tick = sans(11.sp, 14.sp)

    /** Material's own parts (dialogs, menus, text fields) take their styles from the same scale. */
    val material =
        Typography(
            displayLarge = figure,
            displayMedium = figure,
            displaySmall = figureSmall,
            headlineLarge = welcome,
            headlineMedium = title,
            headlineSmall = title,
            titleLarge = title,
            titleMedium = name,
            titleSmall = labelSmall,
            bodyLarge = rowTitle,
            bodyMedium = body,
            bodySmall = support,
            labelLarge = label,
            labelMedium = labelSmall,
            labelSmall = caption,
        )
}

private fun batang(size: TextUnit, line: TextUnit, weight: FontWeight = FontWeight.Normal) =
    TextStyle(
        fontFamily = Batang,
        fontWeight = weight,
        fontSize = size,
        lineHeight = line,
        fontFeatureSettings = "tnum",
        lineHeightStyle = centred,
    )

private fun sans(size: TextUnit, line: TextUnit, weight: FontWeight = FontWeight.Normal) =
    TextStyle(
        fontWeight = weight,
        fontSize = size,
        lineHeight = line,
        fontFeatureSettings = "tnum",
        lineHeightStyle = centred,
        lineBreak = LineBreak.Simple.copy(wordBreak = LineBreak.WordBreak.Phrase),
    )

/** Breaks between words only, and evenly: a sentence in Korean must not be cut inside a word. */
private fun TextStyle.heading() = copy(lineBreak = LineBreak.Heading)

private val centred = LineHeightStyle(LineHeightStyle.Alignment.Center, LineHeightStyle.Trim.None)

val LocalInkType = staticCompositionLocalOf { InkType(korean = false) }
