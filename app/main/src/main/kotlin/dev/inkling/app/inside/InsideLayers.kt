package dev.inkling.app.inside

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.reading.InsideView
import dev.inkling.app.reading.ReadingState
import dev.inkling.app.reading.barsDescription
import dev.inkling.app.recognizer.Recognizer.LayerPicture
import dev.inkling.app.ui.parts.BottomSheet
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.DigitBars
import dev.inkling.app.ui.parts.PixelImage
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.percent
import dev.inkling.app.ui.parts.toImage
import dev.inkling.app.ui.theme.Ink
import kotlin.math.ceil
import kotlin.math.sqrt

/** A unit that was tapped: its layer and its place there; layer 0 is a weight picture without a drawing. */
internal data class UnitPlace(val layer: Int, val unit: Int)

/**
 * The net from its first layer to its output, each unit a small picture that opens when tapped.
 *
 * @param margin what is left free at each side
 * @param titled whether it says what it is, where no screen's title does
 */
@Composable
internal fun InsideLayers(state: ReadingState, margin: Dp, modifier: Modifier = Modifier, titled: Boolean = true) {
    val inside = state.inside ?: return
    var open by remember { mutableStateOf<UnitPlace?>(null) }
    val digit = state.digit
    val sides = Modifier.padding(horizontal = margin)
    val nothing = inside.weights.isEmpty() && inside.layers.isEmpty()
    Column(modifier) {
        if (titled) {
            val title =
                if (digit == null) stringResource(R.string.inside) else stringResource(R.string.inside_of, digit.best())
            Section(title, sides)
        }
        when {
            nothing -> Support(stringResource(R.string.inside_none), sides.padding(top = 8.dp))
            inside.layers.isEmpty() -> {
                Support(stringResource(R.string.inside_unread), sides.padding(top = 4.dp, bottom = 8.dp))
                Tiles(inside.weights.withIndex().take(MOST), 1, margin) { open = UnitPlace(1, it) }
                Caption(stringResource(R.string.inside_weights), sides.padding(top = 4.dp))
            }
            else -> {
                inside.example?.let { Example(it, sides) }
                // What a unit does is said here, once for all pictures below.
                Support(stringResource(R.string.inside_tap), sides.padding(top = 2.dp))
                inside.layers.forEach { layer ->
                    LayerStrip(layer, inside.weights.takeIf { layer.number() == 1 }.orEmpty(), margin) {
                        open = UnitPlace(layer.number(), it)
                    }
                }
                if (inside.example == null) {
                    val beliefs = digit?.let { d -> List(10) { d.belief(it) } }
                    DigitBars(beliefs, barsDescription(digit), sides.padding(top = 16.dp), height = 84.dp)
                    Caption(stringResource(R.string.inside_output), sides.padding(top = 4.dp))
                }
            }
        }
    }
    open?.let { UnitSheet(inside, it) { open = null } }
}

