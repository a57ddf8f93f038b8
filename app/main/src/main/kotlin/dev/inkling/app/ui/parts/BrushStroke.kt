package dev.inkling.app.ui.parts

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Matrix
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.drawscope.translate
import androidx.compose.ui.graphics.vector.PathParser

private const val ACROSS =
    "M0.5 4.6C1.5 1.8 5 1.5 9 1.7C19 2.3 31 2.3 43.5 2.9C40 4.3 33 5.2 24 5.6C16 6 8 7.3 3.5 6.9C1.3 6.7 0 6 0.5 4.6z"

/** The brush stroke that marks the selected destination: across the bar of a phone, upright at a tablet's rail. */
class BrushStroke {
    private val across: Path = PathParser().parsePathString(ACROSS).toPath()
    private val upright: Path =
        Path().apply {
            addPath(across)
            transform(Matrix().apply { rotateZ(90f) })
        }

    /** Draws it lying, [width] x [height] pixels from [at]. */
    fun DrawScope.lying(at: Offset, width: Float, height: Float, colour: Color) =
        translate(at.x, at.y) { scale(width / 44f, height / 8f, Offset.Zero) { drawPath(across, colour) } }

    /** Draws it upright, [width] x [height] pixels from [at]. */
    fun DrawScope.upright(at: Offset, width: Float, height: Float, colour: Color) =
        translate(at.x + width, at.y) { scale(width / 8f, height / 44f, Offset.Zero) { drawPath(upright, colour) } }
}

/** The app's mark, a loss curve in one brush stroke that lands on a seal, in a field of 108. */
object Mark {
    val stroke: Path =
        PathParser()
            .parsePathString(
                "M30.1 35.8L34.8 30.6C38.3 30.5 40.7 32.8 40.9 37C41.7 50.8 44.5 59.8 50.9 65.2C54 67.8 56.9 69.1 60.2 69.9C61.2 70.2 61.3 71.5 60.3 71.8C55.3 73.3 48.6 72.1 43.2 67.7C35 60.9 31.7 50.3 30.1 35.8Z"
            )
            .toPath()
    val seal: Path =
        PathParser()
            .parsePathString(
                "M65.3 64L75.2 63.5A1.5 1.5 0 0 1 76.9 65.1L77.1 75.1A1.6 1.6 0 0 1 75.6 76.7L65.5 77A1.6 1.6 0 0 1 63.9 75.4L63.7 65.5A1.5 1.5 0 0 1 65.3 64Z"
            )
            .toPath()
}
