package dev.inkling.app.sessions

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.FilterQuality
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Fill
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.TextMeasurer
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.toIntSize
import dev.inkling.app.ui.chart.Axis
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.LocalWindowShape
import kotlin.math.abs

/** The share of the window's height that the field takes at most: with answers below it, and alone beside a pane. */
private const val HIGHEST = 0.5f
private const val HIGHEST_BESIDE = 0.56f

/** So high it may be on any phone that lies. */
private val LOWEST = 220.dp

/**
 * The part of the plane in [frame] as the net divides it: regions in ten tones, the line where it decides, the cuts of
 * a few hidden neurons, the points with their coordinates, and tags where there is room for them.
 */
@Composable
internal fun PlaneField(plane: Plane, frame: PlaneFrame, description: String) {
    val look =
        FieldLook(
            MaterialTheme.colorScheme.surfaceContainerLowest,
            MaterialTheme.colorScheme.onSurface,
            MaterialTheme.colorScheme.outline,
            Ink.colors.fieldA,
            Ink.colors.fieldB,
            Ink.colors.classA,
            Ink.colors.classB,
        )
    val boundary = plane.boundary
    val regions = remember(boundary, frame, look) { boundary?.let { PlaneRegions.of(it, frame).picture(look::tone) } }
    val decision = remember(boundary) { boundary?.let(::decisionLines) ?: emptyList() }
    val cuts =
        remember(boundary, frame) {
            boundary?.let { of -> strongestCuts(of, frame).map { it to frame.cut(of.cuts()[it])!! } } ?: emptyList()
        }
    val measurer = rememberTextMeasurer()
    val tick: TextStyle = Ink.type.tick.copy(color = look.ink)
    val shape = LocalWindowShape.current
    val highest = maxOf(shape.height * (if (shape.sidePane && plane.many) HIGHEST_BESIDE else HIGHEST), LOWEST)
    Canvas(
        Modifier.widthIn(max = highest * frame.aspect).aspectRatio(frame.aspect).sheet().semantics {
            contentDescription = description
        }
    ) {
        val field = FieldDrawing(plane, frame, size, look, measurer, tick)
        regions?.let { drawImage(it, dstSize = size.toIntSize(), filterQuality = FilterQuality.Low) }
        with(field) {
            // Lines under points, and words above both.
            cuts(cuts)
            decision(decision)
            points()
            if (plane.many) axes() else coordinates()
            if (boundary != null && boundary.cuts().size <= MOST_NAMED) tags(cuts)
        }
    }
}

/** Whether there are more points than large ones have room for; what lies between them is thinner, too. */
private val Plane.many: Boolean
    get() = points.size > GATE_POINTS

private data class FieldLook(
    val sheet: Color,
    val ink: Color,
    val line: Color,
    val fieldA: Color,
    val fieldB: Color,
    val classA: Color,
    val classB: Color,
) {
    /** The colour for a probability of yes: A's colour at 1, the sheet at one half, B's at 0. */
    fun tone(yes: Float): Color {
        val towards = if (yes >= 0.5f) fieldA else fieldB
        return lerp(sheet, towards, abs(yes - 0.5f) * 2)
    }
}

