package dev.inkling.app.sessions

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import dev.inkling.app.R
import dev.inkling.app.training.Outcome
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.percent
import dev.inkling.nnlib.run.Task

/**
 * What a session came to: its accuracy, the sentence about its errors, the matrix, the misread pictures; or how far off
 * its estimates are.
 */
@Composable
fun ColumnScope.EndedPart(state: SessionViewState.Shown) {
    val outcome = state.outcome ?: return
    if (outcome.confusion() == null) return EstimatedPart(state.spec.task().metrics(), outcome)
    val comparison = outcome.comparison()
    if (comparison != null) ComparisonPart(comparison) else Accuracy(outcome)
    var chosen by rememberSaveable { mutableStateOf(-1) }
    Caption(stringResource(R.string.matrix_axes))
    ConfusionMatrix(outcome.counts(), chosen, { chosen = if (chosen == it) -1 else it })
    if (state.misread.isNotEmpty() && state.spec.task().shown() == Task.Shown.MISREAD) {
        val classes = outcome.counts().size
        val listed =
            if (chosen < 0) state.misread
            else state.misread.filter { it.truth == chosen / classes && it.reading == chosen % classes }
        Row(verticalAlignment = Alignment.CenterVertically) {
            Section(stringResource(R.string.misread), Modifier.weight(1f))
            if (chosen < 0) Caption(stringResource(R.string.misread_order))
            else TextLink(stringResource(R.string.misread_all), { chosen = -1 })
        }
        if (listed.isEmpty()) Support(stringResource(R.string.misread_none)) else Pictures(listed)
    }
}

/** Its accuracy, and the sentence about its errors. */
@Composable
private fun Accuracy(outcome: Outcome) {
    Row(
        Modifier.semantics(mergeDescendants = true) {},
        horizontalArrangement = Arrangement.spacedBy(16.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Text(percent(outcome.accuracy()), style = Ink.type.figure.copy(fontSize = 58.sp, lineHeight = 62.sp))
        Text("%", style = Ink.type.figureSmall)
        val wrong = Math.round(outcome.samples() * (1 - outcome.accuracy() / 100)).toInt()
        Support(stringResource(R.string.ended_of, number(outcome.samples()), number(wrong)))
    }
    Text(errorsSentence(outcome), style = Ink.type.say)
}

@Composable
private fun errorsSentence(outcome: Outcome): String {
    val matrix = outcome.counts()
    val errors =
        matrix.indices
            .flatMap { t -> matrix[t].indices.filter { it != t }.map { r -> Triple(t, r, matrix[t][r]) } }
            .filter { it.third > 0 }
            .sortedByDescending { it.third }
    if (errors.isEmpty()) return stringResource(R.string.errors_none)
    val (truth, reading, count) = errors.first()
    return pluralStringResource(R.plurals.errors_most, count, truth, reading, count)
}

/** Opacities of an error's ink, chosen so that the figure on it stays readable. */
private val SHADES = listOf(0.09f, 0.17f, 0.25f, 0.33f, 0.66f, 0.74f, 0.82f, 0.92f, 1f)

@Composable
private fun ConfusionMatrix(counts: Array<IntArray>, chosen: Int, onChoose: (Int) -> Unit) {
    val scheme = MaterialTheme.colorScheme
    val most = counts.indices.maxOf { t -> counts[t].indices.filter { it != t }.maxOfOrNull { counts[t][it] } ?: 0 }
    Column(Modifier.widthIn(max = 480.dp), Arrangement.spacedBy(2.dp)) {
        for (truth in counts.indices) {
            Row(
                Modifier.fillMaxWidth(),
                horizontalArrangement = Arrangement.spacedBy(2.dp),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Axis(truth)
                for (reading in counts.indices) {
                    val count = counts[truth][reading]
                    val right = truth == reading
                    val shade =
                        if (right || count == 0) 0f
                        else SHADES[((SHADES.size * count - 1) / most).coerceIn(SHADES.indices)]
                    val ground =
                        when {
                            right -> scheme.surfaceContainerHigh
                            count == 0 -> scheme.surfaceContainerLowest
                            else -> scheme.onSurface.copy(alpha = shade)
                        }
                    val place = truth * counts.size + reading
                    val words = pluralStringResource(R.plurals.matrix_cell, count, truth, reading, count)
                    Box(
                        Modifier.weight(1f)
                            .aspectRatio(1f)
                            .background(if (place == chosen) scheme.primary else ground)
                            .then(
                                if (right || count == 0) Modifier.clearAndSetSemantics {}
                                else Modifier.clickable { onChoose(place) }.semantics { contentDescription = words }
                            ),
                        contentAlignment = Alignment.Center,
                    ) {
                        if (count > 0) {
                            Text(
                                "$count",
                                color =
                                    if (place == chosen) scheme.onPrimary
                                    else if (shade > 0.5f) scheme.surface else scheme.onSurface,
                                style = inCell(if (right) Ink.type.tick else Ink.type.labelSmall),
                                maxLines = 1,
                                softWrap = false,
                            )
                        }
                    }
                }
            }
        }
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(2.dp)) {
            Box(Modifier.width(18.dp))
            for (reading in counts.indices) {
                Caption("$reading", Modifier.weight(1f).wrapCentre())
            }
        }
    }
}

/** Type that grows with the system's only as far as four digits fit into a cell; each cell says its figure aloud. */
@Composable
private fun inCell(style: TextStyle): TextStyle {
    val scale = LocalDensity.current.fontScale
    val less = minOf(scale, 1.2f) / scale
    return style.copy(fontSize = style.fontSize * less, lineHeight = style.lineHeight * less)
}

@Composable
private fun Axis(digit: Int) =
    Text("$digit", Modifier.width(18.dp), style = Ink.type.caption, textAlign = TextAlign.Start)

private fun Modifier.wrapCentre() = padding(start = 8.dp)
