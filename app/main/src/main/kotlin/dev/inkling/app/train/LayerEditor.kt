package dev.inkling.app.train

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.offset
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.train.NetOutline.Block
import dev.inkling.app.train.NetOutline.Kind
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.InkSlider
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.number
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings

/** The net as a picture, and the layer that was touched in it: how large it is, and the way to take it out. */
@Composable
internal fun LayerEditor(
    state: TrainState,
    layer: Int?,
    onLayer: (Int) -> Unit,
    actions: SetUpControls,
    modifier: Modifier = Modifier,
) {
    val spec = state.spec
    val outline = rememberOf(spec) { NetOutline.of(spec) }
    val block = layer?.let { outline?.blocks?.getOrNull(it) }
    Column(modifier, Arrangement.spacedBy(8.dp)) {
        NetPicture(spec, state.sketches?.data(), onLayer, adding(spec, actions), selected = layer)
        // As high with a layer as without one, so that nothing below moves while another is touched or a net is typed.
        Column(Modifier.defaultMinSize(minHeight = 116.dp)) {
            when {
                outline == null || block == null -> Support(stringResource(R.string.layer_touch))
                block.isHidden -> Hidden(spec, outline, layer, block, actions)
                else -> Fixed(outline, layer, block)
            }
        }
    }
}

/** Adds a layer; null where none can be added. */
@Composable
internal fun adding(spec: RunSpec, actions: SetUpControls): (() -> Unit)? {
    val more = rememberOf(spec) { NetEdit.added(spec) } ?: return null
    return { actions.change(Settings.MODEL_TEXT, more) }
}

/** A layer whose size is the person's choice. */
@Composable
private fun Hidden(spec: RunSpec, outline: NetOutline, layer: Int, block: Block, actions: SetUpControls) {
    val maps = block.kind == Kind.MAPS
    val units = Stops.units(maps)
    fun become(count: Int) {
        NetEdit.resized(spec, block, count.coerceAtLeast(1))?.let { actions.change(Settings.MODEL_TEXT, it) }
    }
    val words =
        pluralStringResource(
            if (maps) R.plurals.layer_maps else R.plurals.layer_units,
            block.count,
            number(block.count),
        )
    Row(verticalAlignment = Alignment.CenterVertically) {
        Column(Modifier.weight(1f)) {
            Text(layerTitle(outline, layer), style = Ink.type.rowTitle)
            Support(words)
        }
        IconAction(
            InkIcon.MINUS,
            stringResource(R.string.step_down),
            { become(block.count - 1) },
            enabled = block.count > 1,
        )
        IconAction(InkIcon.PLUS, stringResource(R.string.step_up), { become(block.count + 1) })
    }
    InkSlider(
        Stops.share(units, block.count.toDouble()),
        units.size,
        null,
        layerTitle(outline, layer),
        words,
        { share -> become(units[Math.round(share * (units.size - 1))].toInt()) },
    )
    val without = rememberOf(spec, block) { NetEdit.removed(spec, block) }
    if (without != null) {
        // Its letters begin where all others do.
        val edge = Modifier.offset(x = (-8).dp)
        TextLink(stringResource(R.string.layer_remove), { actions.change(Settings.MODEL_TEXT, without) }, edge)
    }
}

/** The two ends of a net are what the task needs, and what lies inside another layer is not changed by itself. */
@Composable
private fun Fixed(outline: NetOutline, layer: Int, block: Block) {
    Text(layerTitle(outline, layer), style = Ink.type.rowTitle)
    Support(
        stringResource(
            when (block.kind) {
                Kind.OUTPUT -> R.string.layer_output
                Kind.PICTURE,
                Kind.NUMBERS -> R.string.layer_input
                else -> R.string.layer_inside
            }
        )
    )
}
