package dev.inkling.app.ui.parts

import androidx.compose.animation.core.LinearEasing
import androidx.compose.animation.core.animateFloatAsState
import androidx.compose.animation.core.snap
import androidx.compose.animation.core.tween
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.TextMeasurer
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import dev.inkling.app.ui.theme.Ink
import kotlin.math.roundToInt

/**
 * Ten columns, one a digit: how much of its belief the net gives to each. Without [beliefs] only the base lines stand.
 * One node for TalkBack, which reads it as [description]; what is announced while drawing is the sentence.
 */
@Composable
fun DigitBars(beliefs: List<Float>?, description: String, modifier: Modifier = Modifier, height: Dp = 88.dp) {
    val shown =
        List(10) { digit ->
            val target = beliefs?.get(digit) ?: 0f
            val value by
                animateFloatAsState(
                    target,
                    if (Ink.still) snap() else tween(90, easing = LinearEasing),
                    label = "belief",
                )
            value
        }
    val best = beliefs?.let { it.indices.maxBy { digit -> it[digit] } }
    val measurer = rememberTextMeasurer()
    val colours = MaterialTheme.colorScheme
    val ink = Ink.colors
    val type = Ink.type
    val styles =
        remember(type, colours) {
            BarStyles(
                label = type.caption.copy(color = colours.onSurface, fontWeight = type.medium),
                best = type.body.copy(fontSize = 17.sp, fontWeight = FontWeight.Bold, color = colours.onSurface),
                second = type.body.copy(fontSize = 17.sp, fontWeight = type.medium, color = colours.onSurface),
                rest = type.body.copy(color = colours.onSurfaceVariant),
            )
        }
    val extra = (LocalDensity.current.fontScale - 1f).coerceAtLeast(0f)
    Row(modifier.clearAndSetSemantics { contentDescription = description }) {
        Canvas(Modifier.fillMaxWidth().height(height + 40.dp * extra)) {
            val column = size.width / 10
            for (digit in 0..9) {
                val of = beliefs?.get(digit) ?: 0f
                val on = digit == best
                val second = !on && of >= 0.1f
                val colour = if (on) colours.primary else if (second) ink.wash1 else ink.wash2
                val style = if (on) styles.best else if (second) styles.second else styles.rest
                column(
                    measurer,
                    column * (digit + 0.5f),
                    minOf(column * 0.9f, 22.dp.toPx()),
                    shown[digit],
                    colour,
                    colours.outline,
                    measurer.measure(digit.toString(), style),
                    if (of >= 0.1f) percent(of) else null,
                    if (on) styles.label.copy(fontWeight = FontWeight.Bold) else styles.label,
                )
            }
        }
    }
}

private class BarStyles(val label: TextStyle, val best: TextStyle, val second: TextStyle, val rest: TextStyle)

private fun DrawScope.column(
    measurer: TextMeasurer,
    x: Float,
    base: Float,
    value: Float,
    colour: Color,
    line: Color,
    digit: TextLayoutResult,
    label: String?,
    labelStyle: TextStyle,
) {
    val foot = size.height - digit.size.height
    drawText(digit, topLeft = Offset(x - digit.size.width / 2f, foot))
    drawLine(line, Offset(x - base / 2, foot), Offset(x + base / 2, foot), 1.dp.toPx())
    val wide = base * 18f / 22f
    val words = label?.let { measurer.measure(it, labelStyle) }
    val room = foot - (measurer.measure("0", labelStyle).size.height + 2.dp.toPx())
    val high = if (value < 0.004f) 0f else value * room
    drawRect(colour, Offset(x - wide / 2, foot - 0.5f - high), Size(wide, high))
    if (words != null) {
        drawText(words, topLeft = Offset(x - words.size.width / 2f, foot - high - words.size.height - 1.dp.toPx()))
    }
}

/** A share as whole per cent without the sign; what rounds to all of it says ">99", because 99.6 % is not 100 %. */
fun percent(share: Float): String = if (share >= 0.995f) ">99" else (share * 100).roundToInt().toString()
