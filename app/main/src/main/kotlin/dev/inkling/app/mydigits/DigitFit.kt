package dev.inkling.app.mydigits

import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.app.ui.pad.PadMap
import dev.inkling.app.ui.pad.boundsOf

/** A drawing that is shown at one size, however small it was drawn, wants a brush that shrank with it. */
internal const val FINEST_SHOWN = 0.1f

/** Fits a drawing into a square of [side], a little up and left of its middle: the seal has the lower right. */
internal class DigitFit(strokes: List<InkStroke>, side: Float) : PadMap {
    private val box = boundsOf(strokes)
    private val middle = side * 0.46f

    /** Screen units for one of the pad's; the longer side of the digit takes 62 % of the square. */
    override val scale: Float = side * 0.62f / maxOf(box.width, box.height, 0.25f)

    override fun x(padX: Float): Float = middle + (padX - box.center.x) * scale

    override fun y(padY: Float): Float = middle + (padY - box.center.y) * scale
}
