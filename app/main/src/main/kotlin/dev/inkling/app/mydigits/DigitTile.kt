package dev.inkling.app.mydigits

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.border
import androidx.compose.foundation.combinedClickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithCache
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.res.stringArrayResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.pad.Brush
import dev.inkling.app.ui.pad.Example
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.app.ui.pad.drawBrush
import dev.inkling.app.ui.pad.fibres
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Seal
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.words.dateWords

private fun brushesOf(strokes: List<InkStroke>): List<Brush> {
    val width = Brush.widthFor(strokes, FINEST_SHOWN)
    return strokes.map { Brush.along(it, width) }
}

/** What a kept drawing looks like, before there is one. */
@Composable
internal fun StampedExample(modifier: Modifier = Modifier) {
    val colour = MaterialTheme.colorScheme.onSurface
    Box(modifier.size(112.dp).sheet(4.dp)) {
        Canvas(Modifier.fillMaxSize()) {
            val fit = DigitFit(listOf(Example.STROKE), size.minDimension)
            drawBrush(Brush.along(Example.STROKE), fit, colour)
        }
        Seal("3", 27.dp, Modifier.align(Alignment.BottomEnd).padding(7.dp))
    }
}

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
    val brushes = remember(digit.strokes) { brushesOf(digit.strokes) }
    val day = dateWords(digit.createdAt, "yMMMMd")
    val said = String.format(stringArrayResource(R.array.mine_drawing)[digit.label], day)
    val read = digit.readAs?.takeIf { it != digit.label }?.let { stringArrayResource(R.array.mine_read_as)[it] }
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
        Spacer(
            Modifier.fillMaxSize().drawWithCache {
                val paper = fibres(size.width, size.height, 1.dp.toPx(), digit.id)
                onDrawBehind { drawPath(paper, scheme.onSurface.copy(alpha = 0.055f), style = Stroke(0.8.dp.toPx())) }
            }
        )
        Canvas(Modifier.fillMaxSize()) {
            val fit = DigitFit(digit.strokes, size.minDimension)
            brushes.forEach { drawBrush(it, fit, scheme.onSurface) }
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
