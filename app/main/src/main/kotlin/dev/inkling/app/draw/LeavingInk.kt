package dev.inkling.app.draw

import androidx.compose.animation.core.Animatable
import androidx.compose.animation.core.CubicBezierEasing
import androidx.compose.animation.core.LinearEasing
import androidx.compose.animation.core.tween
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.TransformOrigin
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.pad.Brush
import dev.inkling.app.ui.pad.FINEST
import dev.inkling.app.ui.pad.PadSpace
import dev.inkling.app.ui.pad.drawBrush
import dev.inkling.app.ui.parts.Seal
import dev.inkling.app.ui.theme.Ink

/** Where My digits is, seen from the pad whose sides are 1: above it, to the right. */
private val ABOVE = TransformOrigin(0.82f, -0.62f)
private val BESIDE = TransformOrigin(0.86f, -0.06f)
private val DECELERATE = CubicBezierEasing(0.05f, 0.7f, 0.1f, 1f)

private const val FADE_MILLIS = 120
private const val STAMP_MILLIS = 140
private const val AWAY_MILLIS = 220

/**
 * Ink on its way out of the pad: cleared ink fades; kept ink gets its seal, which lands, and then the drawing shrinks
 * towards My digits, which says where it went. Where the system asks for no motion it is simply gone.
 */
@Composable
internal fun LeavingInk(leaving: Leaving, wide: Boolean, onLeft: () -> Unit, modifier: Modifier = Modifier) {
    val still = Ink.still
    val stamp = remember(leaving) { Animatable(0f) }
    val away = remember(leaving) { Animatable(0f) }
    LaunchedEffect(leaving) {
        if (!still) {
            if (leaving.seal == null) {
                away.animateTo(1f, tween(FADE_MILLIS, easing = LinearEasing))
            } else {
                stamp.animateTo(1f, tween(STAMP_MILLIS, easing = DECELERATE))
                away.animateTo(1f, tween(AWAY_MILLIS, easing = DECELERATE))
            }
        }
        onLeft()
    }
    if (still) return
    val colour = MaterialTheme.colorScheme.onSurface
    Box(
        modifier.graphicsLayer {
            alpha = 1f - away.value
            if (leaving.seal != null) {
                val size = 1f - 0.94f * away.value
                scaleX = size
                scaleY = size
                transformOrigin = if (wide) BESIDE else ABOVE
            }
        }
    ) {
        Canvas(Modifier.fillMaxSize()) {
            val space = PadSpace(size, leaving.strokes)
            val width = Brush.widthFor(leaving.strokes, FINEST)
            for (stroke in leaving.strokes) drawBrush(Brush.along(stroke, width), space, colour)
        }
        if (leaving.seal != null) {
            Seal(
                leaving.seal,
                56.dp,
                Modifier.align(Alignment.BottomEnd).padding(16.dp).graphicsLayer {
                    val size = 1.12f - 0.12f * stamp.value
                    scaleX = size
                    scaleY = size
                },
            )
        }
    }
}
