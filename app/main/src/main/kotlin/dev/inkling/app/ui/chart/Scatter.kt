package dev.inkling.app.ui.chart

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.layout.layout
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.parts.sheet

/**
 * Two numbers of each sample, one [across] and one [up], in a square with the same axis on both sides and the diagonal
 * where both numbers are the same. [acrossName] and [upName] stand at the axes.
 */
@Composable
fun Scatter(
    across: FloatArray,
    up: FloatArray,
    acrossName: String,
    upName: String,
    description: String,
    modifier: Modifier = Modifier,
) {
    val look = rememberChartLook()
    val measurer = rememberTextMeasurer()
    val axis = remember(across, up) { Axis.around(minOf(across.min(), up.min()), maxOf(across.max(), up.max())) }
    val ticks = axis.ticks(6)
    val words = ticks.map { measurer.measure(it.words(), look.tick).size }
    val gutter = words.maxOf { it.width }
    val foot = words.maxOf { it.height }
    val head = with(LocalDensity.current) { foot + 2 * NAME_TOP.dp.roundToPx() }
    // As high as a square beside and above the words of its axes needs.
    val square =
        Modifier.layout { measurable, room ->
            val high = room.maxWidth - gutter - 26.dp.roundToPx() + foot + head + 8.dp.roundToPx()
            val placed = measurable.measure(Constraints.fixed(room.maxWidth, high))
            layout(placed.width, placed.height) { placed.place(0, 0) }
        }
    Canvas(modifier.fillMaxWidth().then(square).sheet().testTag(CHART).semantics { contentDescription = description }) {
        val side = size.width - gutter - 26.dp.toPx()
        val plot = Rect(Offset(gutter + 12.dp.toPx(), head.toFloat()), Size(side, side))
        with(ChartFrame(plot, axis, axis, 1f, AxisNames(upName, acrossName), look, measurer)) {
            axes(ticks, "", Axis.Tick::words)
            scatter(across, up)
        }
    }
}
