package dev.inkling.app.train

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.FilterQuality
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.drawText
import androidx.compose.ui.unit.IntOffset
import androidx.compose.ui.unit.IntSize
import androidx.compose.ui.unit.dp
import dev.inkling.app.train.NetOutline.Kind
import dev.inkling.app.training.DataSample
import dev.inkling.app.ui.theme.InkColors
import kotlin.math.max
import kotlin.math.min
import kotlin.random.Random

/** The strokes of a net's picture. */
internal class NetPen(
    private val scope: DrawScope,
    private val outline: NetOutline,
    private val layout: NetLayout,
    private val ink: Color,
    private val quiet: Color,
    private val paper: Color,
    private val colours: InkColors,
) {
    /** The same at every drawing: lines that flicker would seem to mean something. */
    private val chance = Random(7)

    private val windows = ArrayList<Window>()

    fun draw(image: ImageBitmap?, data: DataSample?, digits: List<TextLayoutResult>) {
        for (i in 1 until outline.blocks.size) connect(i - 1, i)
        outline.blocks.forEachIndexed { i, block ->
            when (block.kind) {
                Kind.PICTURE -> picture(i, image)
                Kind.NUMBERS -> numbers(i, data)
                Kind.MAPS -> maps(i)
                else -> units(i, digits)
            }
        }
        windows.forEach(Window::frame)
    }

    private fun px(dp: Float) = with(scope) { dp.dp.toPx() }

    private fun slot(at: Int) = layout.slots[at]

    private fun picture(at: Int, image: ImageBitmap?) {
        val slot = slot(at)
        val corner = Offset(px(slot.left), px(slot.top))
        val size = Size(px(slot.wide), px(slot.high))
        scope.drawRect(colours.picture, corner, size)
        if (image != null) {
            scope.drawImage(
                image,
                dstOffset = IntOffset(corner.x.toInt(), corner.y.toInt()),
                dstSize = IntSize(size.width.toInt(), size.height.toInt()),
                filterQuality = FilterQuality.None,
            )
        }
        if (colours.dark) scope.drawRect(quiet.copy(alpha = 0.6f), corner, size, style = Stroke(px(1f)))
    }

    /** Numbers that come in as rings, and before them the points that they are of. */
    private fun numbers(at: Int, data: DataSample?) {
        val slot = slot(at)
        for (i in 0 until slot.rows) ring(unit(at, i))
        if (data == null || data.classes().isEmpty()) return
        val side = px(NetLayout.PLANE)
        val corner = Offset(px(slot.left), px(slot.middle()) - side / 2)
        scope.drawRect(quiet.copy(alpha = 0.5f), corner, Size(side, side), style = Stroke(px(1f)))
        scope.points(data, corner, Size(side, side), px(1.2f), colours, ink, each = 3)
    }

    /** Sheets behind each other, the foremost of them whole. */
    private fun maps(at: Int) {
        val slot = slot(at)
        val behind = (slot.sheets - 1) * slot.step
        val size = Size(px(slot.wide - behind), px(slot.high - behind))
        for (sheet in slot.sheets - 1 downTo 0) {
            val corner = Offset(px(slot.left + sheet * slot.step), px(slot.top + behind - sheet * slot.step))
            scope.drawRect(paper, corner, size)
            scope.drawRect(ink.copy(alpha = 0.06f), corner, size)
            scope.drawRect(ink.copy(alpha = if (sheet == 0) 1f else 0.6f), corner, size, style = Stroke(px(1.1f)))
        }
    }

    private fun units(at: Int, digits: List<TextLayoutResult>) {
        val slot = slot(at)
        val block = outline.blocks[at]
        if (block.count <= NetLayout.FEW) {
            for (i in 0 until slot.rows) ring(unit(at, i))
            if (block.kind == Kind.OUTPUT && block.count == digits.size) label(at, digits)
            return
        }
        val shade = Random(at)
        for (i in 0 until layout.dots(block, at)) {
            val x = px(slot.left + (i / slot.rows + 0.5f) * slot.pitch)
            val y = px(slot.top + (i % slot.rows + 0.5f) * slot.pitch)
            scope.drawCircle(ink.copy(alpha = 0.35f + 0.65f * shade.nextFloat()), px(1.6f), Offset(x, y))
        }
    }

    private fun label(at: Int, digits: List<TextLayoutResult>) {
        val high = digits[0].size.height
        // In type that is too large for its place the digits would run into each other: then each second one stands.
        val each = if (high > px(slot(at).pitch) * 1.35f) 3 else 1
        for (i in digits.indices step each) {
            val place = unit(at, i)
            scope.drawText(digits[i], topLeft = Offset(place.x + px(9f), place.y - high / 2f))
        }
    }

    private fun ring(at: Offset) {
        scope.drawCircle(paper, px(4.2f), at)
        scope.drawCircle(ink, px(4.2f), at, style = Stroke(px(1.5f)))
    }

    /** The middle of a ring. */
    private fun unit(at: Int, i: Int): Offset {
        val slot = slot(at)
        val before = if (outline.blocks[at].kind == Kind.NUMBERS) NetLayout.PLANE + NetLayout.PLANE_GAP else 0f
        return Offset(px(slot.left + before + 4), px(slot.top + (i + 0.5f) * slot.pitch))
    }

    /** Lines between two blocks: each where there are few, some of them where there are many. */
    private fun connect(from: Int, to: Int) {
        val few = ringed(from) && ringed(to)
        if (outline.blocks[to].kind == Kind.MAPS && !ringed(from)) return window(from, to)
        if (few) {
            for (a in 0 until slot(from).rows) for (b in 0 until slot(to).rows) line(unit(from, a), unit(to, b), 0.75f)
            return
        }
        repeat(min(70, max(24, slot(from).rows * slot(to).rows))) { line(leaving(from), entering(to), 0.34f) }
    }

    private fun ringed(at: Int): Boolean {
        val kind = outline.blocks[at].kind
        return kind != Kind.PICTURE && kind != Kind.MAPS && outline.blocks[at].count <= NetLayout.FEW
    }

    private fun line(from: Offset, to: Offset, most: Float) =
        scope.drawLine(ink.copy(alpha = 0.06f + most * chance.nextFloat()), from, to, px(0.7f))

    private fun leaving(at: Int): Offset {
        val slot = slot(at)
        if (ringed(at)) return unit(at, chance.nextInt(slot.rows))
        val behind = (slot.sheets - 1) * slot.step
        return Offset(px(slot.right() - behind / 2), px(slot.top + behind + (slot.high - behind) * chance.nextFloat()))
    }

    private fun entering(at: Int): Offset {
        val slot = slot(at)
        if (ringed(at)) return unit(at, chance.nextInt(slot.rows))
        return Offset(px(slot.left), px(slot.top + slot.high * chance.nextFloat()))
    }

    /**
     * The window through which a map looks at the pictures before it, as large as it is, and the place that it fills.
     */
    private fun window(from: Int, to: Int) {
        val before = slot(from)
        val next = slot(to)
        val scale = px(before.pitch)
        val side = max(px(4f), outline.blocks[to].kernel * scale)
        val behind = (before.sheets - 1) * before.step
        val front = Offset(px(before.left), px(before.top + behind))
        val wide = px(before.wide - behind)
        val corner = Offset(front.x + min(wide * 0.62f, wide - side), front.y + wide * 0.2f)
        val goal = Offset(px(next.left) + px(next.wide) * 0.24f, px(next.middle()))
        val window = Window(corner, side, goal, outline.blocks[from].kind == Kind.PICTURE)
        window.lines()
        windows.add(window)
    }

    private inner class Window(
        private val corner: Offset,
        private val side: Float,
        private val goal: Offset,
        private val onPicture: Boolean,
    ) {
        fun lines() {
            for (end in listOf(Offset(side, 0f), Offset(side, side))) {
                scope.drawLine(ink.copy(alpha = 0.45f), corner + end, goal, px(0.8f))
            }
        }

        /** Over the blocks. */
        fun frame() {
            val colour = if (onPicture) colours.onPicture else ink
            scope.drawRect(colour, corner, Size(side, side), style = Stroke(px(1.1f)))
            scope.drawRect(ink, goal - Offset(px(1.5f), px(1.5f)), Size(px(3f), px(3f)))
        }
    }
}