/** While nothing is drawn: what the net makes of a digit that the generator drew. */
@Composable
private fun Example(picture: GreyPicture, sides: Modifier) =
    Row(
        sides.padding(top = 4.dp, bottom = 10.dp),
        horizontalArrangement = Arrangement.spacedBy(14.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        PixelImage(imageOf(picture), Modifier.size(72.dp))
        Text(stringResource(R.string.inside_example), Modifier.weight(1f), style = Ink.type.sayTight)
    }

/** How many units of a layer are shown; a layer of 500 would bury the others. */
private const val MOST = 64
private const val STRONGEST = 16

/**
 * The units of one layer; those without a picture of their own as a strip, and under it what the strongest wait for.
 */
@Composable
private fun LayerStrip(layer: LayerPicture, weights: List<GreyPicture>, margin: Dp, onOpen: (Int) -> Unit) {
    val sides = Modifier.padding(horizontal = margin)
    val first = layer.units().first()
    val pixels = first.width() == 1 && first.height() == 1
    val words =
        if (pixels) stringResource(R.string.inside_row, layer.number(), layer.units().size)
        else stringResource(R.string.inside_layer, layer.number(), layer.units().size, first.width(), first.height())
    Column(Modifier.padding(top = 14.dp)) {
        if (pixels) {
            val all = remember(layer) { asOne(layer.units()) }
            PixelImage(
                imageOf(all),
                sides.fillMaxWidth().height((14 * all.height()).dp).semantics { contentDescription = words },
            )
            Caption(words, sides.padding(top = 5.dp).clearAndSetSemantics {})
            if (weights.size == layer.units().size) {
                val strongest =
                    remember(layer) {
                        byStrength(layer).take(STRONGEST).map { weights.withIndex().elementAt(it.index) }
                    }
                Box(Modifier.padding(top = 12.dp)) { Tiles(strongest, layer.number(), margin, onOpen) }
                Caption(stringResource(R.string.inside_strongest), sides.padding(top = 2.dp))
            }
        } else {
            Tiles(remember(layer) { byStrength(layer) }.take(MOST), layer.number(), margin, onOpen)
            Caption(words, sides.padding(top = 2.dp))
        }
    }
}

/** The units of a layer with their places, those first that answer most strongly. */
internal fun byStrength(layer: LayerPicture): List<IndexedValue<GreyPicture>> =
    layer.units().withIndex().sortedByDescending { (_, unit) -> unit.values().average() }

/** Units that are one pixel each, as one picture of several rows. */
private fun asOne(units: List<GreyPicture>): GreyPicture {
    val rows = maxOf(1, ceil(sqrt(units.size / 16.0)).toInt())
    val columns = (units.size + rows - 1) / rows
    val values = FloatArray(rows * columns)
    units.forEachIndexed { i, unit -> values[i] = unit.values()[0] }
    return GreyPicture(columns, rows, values)
}

/** What lies around each picture, half the gap between two: to the finger it is part of the picture. */
private val INSET = 3.dp

@Composable
private fun Tiles(units: List<IndexedValue<GreyPicture>>, layer: Int, margin: Dp, onOpen: (Int) -> Unit) {
    BoxWithConstraints(Modifier.padding(horizontal = margin - INSET)) {
        // Eight in a row as on paper, fewer where eight would be too small for a finger.
        val columns = (maxWidth / 48.dp).toInt().coerceIn(2, 8)
        val side = maxWidth / columns
        Column {
            units.chunked(columns).forEach { row ->
                Row {
                    row.forEach { (unit, picture) ->
                        val say = stringResource(R.string.inside_unit, layer, unit + 1)
                        PixelImage(
                            imageOf(picture),
                            Modifier.size(side)
                                .clip(RoundedCornerShape(4.dp))
                                .clickable(role = Role.Button) { onOpen(unit) }
                                .semantics { contentDescription = say }
                                .padding(INSET),
                        )
                    }
                }
            }
        }
    }
}

@Composable
private fun imageOf(picture: GreyPicture) =
    Ink.colors.let { ink ->
        remember(picture, ink) { picture.toImage { lerp(ink.picture, ink.onPicture, it.coerceIn(0f, 1f)) } }
    }

/** One unit at full width: what it waits for, and where it found that in the drawing. */
@Composable
private fun UnitSheet(inside: InsideView, at: UnitPlace, onClose: () -> Unit) {
    val weights = inside.weights.getOrNull(at.unit).takeIf { at.layer == 1 }
    val found = inside.layers.firstOrNull { it.number() == at.layer }?.units()?.getOrNull(at.unit)
    val map = found?.takeIf { it.width() > 1 || it.height() > 1 }
    BottomSheet(stringResource(R.string.inside_unit, at.layer, at.unit + 1), onClose) {
        Column(
            Modifier.padding(horizontal = 16.dp).padding(bottom = 24.dp),
            verticalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            Row(horizontalArrangement = Arrangement.spacedBy(16.dp)) {
                if (weights != null) {
                    Big(weights, stringResource(R.string.inside_waits), Modifier.weight(1f))
                }
                if (map != null) {
                    Big(map, stringResource(R.string.inside_found), Modifier.weight(1f))
                }
            }
            if (weights == null) Support(stringResource(R.string.inside_deep))
            if (map == null && found != null) {
                val strength = stringResource(R.string.percent_of, percent(found.values()[0]))
                Support(stringResource(R.string.inside_strength, strength))
            }
        }
    }
}

@Composable
private fun Big(picture: GreyPicture, words: String, modifier: Modifier) {
    Column(modifier, verticalArrangement = Arrangement.spacedBy(6.dp)) {
        BoxWithConstraints { PixelImage(imageOf(picture), Modifier.size(minOf(maxWidth, 320.dp))) }
        Text(words, style = Ink.type.support)
    }
}
