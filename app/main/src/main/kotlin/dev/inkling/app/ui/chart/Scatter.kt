package dev.inkling.app.ui.chart

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.dp
import dev.inkling.app.ui.parts.sheet

/** Two numbers of each sample, one [across] and one [up], on equal axes with the diagonal where both are the same. */
@Composable
fun Scatter(across: FloatArray, up: FloatArray, description: String, modifier: Modifier = Modifier) {
    val look = rememberChartLook()
    val measurer = rememberTextMeasurer()
    val axis = remember(across, up) { Axis.around(minOf(across.min(), up.min()), maxOf(across.max(), up.max())) }
    val ticks = axis.ticks(4)
    Canvas(modifier.fillMaxWidth().aspectRatio(1f).sheet().semantics { contentDescription = description }) {
        val words = ticks.map { measurer.measure(it.words(), look.tick).size }
        val gutter = words.maxOf { it.width } + 12.dp.toPx()
        val foot = words.maxOf { it.height } + 8.dp.toPx()
        val side = minOf(size.width - gutter - 14.dp.toPx(), size.height - foot - 12.dp.toPx())
        val plot = Rect(Offset(gutter, 12.dp.toPx()), Size(side, side))
        with(ChartFrame(plot, axis, axis, 1f, "", look, measurer)) {
            axes(ticks, "")
            scatter(across, up)
        }
    }
}
