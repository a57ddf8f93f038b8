package dev.inkling.app.train

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.offset
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.train.NetOutline.Block
import dev.inkling.app.train.NetOutline.Kind
import dev.inkling.app.training.DataSample
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.IconAction
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.parts.toImage
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.choiceWords
import dev.inkling.app.ui.words.number
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings

/** How high the blocks of a net are drawn on a phone. */
val NET_HEIGHT = 118.dp

/** What the plus takes at the right. */
private val PLUS = 36.dp

/**
 * The net from left to right as it is: a sample of the data at its input, a block for each layer in its real size, the
 * answer with its labels. Each layer is touched by itself, and the plus adds one.
 *
 * @param data what stands at the input; null before it is there
 * @param onLayer gets the place of the layer that was touched, the input being 0
 * @param onAdd adds a layer; null where none can be added
 * @param selected the layer that is framed
 */
@Composable
fun NetPicture(
    spec: RunSpec,
    data: DataSample?,
    onLayer: (Int) -> Unit,
    onAdd: (() -> Unit)?,
    modifier: Modifier = Modifier,
    selected: Int? = null,
    height: Dp = NET_HEIGHT,
) {
    val outline = rememberOf(spec) { NetOutline.of(spec) }
    Box(modifier.fillMaxWidth().sheet()) {
        if (outline == null) {
            NoNet { onLayer(1) }
            return@Box
        }
        val words = outline.blocks.map { blockWords(it, spec) }
        BoxWithConstraints(Modifier.fillMaxWidth().padding(start = 4.dp, end = PLUS, top = 10.dp, bottom = 8.dp)) {
            val measured = wordsWide(outline, words)
            val layout =
                remember(outline, maxWidth, height, measured) {
                    NetLayout.of(outline, maxWidth.value, height.value, *measured.toFloatArray())
                }
            val scroll = rememberScrollState()
            Box(if (layout.width > maxWidth.value) Modifier.horizontalScroll(scroll) else Modifier) {
                Blocks(outline, layout, data, height)
                outline.blocks.forEachIndexed { i, block ->
                    val slot = layout.slots[i]
                    Layer(
                        block,
                        words[i],
                        layerSay(outline, i, words[i]),
                        i == selected,
                        Modifier.offset(slot.x.dp).width(slot.room.dp),
                        height,
                    ) {
                        onLayer(i)
                    }
                }
            }
        }
        if (onAdd != null) {
            IconAction(InkIcon.PLUS, stringResource(R.string.layer_add), onAdd, Modifier.align(Alignment.TopEnd))
        }
    }
}

/** What is written as a net and is none still leads to where it can be mended. */
@Composable
private fun NoNet(onEdit: () -> Unit) =
    Column(
        Modifier.fillMaxWidth()
            .clickable(onClickLabel = stringResource(R.string.layer_change), role = Role.Button, onClick = onEdit)
            .defaultMinSize(minHeight = NET_HEIGHT + 54.dp)
            .padding(16.dp),
        Arrangement.spacedBy(8.dp, Alignment.CenterVertically),
        Alignment.CenterHorizontally,
    ) {
        InkIcon(InkIcon.WARNING, null)
        Support(stringResource(R.string.problem_unknown_net))
    }

/** The drawing itself; what it shows is said by the layers over it. */
@Composable
private fun Blocks(outline: NetOutline, layout: NetLayout, data: DataSample?, height: Dp) {
    val scheme = MaterialTheme.colorScheme
    val ink = Ink.colors
    val image =
        remember(data, ink.picture) { data?.pictures()?.firstOrNull()?.let { imageOf(it, ink.picture, ink.onPicture) } }
    val measurer = rememberTextMeasurer()
    val label = Ink.type.tick.copy(color = scheme.onSurfaceVariant)
    // The ten digits stand as close as the rings do, however large the type is.
    val digits =
        remember(label) { List(10) { measurer.measure(it.toString(), label.copy(fontSize = label.fontSize / 1f)) } }
    Canvas(Modifier.width(layout.width.dp).height(height)) {
        NetPen(this, outline, layout, scheme.onSurface, scheme.outline, scheme.surfaceContainerLowest, ink)
            .draw(image, data, digits)
    }
}

