package dev.inkling.app.mydigits

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.border
import androidx.compose.foundation.combinedClickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Paint
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.drawIntoCanvas
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.pad.Brush
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Seal
import dev.inkling.app.ui.parts.sheet
import java.text.DateFormat
import java.util.Date
import java.util.Locale

/** A drawing with its seal. A tap selects, and so does holding; selected ones wear a frame and a tick. */
@Composable
internal fun DigitTile(
    digit: DrawnDigit,
    selected: Boolean,
    selecting: Boolean,
    onToggle: () -> Unit,
    modifier: Modifier = Modifier,
) {
    val scheme = MaterialTheme.colorScheme
    val brushes = remember(digit.strokes) { digit.strokes.map { Brush.along(it) } }
    val day =
        remember(digit.createdAt) {
            DateFormat.getDateInstance(DateFormat.LONG, Locale.getDefault()).format(Date(digit.createdAt))
        }
    val said = stringResource(R.string.mine_drawing, digit.label, day)
    val read = digit.readAs?.takeIf { it != digit.label }?.let { stringResource(R.string.mine_read_as, it) }
    val select = stringResource(R.string.mine_select)
    val shape = RoundedCornerShape(4.dp)
    Box(
        modifier
            .fillMaxWidth()
            .aspectRatio(1f)
            .sheet(4.dp)
            .then(if (selected) Modifier.border(3.dp, scheme.onSurface, shape) else Modifier)
            .combinedClickable(
                onClickLabel = select,
                onLongClickLabel = select,
                onLongClick = { if (!selecting) onToggle() },
                onClick = onToggle,
            )
            .semantics(mergeDescendants = true) {
                contentDescription = listOfNotNull(said, read).joinToString(", ")
                if (selecting) this[SemanticsProperties.Selected] = selected
            }
    ) {
        Canvas(Modifier.fillMaxSize()) {
            val fit = DigitFit(digit.strokes, size.minDimension)
            brushes.forEach { brush(it, fit, scheme.onSurface) }
        }
        if (selected) {
            InkIcon(
                InkIcon.CHECK,
                null,
                Modifier.align(Alignment.TopStart).padding(5.dp),
                size = 20.dp,
                selected = true,
            )
        }
        Seal(digit.label.toString(), 21.dp, Modifier.align(Alignment.BottomEnd).padding(5.dp))
    }
}

private fun DrawScope.brush(brush: Brush, fit: DigitFit, colour: Color) {
    val paint =
        Paint().apply {
            color = colour
            strokeCap = StrokeCap.Round
        }
    drawIntoCanvas { canvas ->
        for (i in 0 until brush.size()) {
            val from = maxOf(0, i - 1)
            paint.strokeWidth = brush.width(i) * fit.scale
            canvas.drawLine(
                Offset(fit.x(brush.x(from)), fit.y(brush.y(from))),
                Offset(fit.x(brush.x(i)), fit.y(brush.y(i))),
                paint,
            )
        }
    }
}
