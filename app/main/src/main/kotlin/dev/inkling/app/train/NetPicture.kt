package dev.inkling.app.train

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.sheet
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.choiceWords
import dev.inkling.app.ui.words.number
import dev.inkling.nnlib.nn.LayerType
import dev.inkling.nnlib.run.Nets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings

/** Units that a layer shows at most; more are drawn as a denser block. */
private const val SHOWN = 14

/**
 * The net from left to right: each layer a column of units, every connection a hairline, sizes and bends below. A
 * [tall] one fills the height that it is given.
 */
@Composable
fun NetPicture(spec: RunSpec, onEdit: () -> Unit, modifier: Modifier = Modifier, tall: Boolean = false) {
    val ink = MaterialTheme.colorScheme.onSurface
    val columns = columns(spec)
    Column(
        modifier
            .fillMaxWidth()
            .sheet()
            .clickable(onClickLabel = stringResource(R.string.net_edit), role = Role.Button, onClick = onEdit)
            .padding(vertical = 12.dp)
    ) {
        Canvas(Modifier.fillMaxWidth().then(if (tall) Modifier.weight(1f) else Modifier.height(108.dp))) {
            val places = columns.indices.map { size.width * (it + 0.5f) / columns.size }
            for (i in 1 until columns.size) connect(
                places[i - 1],
                columns[i - 1].units,
                places[i],
                columns[i].units,
                ink,
            )
            columns.forEachIndexed { i, column ->
                for (unit in 0 until shown(column.units)) {
                    val at = Offset(places[i], y(unit, column.units))
                    if (column.map) {
                        val side = 10.dp.toPx()
                        drawRect(ink, at - Offset(side / 2, side / 2), Size(side, side), style = Stroke(1.5.dp.toPx()))
                    } else drawCircle(ink, (if (column.units > SHOWN) 2.dp else 4.dp).toPx(), at)
                }
            }
        }
        Row(Modifier.fillMaxWidth().padding(top = 8.dp), Arrangement.SpaceAround) {
            for (column in columns) {
                Column(Modifier.weight(1f), horizontalAlignment = Alignment.CenterHorizontally) {
                    Text(number(column.units.toLong()), style = Ink.type.label)
                    Caption(column.words)
                }
            }
        }
    }
}

private class NetColumn(val units: Int, val words: String, val map: Boolean = false)

@Composable
private fun columns(spec: RunSpec): List<NetColumn> {
    val sizes = spec.sizes() ?: return described(spec)
    val bend = choiceWords(Settings.ACTIVATION.key(), spec.activation().word())
    return sizes.mapIndexed { i, units ->
        val words =
            when (i) {
                0 -> inputWords(units)
                sizes.size - 1 -> outputWords(units)
                else -> bend
            }
        NetColumn(units, words)
    }
}

/** A net that is not written as sizes: its input, and what each layer with weights hands on. */
@Composable
private fun described(spec: RunSpec): List<NetColumn> {
    val net = remember(spec.text(Settings.MODEL_TEXT)) { runCatching { Nets.of(spec) }.getOrNull() }
    if (net == null) return listOf(NetColumn(1, "JSON"))
    val maps = stringResource(R.string.net_maps)
    val inputs = net.input().fold(1, Int::times)
    val weights = net.layers().indices.filter { net.layers()[it].type().role() == LayerType.Role.WEIGHTS }
    return listOf(NetColumn(inputs, inputWords(inputs))) +
        weights.map { at ->
            val shape = net.output(at)
            val bend = net.layers().drop(at + 1).takeWhile { it.type().role() != LayerType.Role.WEIGHTS }
            val words = bend.firstOrNull { it.type().role() == LayerType.Role.BENDS }?.type()?.word()
            when {
                shape.size == 3 -> NetColumn(shape[0], maps, true)
                at == weights.last() -> NetColumn(shape.last(), outputWords(shape.last()))
                else -> NetColumn(shape.last(), words?.let { choiceWords(Settings.ACTIVATION.key(), it) } ?: "")
            }
        }
}

@Composable
private fun inputWords(units: Int) = stringResource(if (units == 784) R.string.net_pixels else R.string.net_inputs)

@Composable
private fun outputWords(units: Int) = stringResource(if (units == 10) R.string.net_digits else R.string.net_answer)

private fun shown(units: Int) = minOf(units, SHOWN)

private fun DrawScope.y(unit: Int, units: Int): Float {
    val n = shown(units)
    val gap = minOf(size.height / n, maxOf(22.dp.toPx(), size.height / 10))
    return size.height / 2 + (unit - (n - 1) / 2f) * gap
}

private fun DrawScope.connect(fromX: Float, from: Int, toX: Float, to: Int, ink: androidx.compose.ui.graphics.Color) {
    val faint = ink.copy(alpha = if (shown(from) * shown(to) > 60) 0.16f else 0.4f)
    for (a in 0 until shown(from)) {
        for (b in 0 until shown(to)) {
            drawLine(faint, Offset(fromX, y(a, from)), Offset(toX, y(b, to)), 0.75.dp.toPx())
        }
    }
}
