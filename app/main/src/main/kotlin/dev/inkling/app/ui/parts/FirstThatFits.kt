package dev.inkling.app.ui.parts

import androidx.compose.foundation.layout.Box
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.SubcomposeLayout
import androidx.compose.ui.layout.SubcomposeMeasureScope
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.Constraints

/** Shows the first of [ways], from the fullest to the barest, that is no wider than its place; else the last. */
@Composable
fun FirstThatFits(modifier: Modifier = Modifier, vararg ways: @Composable () -> Unit) {
    SubcomposeLayout(modifier) { room ->
        val index = ways.indices.first { i -> i == ways.lastIndex || wide(ways[i], "try $i") <= room.maxWidth }
        val shown = subcompose(index, ways[index]).map { it.measure(room.copy(minWidth = 0, minHeight = 0)) }
        layout(shown.maxOf { it.width }, shown.maxOf { it.height }) { shown.forEach { it.place(0, 0) } }
    }
}

/** How wide it would like to be; what is only tried says nothing to TalkBack. */
private fun SubcomposeMeasureScope.wide(way: @Composable () -> Unit, slot: String): Int =
    subcompose(slot) { Box(Modifier.clearAndSetSemantics {}) { way() } }
        .maxOf { it.maxIntrinsicWidth(Constraints.Infinity) }
