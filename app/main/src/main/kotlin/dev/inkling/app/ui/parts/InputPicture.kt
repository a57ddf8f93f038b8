package dev.inkling.app.ui.parts

import android.graphics.Bitmap
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.FilterQuality
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.graphics.toArgb
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.IntSize
import androidx.compose.ui.unit.dp
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.theme.InkColors

/** What the net sees, white on black in light and in dark, its pixels left as they are. */
@Composable
fun InputPicture(picture: GreyPicture, side: Dp, modifier: Modifier = Modifier, description: String? = null) {
    val ink = Ink.colors
    val image = remember(picture, ink) { picture.toImage(ink) }
    PixelImage(
        image,
        modifier
            .size(side)
            .then(
                if (description == null) Modifier
                else
                    Modifier.semantics {
                        contentDescription = description
                        role = Role.Image
                    }
            ),
    )
}

/** Draws [image] to the size it is given without smoothing its pixels. */
@Composable
fun PixelImage(image: ImageBitmap, modifier: Modifier = Modifier) {
    val ink = Ink.colors
    val shape = RoundedCornerShape(4.dp)
    val frame = if (ink.dark) Modifier.border(1.dp, MaterialTheme.colorScheme.outlineVariant, shape) else Modifier
    Canvas(modifier.clip(shape).background(ink.picture).then(frame)) {
        drawImage(image, dstSize = IntSize(size.width.toInt(), size.height.toInt()), filterQuality = FilterQuality.None)
    }
}

private fun GreyPicture.toImage(ink: InkColors): ImageBitmap = toImage {
    lerp(ink.picture, ink.onPicture, it.coerceIn(0f, 1f))
}

/** The picture with [colour] for each value. */
fun GreyPicture.toImage(colour: (Float) -> Color): ImageBitmap {
    val pixels = IntArray(values().size) { colour(values()[it]).toArgb() }
    return Bitmap.createBitmap(pixels, width(), height(), Bitmap.Config.ARGB_8888).asImageBitmap()
}
