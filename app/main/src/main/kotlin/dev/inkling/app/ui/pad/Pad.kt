package dev.inkling.app.ui.pad

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.systemGestureExclusion
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithCache
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.CompositingStrategy
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.layout.onSizeChanged
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextMeasurer
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink as Look

/** What the pad calls back with; places are in the pad's own units. */
interface PadInput {
    fun begin()

    fun point(x: Float, y: Float, uptimeMillis: Long, pressure: Float)

    fun moved()

    fun end()

    /** What was begun is no stroke after all. */
    fun drop()
}

/** A bracket over one digit of a number, in the pad's units, with what it reads as. */
@Immutable data class Bracket(val bounds: Rect, val text: String, val chosen: Boolean)

/**
 * The sheet that is written on. Ink appears at once under the finger; fibres, guide and [example] stay under it, the
 * brackets of a number over it. [ink] and [live] are read while drawing, so that a new point costs no recomposition.
 */
@Composable
fun Pad(
    ink: () -> Ink,
    live: () -> InkStroke?,
    input: PadInput,
    description: String,
    actions: List<CustomAccessibilityAction>,
    modifier: Modifier = Modifier,
    example: Boolean = false,
    brackets: List<Bracket> = emptyList(),
    overlay: @Composable () -> Unit = {},
) {
    val measure = remember { PadMeasure(ink, live) }
    measure.ink = ink
    measure.live = live
    val colour = MaterialTheme.colorScheme.onSurface
    val wash = Look.colors.wash3
    val listener = remember(input) { InPadUnits(measure, input) }
    Box(
        modifier
            .sheet()
            .onSizeChanged { measure.size = Size(it.width.toFloat(), it.height.toFloat()) }
            .systemGestureExclusion()
            .semantics {
                contentDescription = description
                customActions = actions
            }
            .padGestures(listener)
    ) {
        Box(
            Modifier.fillMaxSize().drawWithCache {
                val paper = fibres(size.width, size.height, 1.dp.toPx())
                val three = if (example) Example(size, 1.dp.toPx()) else null
                onDrawBehind {
                    drawPath(paper, colour.copy(alpha = 0.055f), style = Stroke(0.8.dp.toPx()))
                    drawGuide(colour)
                    three?.run { draw(wash, colour) }
                }
            }
        )
        // The finished strokes lie in a layer of their own, which is not drawn again for a new point.
        Canvas(Modifier.fillMaxSize().graphicsLayer(compositingStrategy = CompositingStrategy.Offscreen)) {
            val space = measure.space(size)
            for (stroke in ink().strokes()) drawBrush(measure.brush(stroke), space, colour)
        }
        Canvas(Modifier.fillMaxSize()) {
            live()
                ?.takeIf { it.size() > 0 }
                ?.let { drawBrush(Brush.along(it, measure.width()), measure.space(size), colour) }
        }
        if (brackets.isNotEmpty()) Brackets(brackets, measure)
        overlay()
    }
}

/** The finest brush of the pad, as a share of the usual one. */
internal const val FINEST = 0.4f

/** The pad's size and the brushes of its finished strokes, kept as long as the strokes are there. */
private class PadMeasure(var ink: () -> Ink, var live: () -> InkStroke?) {
    var size = Size(1f, 1f)
    private var brushes = HashMap<InkStroke, Brush>()
    private var spaceOf: Pair<Ink, Size>? = null
    private var space = PadSpace(size, emptyList())
    private var widthOf: Ink? = null
    private var width = Brush.WIDTH

    fun space(size: Size): PadSpace {
        val now = ink()
        val key = now to size
        if (spaceOf?.first !== now || spaceOf?.second != size) {
            space = PadSpace(size, now.strokes())
            spaceOf = key
        }
        return space
    }

    /** One width for all that is on the pad, which a small first digit makes finer. */
    fun width(): Float {
        val now = ink()
        if (widthOf !== now) {
            val fit = Brush.widthFor(now.strokes(), FINEST)
            if (fit != width) brushes = HashMap()
            width = fit
            widthOf = now
        }
        return width
    }

    fun brush(stroke: InkStroke): Brush {
        val wide = width()
        if (brushes.size > 256) brushes = HashMap()
        return brushes.getOrPut(stroke) { Brush.along(stroke, wide) }
    }
}

private class InPadUnits(private val measure: PadMeasure, private val input: PadInput) : PadListener {
    override fun onDown() = input.begin()

    override fun onPoint(at: Offset, uptimeMillis: Long, pressure: Float) {
        val size = measure.size
        val inside = Offset(at.x.coerceIn(0f, size.width), at.y.coerceIn(0f, size.height))
        val place = measure.space(size).toPad(inside)
        input.point(place.x, place.y, uptimeMillis, pressure)
    }

    override fun onMoved() = input.moved()

    override fun onUp() = input.end()

    override fun onTaken() = input.drop()
}

@Composable
private fun Brackets(brackets: List<Bracket>, measure: PadMeasure) {
    val measurer = rememberTextMeasurer()
    val scheme = MaterialTheme.colorScheme
    val quiet = Look.colors.wash2
    val style = Look.type.body.copy(fontSize = 20.sp)
    Canvas(Modifier.fillMaxSize()) {
        for (bracket in brackets) {
            val weight = if (bracket.chosen) FontWeight.Bold else FontWeight.Normal
            val line = if (bracket.chosen) scheme.onSurface else quiet
            val words = if (bracket.chosen) scheme.onSurface else scheme.onSurfaceVariant
            bracket(bracket, measure.space(size), line, measurer, style.copy(fontWeight = weight, color = words))
        }
    }
}

private fun DrawScope.bracket(
    bracket: Bracket,
    space: PadSpace,
    line: Color,
    measurer: TextMeasurer,
    style: TextStyle,
) {
    val leftTop = space.toScreen(bracket.bounds.left, bracket.bounds.top)
    val right = space.toScreen(bracket.bounds.right, bracket.bounds.top).x
    val words = measurer.measure(bracket.text, style)
    val middle = (leftTop.x + right) / 2
    val half = maxOf((right - leftTop.x) / 2, 24.dp.toPx())
    val tick = 8.dp.toPx()
    val above = words.size.height + tick + 4.dp.toPx()
    val y = maxOf(leftTop.y - 22.dp.toPx(), above)
    val wide = (if (bracket.chosen) 2f else 1.25f).dp.toPx()
    drawLine(line, Offset(middle - half, y), Offset(middle + half, y), wide)
    drawLine(line, Offset(middle - half, y), Offset(middle - half, y + tick), wide)
    drawLine(line, Offset(middle + half, y), Offset(middle + half, y + tick), wide)
    drawText(words, topLeft = Offset(middle - words.size.width / 2f, y - words.size.height - 2.dp.toPx()))
}
