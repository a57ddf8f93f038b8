package dev.inkling.app.sessions

import android.graphics.Bitmap
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.FilterQuality
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.clipRect
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.graphics.toArgb
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.drawText
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.toIntSize
import androidx.compose.ui.util.lerp
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.nnlib.watch.Boundary
import kotlin.math.abs

/** Where tags stand along their lines, so that neighbours are far apart. */
private const val GOLDEN = 0.618f

/** How many tones a field runs through from one class to the other. */
private const val TONES = 10

/** Pixels of the regions' picture for each square of the grid, a side. */
private const val FINER = 3

/**
 * The plane as the net divides it: regions in ten tones, the line where it decides, the cuts of a few hidden neurons,
 * the points.
 */
@Composable
fun PlaneField(plane: Plane, description: String, modifier: Modifier = Modifier) {
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
    val regions = remember(plane.boundary, look) { plane.boundary?.let { regions(it, look) } }
    val strongest = remember(plane.boundary) { plane.boundary?.let(::strongestCuts) ?: emptyList() }
    val measurer = rememberTextMeasurer()
    val tag: TextStyle = Ink.type.tick.copy(color = look.ink)
    Canvas(modifier.fillMaxWidth().aspectRatio(379f / 330f).sheet().semantics { contentDescription = description }) {
        val view = FieldView(plane, size)
        plane.boundary?.let { boundary ->
            with(view) {
                regions?.let { drawImage(it, dstSize = size.toIntSize(), filterQuality = FilterQuality.Low) }
                decision(boundary, look)
                val lines = strongest.mapNotNull { i -> cutLine(boundary.cuts()[i])?.let { i to it } }
                for ((_, line) in lines) {
                    val dash = PathEffect.dashPathEffect(floatArrayOf(6.dp.toPx(), 4.dp.toPx()))
                    val wide = (if (plane.many) 1.dp else 1.5.dp).toPx()
                    drawLine(look.ink, line.first, line.second, wide, pathEffect = dash)
                }
                for ((i, line) in lines) {
                    val (from, to) = line
                    val words = measurer.measure("h${i + 1}", tag)
                    val at = from + (to - from) * (0.15f + 0.7f * (i * GOLDEN % 1f))
                    val box = Size(words.size.width + 8.dp.toPx(), words.size.height + 4.dp.toPx())
                    val corner = at - Offset(box.width / 2, box.height / 2)
                    drawRect(look.sheet, corner, box)
                    drawRect(look.line, corner, box, style = Stroke(1.dp.toPx()))
                    drawText(words, topLeft = corner + Offset(4.dp.toPx(), 2.dp.toPx()))
                }
            }
        }
        with(view) { points(plane, look) }
    }
}

/** Whether there are more points than large ones have room for; what lies between them is thinner, too. */
private val Plane.many: Boolean
    get() = points.size > 8

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

/** The regions as a picture, finer than the boundary's grid, whose answers are taken for the middles of its squares. */
private fun regions(boundary: Boundary, look: FieldLook): ImageBitmap {
    val side = boundary.side()
    val tones = IntArray(TONES) { look.tone((it + 0.5f) / TONES).toArgb() }
    val wide = side * FINER
    val pixels = IntArray(wide * wide)
    for (y in 0 until wide) {
        val v = ((y + 0.5f) / FINER - 0.5f).coerceIn(0f, side - 1f)
        val low = minOf(v.toInt(), side - 2)
        for (x in 0 until wide) {
            val u = ((x + 0.5f) / FINER - 0.5f).coerceIn(0f, side - 1f)
            val left = minOf(u.toInt(), side - 2)
            val below = lerp(boundary.answer(left, low), boundary.answer(left + 1, low), u - left)
            val above = lerp(boundary.answer(left, low + 1), boundary.answer(left + 1, low + 1), u - left)
            val tone = (lerp(below, above, v - low) * TONES).toInt().coerceIn(0, TONES - 1)
            pixels[(wide - 1 - y) * wide + x] = tones[tone]
        }
    }
    return Bitmap.createBitmap(pixels, wide, wide, Bitmap.Config.ARGB_8888).asImageBitmap()
}

