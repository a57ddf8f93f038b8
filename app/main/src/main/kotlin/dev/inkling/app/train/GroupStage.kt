package dev.inkling.app.train

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.training.DataSample
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.PixelImage
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.epochsWords
import dev.inkling.app.ui.words.rateWords
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings

private val HIGH = 140.dp

/**
 * What a part of a run does as it is set now, large, with a line that says what is seen. It moves with every choice in
 * the sheet below it.
 */
@Composable
fun GroupStage(group: Settings.Group, state: TrainState, modifier: Modifier = Modifier, height: Dp = HIGH) {
    val sketches = state.sketches
    Column(modifier, Arrangement.spacedBy(6.dp)) {
        when (group) {
            Settings.Group.DATA -> DataStage(state, height)
            Settings.Group.BATCH -> {
                val step = rememberOf(state.spec) { batchShare(state.spec) }
                Stage(height) { frame -> batch(step, frame, 30, 10) }
                Caption(batchFacts(state))
            }
            Settings.Group.HARDWARE -> {
                val threads = Facts.threads(state.spec)
                Stage(height * 0.7f) { frame -> cores(threads, Runtime.getRuntime().availableProcessors(), frame) }
                Caption(hardwareFacts(state.spec))
            }
            Settings.Group.LOSS -> LossStage(sketches, height)
            Settings.Group.OPTIMIZER -> {
                Stage(height) { frame -> sketches?.let { way(it, frame, small = false) } }
                Caption(stringResource(R.string.stage_optimizer))
            }
            Settings.Group.SCHEDULE -> ScheduleStage(state.spec, sketches, height)
            Settings.Group.START -> StartStage(sketches, height)
            Settings.Group.MODEL -> Unit
        }
    }
}

/** A sheet on which [draw] has a frame with a margin. */
@Composable
private fun Stage(height: Dp, modifier: Modifier = Modifier, draw: SketchPen.(SketchPen.Frame) -> Unit) {
    val ink = MaterialTheme.colorScheme.onSurface
    val quiet = MaterialTheme.colorScheme.outline
    Canvas(modifier.fillMaxWidth().height(height).sheet()) { SketchPen(this, ink, quiet, 2.25.dp.toPx()).draw(frame()) }
}

private fun DrawScope.frame(): SketchPen.Frame {
    val inset = 14.dp.toPx()
    return SketchPen.Frame(inset, inset, size.width - inset, size.height - inset)
}

/** The points of a plane, or pictures as the run will see them. */
@Composable
fun DataStage(state: TrainState, height: Dp = HIGH) {
    val data = state.sketches?.data()?.takeIf { it.task() == state.spec.task() }
    val ink = MaterialTheme.colorScheme.onSurface
    val colours = Ink.colors
    if (state.spec.task().hasPictures()) {
        if (data != null && data.pictures().isNotEmpty()) Pictures(data)
        else Box(Modifier.fillMaxWidth().sheet().padding(16.dp)) { Support(stringResource(R.string.data_not_here)) }
    } else {
        Canvas(Modifier.fillMaxWidth().height(height).sheet()) {
            if (data != null) points(data, Offset.Zero, size, 2.6.dp.toPx(), colours, ink)
        }
    }
    Caption(dataFacts(state))
}

@Composable
private fun Pictures(data: DataSample) {
    val ink = Ink.colors
    val images = remember(data, ink.picture) { data.pictures().map { imageOf(it, ink.picture, ink.onPicture) } }
    BoxWithConstraints {
        val columns = (images.size + 1) / 2
        val side = ((maxWidth - 6.dp * (columns - 1)) / columns).coerceAtMost(88.dp)
        Column(Modifier.clearAndSetSemantics {}, Arrangement.spacedBy(6.dp)) {
            images.chunked(columns).forEach { row ->
                Row(horizontalArrangement = Arrangement.spacedBy(6.dp)) {
                    row.forEach { PixelImage(it, Modifier.size(side)) }
                }
            }
        }
    }
}

@Composable
private fun LossStage(sketches: Sketches?, height: Dp) {
    val axis = sketches?.lossAxis() ?: return Stage(height) {}
    Stage(height) { frame ->
        axes(frame, axis != Sketches.LossAxis.CERTAINTY)
        loss(sketches, frame)
    }
    val (left, right) =
        when (axis) {
            Sketches.LossAxis.CERTAINTY -> R.string.stage_loss_wrong to R.string.stage_loss_sure
            Sketches.LossAxis.DISTANCE -> R.string.stage_loss_below to R.string.stage_loss_above
            Sketches.LossAxis.LEAD -> R.string.stage_loss_behind to R.string.stage_loss_ahead
        }
    Ends(stringResource(left), stringResource(right))
}

@Composable
private fun ScheduleStage(spec: RunSpec, sketches: Sketches?, height: Dp) {
    Box {
        Stage(height) { frame ->
            val below = SketchPen.Frame(frame.left, frame.top + frame.height * 0.12f, frame.right, frame.bottom)
            axes(below, false)
            sketches?.let { rates(it, below) }
        }
        val most = sketches?.rates()?.maxOrNull() ?: return@Box
        Text(
            stringResource(R.string.stage_rate, rateWords(most.toString().toDouble())),
            Modifier.align(Alignment.TopEnd).padding(horizontal = 10.dp, vertical = 6.dp),
            style = Ink.type.caption,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
    Ends("0", epochsWords(spec.epochs()))
}

@Composable
private fun StartStage(sketches: Sketches?, height: Dp) {
    val paper = MaterialTheme.colorScheme.surfaceContainerLowest
    Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
        Stage(height * 0.8f, Modifier.weight(0.42f)) { frame ->
            axes(frame, true)
            sketches?.let { curve(it.starts(), frame, 0f, 1.05f) }
        }
        Stage(height * 0.8f, Modifier.weight(0.58f)) { frame -> sketches?.let { weights(it.weights(), frame, paper) } }
    }
    Caption(stringResource(R.string.stage_start))
}

/** What stands at the two ends of a picture's axis. */
@Composable
private fun Ends(left: String, right: String) =
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(12.dp)) {
        Caption(left, Modifier.weight(1f))
        Text(
            right,
            Modifier.weight(1f),
            style = Ink.type.caption,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            textAlign = TextAlign.End,
        )
    }

/** What the activation makes of numbers, beside the words that say it. */
@Composable
internal fun BendPicture(sketches: Sketches?) {
    val ink = MaterialTheme.colorScheme.onSurface
    val quiet = MaterialTheme.colorScheme.outline
    Canvas(Modifier.size(96.dp, 72.dp).sheet(4.dp)) {
        val inset = 8.dp.toPx()
        val frame = SketchPen.Frame(inset, inset, size.width - inset, size.height - inset)
        val pen = SketchPen(this, ink, quiet, 2.dp.toPx())
        val bend = sketches?.bend() ?: return@Canvas
        val low = minOf(-1f, bend.min()).coerceAtLeast(-Sketches.REACH)
        val high = maxOf(1f, bend.max()).coerceAtMost(Sketches.REACH)
        drawLine(quiet, frame.at(0f, -low / (high - low)), frame.at(1f, -low / (high - low)), 1.dp.toPx())
        drawLine(quiet, frame.at(0.5f, 0f), frame.at(0.5f, 1f), 1.dp.toPx())
        pen.curve(bend, frame, low, high)
    }
}
