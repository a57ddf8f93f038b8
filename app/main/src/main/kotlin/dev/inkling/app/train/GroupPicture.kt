package dev.inkling.app.train

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.FilterQuality
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.IntOffset
import androidx.compose.ui.unit.IntSize
import androidx.compose.ui.unit.dp
import dev.inkling.app.training.DataSample
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings

/** A row that leads to its settings, with a picture of 44 by 32. */
@Composable
fun PictureRow(
    picture: @Composable () -> Unit,
    title: String,
    support: String,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
) {
    Row(
        modifier
            .fillMaxWidth()
            .clickable(role = Role.Button, onClick = onClick)
            .defaultMinSize(minHeight = 56.dp)
            .padding(horizontal = 16.dp, vertical = 5.dp),
        horizontalArrangement = Arrangement.spacedBy(14.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Box(Modifier.size(44.dp, 32.dp), contentAlignment = Alignment.Center) { picture() }
        Column(Modifier.weight(1f)) {
            Text(title, style = Ink.type.rowTitle)
            if (support.isNotEmpty()) Support(support)
        }
        InkIcon(InkIcon.RIGHT, null, tint = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

/**
 * What was chosen for a part of a run, in a few strokes: that data, that optimizer's way, that loss, that schedule.
 * Decoration: the row says it in words. Empty until the [sketches] are there.
 */
@Composable
fun GroupPicture(group: Settings.Group, spec: RunSpec, sketches: Sketches?) {
    if (group == Settings.Group.DATA && spec.task().hasPictures()) return Digits(sketches?.data())
    val ink = MaterialTheme.colorScheme.onSurface
    val quiet = MaterialTheme.colorScheme.outline
    val colours = Ink.colors
    val threads = Facts.threads(spec)
    val step = rememberOf(spec) { batchShare(spec) }
    Canvas(Modifier.size(44.dp, 32.dp).sheet(4.dp)) {
        val pen = SketchPen(this, ink, quiet, 1.5.dp.toPx())
        val inset = 5.dp.toPx()
        val all = SketchPen.Frame(inset, inset, size.width - inset, size.height - inset)
        when (group) {
            Settings.Group.DATA ->
                sketches?.data()?.let { points(it, Offset.Zero, size, 1.2.dp.toPx(), colours, ink, each = 3) }
            Settings.Group.LOSS -> sketches?.let { pen.loss(it, all) }
            Settings.Group.OPTIMIZER -> sketches?.let { pen.way(it, all, small = true) }
            Settings.Group.SCHEDULE -> sketches?.let { pen.rates(it, all) }
            Settings.Group.BATCH -> pen.batch(step, all, 5, 3)
            Settings.Group.START -> sketches?.let { pen.curve(it.starts(), all, 0f, 1f) }
            Settings.Group.HARDWARE -> pen.chip(threads)
            Settings.Group.MODEL -> sketches?.let { pen.curve(it.bend(), all) }
        }
    }
}

/** Two pictures of those that are learned from, side by side. */
@Composable
private fun Digits(data: DataSample?) {
    val ink = Ink.colors
    val images =
        remember(data, ink.picture) {
            data?.pictures().orEmpty().take(2).map { imageOf(it, ink.picture, ink.onPicture) }
        }
    Canvas(Modifier.size(44.dp, 32.dp).clip(RoundedCornerShape(4.dp))) {
        drawRect(ink.picture)
        images.forEachIndexed { i, image ->
            val side = 22.dp.toPx()
            drawImage(
                image,
                dstOffset = IntOffset((i * side).toInt(), ((size.height - side) / 2).toInt()),
                dstSize = IntSize(side.toInt(), side.toInt()),
                filterQuality = FilterQuality.None,
            )
        }
    }
}

/** The share of an epoch that one step sees. */
internal fun batchShare(spec: RunSpec): Float {
    val facts = Facts.of(spec, 0)
    val batch = spec.whole(Settings.BATCH_SIZE) * spec.whole(Settings.ACCUMULATE)
    return if (batch == 0 || facts.learned == 0) 1f else (batch.toFloat() / facts.learned).coerceAtMost(1f)
}