/** Where the plane's points lie on the canvas; the middle square of the plane is shown, y upwards. */
private class FieldView(plane: Plane, private val size: Size) {
    private val low: Float
    private val wide: Float

    init {
        val boundary = plane.boundary
        if (boundary != null) {
            low = boundary.min().toFloat()
            wide = (boundary.max() - boundary.min()).toFloat()
        } else {
            val least = plane.points.minOf { minOf(it.x, it.y) }
            val most = plane.points.maxOf { maxOf(it.x, it.y) }
            low = least - 0.3f * (most - least)
            wide = 1.6f * (most - least)
        }
    }

    private val scaleX = size.width / wide
    private val scaleY = size.height / wide

    fun at(x: Double, y: Double) = Offset(((x - low) * scaleX).toFloat(), size.height - ((y - low) * scaleY).toFloat())

    /** The line of one half, by marching through the grid's squares. */
    fun DrawScope.decision(boundary: Boundary, look: FieldLook) {
        val side = boundary.side()
        val step = (boundary.max() - boundary.min()) / side
        fun centre(column: Int, row: Int) =
            at(boundary.min() + (column + 0.5) * step, boundary.min() + (row + 0.5) * step)
        for (row in 0 until side - 1) {
            for (column in 0 until side - 1) {
                val corners = arrayOf(column to row, column + 1 to row, column + 1 to row + 1, column to row + 1)
                val crossings = mutableListOf<Offset>()
                for (i in 0..3) {
                    val (c1, r1) = corners[i]
                    val (c2, r2) = corners[(i + 1) % 4]
                    val a = boundary.answer(c1, r1) - 0.5f
                    val b = boundary.answer(c2, r2) - 0.5f
                    if (a > 0 == b > 0) continue
                    val from = centre(c1, r1)
                    crossings += from + (centre(c2, r2) - from) * (a / (a - b))
                }
                for (i in 0 until crossings.size - 1 step 2) {
                    drawLine(look.ink, crossings[i], crossings[i + 1], 2.5.dp.toPx())
                }
            }
        }
    }

    /** The part of a neuron's line inside the picture, or null where it misses it. */
    fun cutLine(cut: Boundary.Cut): Pair<Offset, Offset>? {
        val high = (low + wide).toDouble()
        val ends = mutableListOf<Offset>()
        if (abs(cut.b()) > 1e-9) {
            for (x in doubleArrayOf(low.toDouble(), high)) {
                val y = -(cut.a() * x + cut.c()) / cut.b()
                if (y in low.toDouble()..high) ends += at(x, y)
            }
        }
        if (abs(cut.a()) > 1e-9) {
            for (y in doubleArrayOf(low.toDouble(), high)) {
                val x = -(cut.b() * y + cut.c()) / cut.a()
                if (x in low.toDouble()..high) ends += at(x, y)
            }
        }
        return if (ends.size < 2) null else ends[0] to ends[1]
    }

    fun DrawScope.points(plane: Plane, look: FieldLook) {
        val many = plane.many
        val radius = (if (many) 3.5.dp else 9.dp).toPx()
        val halo = (if (many) 1.dp else 2.dp).toPx()
        clipRect {
            for (point in plane.points) {
                val at = at(point.x.toDouble(), point.y.toDouble())
                if (point.yes) {
                    drawCircle(look.sheet, radius + halo, at)
                    drawCircle(look.classA, radius, at)
                } else {
                    val square = Rect(at, radius * 0.9f)
                    drawRect(
                        look.sheet,
                        square.topLeft - Offset(halo, halo),
                        Size(square.width + 2 * halo, square.height + 2 * halo),
                    )
                    drawRect(
                        look.classB,
                        square.topLeft,
                        square.size,
                        style = Stroke(if (many) 2.dp.toPx() else 4.dp.toPx()),
                    )
                }
            }
        }
    }
}
