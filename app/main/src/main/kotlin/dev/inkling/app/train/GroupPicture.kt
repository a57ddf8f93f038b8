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
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.watch.Outlines
import kotlin.math.exp
import kotlin.math.roundToInt
import kotlin.math.sin

/** A row that leads to its settings, with a picture of 44 by 32. */
@Composable
fun PictureRow(picture: @Composable () -> Unit, title: String, support: String, onClick: () -> Unit) {
    Row(
        Modifier.fillMaxWidth()
            .clickable(role = Role.Button, onClick = onClick)
            .defaultMinSize(minHeight = 60.dp)
            .padding(horizontal = 16.dp, vertical = 6.dp),
        horizontalArrangement = Arrangement.spacedBy(16.dp),
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

/** What a part of a run is about, in a few strokes. Decoration: the row says it in words. */
@Composable
fun GroupPicture(group: Settings.Group, spec: RunSpec) {
    val ink = MaterialTheme.colorScheme.onSurface
    val classes = Ink.colors
    val rates = rates(spec)
    val starts = starts(spec)
    Canvas(Modifier.size(44.dp, 32.dp).sheet(4.dp)) {
        val line = Stroke(1.5.dp.toPx(), cap = StrokeCap.Round, join = StrokeJoin.Round)
        when (group) {
            Settings.Group.DATA -> dataPicture(spec.task(), classes.classA, classes.classB, ink, line)
            Settings.Group.LOSS -> drawPath(graph { x -> exp(-3 * x) }, ink, style = line)
            Settings.Group.OPTIMIZER -> {
                drawPath(graph { x -> 0.85f - 0.7f * x + 0.22f * sin(9 * x) * (1 - x) }, ink, style = line)
                drawCircle(ink, 2.2.dp.toPx(), Offset(size.width * 0.85f, size.height * 0.75f))
            }
            Settings.Group.SCHEDULE -> drawPath(graph { x -> rates.at(x) }, ink, style = line)
            Settings.Group.BATCH ->
                for (row in 0 until 3) for (column in 0 until 5) {
                    drawCircle(ink, 1.2.dp.toPx(), Offset(size.width * (column + 1) / 6, size.height * (row + 1) / 4))
                }
            Settings.Group.START -> drawPath(graph { x -> 0.05f + 0.85f * starts.at(x) }, ink, style = line)
            Settings.Group.HARDWARE,
            Settings.Group.MODEL -> {
                val side = size.height * 0.44f
                val corner = Offset((size.width - side) / 2, (size.height - side) / 2)
                drawRect(ink, corner, Size(side, side), style = line)
                for (i in 1..3) {
                    val x = corner.x + side * i / 4
                    drawLine(ink, Offset(x, corner.y - 4.dp.toPx()), Offset(x, corner.y), line.width)
                    drawLine(ink, Offset(x, corner.y + side), Offset(x, corner.y + side + 4.dp.toPx()), line.width)
                }
            }
        }
    }
}

/** How often a first weight is drawn, from the lowest in a picture to the highest. */
@Composable internal fun starts(spec: RunSpec): FloatArray = remember(spec.init()) { Outlines.starts(spec, POINTS) }

/** The path of a function from 0 to 1 in a picture with a margin. */
internal fun DrawScope.graph(of: (Float) -> Float) =
    Path().apply {
        for (i in 0..32) {
            val x = i / 32f
            val place = Offset(size.width * (0.12f + 0.76f * x), size.height * (0.88f - 0.76f * of(x)))
            if (i == 0) moveTo(place.x, place.y) else lineTo(place.x, place.y)
        }
    }

/** The course of the run's schedule in outline. */
@Composable
internal fun rates(spec: RunSpec): FloatArray =
    remember(spec.text(Settings.SCHEDULE_NAME), spec.options(spec.schedule())) { Outlines.rates(spec, POINTS) }

/** The value of an outline at a share of its way. */
internal fun FloatArray.at(share: Float): Float = this[(share * (size - 1)).roundToInt().coerceIn(0, size - 1)]

/** So many points make a small picture smooth. */
internal const val POINTS = 33