/** One drawing of the plane: what goes where on a canvas of [size], y upwards. */
private class FieldDrawing(
    private val plane: Plane,
    private val frame: PlaneFrame,
    private val size: Size,
    private val look: FieldLook,
    private val measurer: TextMeasurer,
    private val tick: TextStyle,
) {
    private val scale = size.width / frame.width
    /** What the tags may not cover. */
    private val taken = ArrayList<Rect>()

    private fun at(x: Double, y: Double) =
        Offset(((x - frame.left) * scale).toFloat(), ((frame.top - y) * scale).toFloat())

    private fun ends(line: DoubleArray) = at(line[0], line[1]) to at(line[2], line[3])

    fun DrawScope.cuts(lines: List<Pair<Int, DoubleArray>>) {
        val dash = PathEffect.dashPathEffect(floatArrayOf(6.dp.toPx(), 4.dp.toPx()))
        for ((_, line) in lines) {
            val (from, to) = ends(line)
            drawLine(look.ink, from, to, (if (plane.many) 1.dp else 1.5.dp).toPx(), pathEffect = dash)
        }
    }

    fun DrawScope.decision(lines: List<FloatArray>) {
        val path = Path()
        for (line in lines) {
            for (i in line.indices step 2) {
                val place = at(line[i].toDouble(), line[i + 1].toDouble())
                if (i == 0) path.moveTo(place.x, place.y) else path.lineTo(place.x, place.y)
            }
        }
        drawPath(path, look.ink, style = Stroke(2.5.dp.toPx(), cap = StrokeCap.Round, join = StrokeJoin.Round))
    }

    fun DrawScope.points() {
        val radius = (if (plane.many) 3.5.dp else 9.dp).toPx()
        val halo = (if (plane.many) 1.dp else 2.dp).toPx()
        for (point in plane.points) {
            val at = at(point.x.toDouble(), point.y.toDouble())
            taken.add(Rect(at, radius + halo))
            if (point.yes) {
                drawCircle(look.sheet, radius + halo, at)
                drawCircle(look.classA, radius, at)
            } else {
                val square = Rect(at, radius * 0.9f)
                val around = square.inflate((if (plane.many) 1.dp else 2.dp).toPx() + halo)
                drawRect(look.sheet, around.topLeft, around.size)
                val wide = if (plane.many) 2.dp else 4.dp
                drawRect(look.classB, square.topLeft, square.size, style = Stroke(wide.toPx()))
            }
        }
    }

    /** The numbers of each point beside it. */
    fun DrawScope.coordinates() {
        for (point in plane.points) {
            val words = measurer.measure("${Axis.words(point.x)}, ${Axis.words(point.y)}", tick)
            val at = at(point.x.toDouble(), point.y.toDouble())
            val apart = 17.dp.toPx()
            val left =
                if (at.x + apart + words.size.width < size.width) at.x + apart else at.x - apart - words.size.width
            val place = Offset(left, at.y - words.size.height - 4.dp.toPx())
            halo(words, place)
            taken.add(Rect(place, words.size()))
        }
    }

    /** Round numbers along the lower and the left edge, with the names of what is measured. */
    fun DrawScope.axes() {
        val across = Axis(frame.left.toFloat(), frame.right.toFloat(), false).ticks(AXIS_LINES)
        val up = Axis(frame.bottom.toFloat(), frame.top.toFloat(), false).ticks(AXIS_LINES)
        val mark = 4.dp.toPx()
        val corner = 26.dp.toPx()
        val numbers = ArrayList<Rect>()
        fun words(words: TextLayoutResult, at: Offset) {
            val place = Rect(at, words.size())
            // In large type some numbers give way to others.
            if (numbers.any(place::overlaps)) return
            halo(words, at)
            numbers.add(place)
        }
        val x = measurer.measure("x", tick)
        words(x, Offset(size.width - x.size.width - 7.dp.toPx(), size.height - mark - x.size.height))
        words(measurer.measure("y", tick), Offset(mark + 2.dp.toPx(), 4.dp.toPx()))
        for (number in across) {
            val at = at(number.value().toDouble(), frame.bottom)
            val said = measurer.measure(number.words(), tick)
            if (at.x < corner || at.x > size.width - corner) continue
            drawLine(look.ink, at, at - Offset(0f, mark), 1.dp.toPx())
            words(said, Offset(at.x - said.size.width / 2f, at.y - mark - said.size.height))
        }
        for (number in up) {
            val at = at(frame.left, number.value().toDouble())
            val said = measurer.measure(number.words(), tick)
            if (at.y < corner || at.y > size.height - corner) continue
            drawLine(look.ink, at, at + Offset(mark, 0f), 1.dp.toPx())
            words(said, Offset(at.x + mark + 2.dp.toPx(), at.y - said.size.height / 2f))
        }
        taken.addAll(numbers)
    }

    /** The names of the neurons on their lines. */
    fun DrawScope.tags(lines: List<Pair<Int, DoubleArray>>) {
        val words = lines.map { (i, _) -> measurer.measure("h${i + 1}", tick) }
        val sizes = words.map { Size(it.size.width + 10.dp.toPx(), it.size.height + 5.dp.toPx()) }
        val bounds = Rect(Offset.Zero, size).deflate(4.dp.toPx())
        val places = placeTags(lines.map { ends(it.second) }, sizes, taken, bounds)
        places.forEachIndexed { i, place ->
            if (place == null) return@forEachIndexed
            val round = CornerRadius(4.dp.toPx())
            drawRoundRect(look.sheet, place.topLeft, place.size, round)
            drawRoundRect(look.ink, place.topLeft, place.size, round, style = Stroke(1.dp.toPx()))
            drawText(words[i], topLeft = place.topLeft + Offset(5.dp.toPx(), 2.5.dp.toPx()))
        }
    }

    private fun DrawScope.halo(words: TextLayoutResult, at: Offset) {
        drawText(words, topLeft = at, drawStyle = Stroke(3.dp.toPx(), join = StrokeJoin.Round), color = look.sheet)
        drawText(words, topLeft = at, color = look.ink, drawStyle = Fill)
    }
}

private fun TextLayoutResult.size() = Size(size.width.toFloat(), size.height.toFloat())

/** Numbers along each edge that there are at least. */
private const val AXIS_LINES = 4

/** Where along its line a tag is tried, the middle first. */
private val ALONG = floatArrayOf(0.5f, 0.38f, 0.62f, 0.28f, 0.72f, 0.2f, 0.8f, 0.12f, 0.88f, 0.06f, 0.94f)

/**
 * A place in [bounds] on each line for a tag of its size that covers neither another tag nor what is [taken]; null
 * where there is none, and the line goes without.
 */
fun placeTags(lines: List<Pair<Offset, Offset>>, sizes: List<Size>, taken: List<Rect>, bounds: Rect): List<Rect?> {
    val used = taken.toMutableList()
    return lines.mapIndexed { i, (from, to) ->
        ALONG.map { share ->
                val middle = from + (to - from) * share
                Rect(middle - Offset(sizes[i].width / 2, sizes[i].height / 2), sizes[i])
            }
            .firstOrNull { place ->
                val inside = bounds.contains(place.topLeft) && bounds.contains(place.bottomRight)
                inside && used.none(place::overlaps)
            }
            ?.also(used::add)
    }
}