/** A picture of 28 by 28 from its shares of ink. */
internal fun imageOf(values: FloatArray, paper: Color, inked: Color): ImageBitmap =
    GreyPicture(28, 28, values).toImage { lerp(paper, inked, it.coerceIn(0f, 1f)) }

/** How much of a layer there is, and what it is: both lines under its block. */
internal data class BlockWords(val count: String, val what: String)

@Composable
internal fun blockWords(block: Block, spec: RunSpec): BlockWords {
    val bend = if (block.bend.isEmpty()) null else choiceWords(Settings.ACTIVATION.key(), block.bend)
    val what =
        when (block.kind) {
            Kind.PICTURE -> stringResource(R.string.net_pixels)
            Kind.NUMBERS -> stringResource(if (block.count == 1) R.string.net_input else R.string.net_inputs)
            Kind.MAPS -> "${block.height}×${block.width}"
            Kind.UNITS -> bend ?: stringResource(R.string.net_units)
            Kind.OUTPUT ->
                bend ?: stringResource(if (spec.task().hasClasses()) R.string.net_answer else R.string.net_estimate)
        }
    val count = if (block.kind == Kind.PICTURE) block.count * block.height * block.width else block.count
    return BlockWords(number(count), what)
}

/** A layer as TalkBack says it. */
@Composable
private fun layerSay(outline: NetOutline, at: Int, words: BlockWords): String {
    val block = outline.blocks[at]
    val bend =
        if (block.kind == Kind.MAPS && block.bend.isNotEmpty()) ", " + choiceWords("activation", block.bend) else ""
    return when (block.kind) {
        Kind.PICTURE,
        Kind.NUMBERS -> stringResource(R.string.net_say_input, words.count, words.what)
        Kind.MAPS -> stringResource(R.string.net_say_maps, at, words.count, words.what) + bend
        Kind.UNITS -> stringResource(R.string.net_say_layer, at, words.count, words.what)
        Kind.OUTPUT -> stringResource(R.string.net_say_output, words.count, words.what)
    }
}

/** The title of a layer in the sheet: its place among the hidden ones. */
@Composable
internal fun layerTitle(outline: NetOutline, at: Int): String =
    when (outline.blocks[at].kind) {
        Kind.PICTURE,
        Kind.NUMBERS -> stringResource(R.string.net_input_title)
        Kind.OUTPUT -> stringResource(R.string.net_output_title)
        else -> stringResource(R.string.net_layer_title, at)
    }

/** How wide the words under each block are, in dp. */
@Composable
private fun wordsWide(outline: NetOutline, words: List<BlockWords>): List<Float> {
    val measurer = rememberTextMeasurer()
    val density = LocalDensity.current
    val label = Ink.type.label
    val caption = Ink.type.caption
    return remember(outline, words, density, label) {
        words.map {
            val wide =
                maxOf(measurer.measure(it.count, label).size.width, measurer.measure(it.what, caption).size.width)
            with(density) { wide.toDp().value } + 2
        }
    }
}

/** One layer to the finger: its block above, its words below. */
@Composable
private fun Layer(
    block: Block,
    words: BlockWords,
    say: String,
    selected: Boolean,
    modifier: Modifier,
    height: Dp,
    onClick: () -> Unit,
) {
    val shape = RoundedCornerShape(8.dp)
    val frame = if (selected) Modifier.border(1.5.dp, MaterialTheme.colorScheme.primary, shape) else Modifier
    val change =
        stringResource(
            if (block.kind == Kind.PICTURE || block.kind == Kind.NUMBERS) R.string.data_change
            else R.string.layer_change
        )
    Column(
        modifier
            .clip(shape)
            .then(frame)
            .clickable(onClickLabel = change, role = Role.Button, onClick = onClick)
            .testTag("layer")
            .semantics { contentDescription = say }
            .padding(top = height + 2.dp, bottom = 4.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Text(words.count, Modifier.clearAndSetSemantics {}, style = Ink.type.label, maxLines = 1)
        Caption(words.what, Modifier.clearAndSetSemantics {})
    }
}
