package dev.inkling.app.sessions

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import dev.inkling.app.R
import dev.inkling.app.training.Outcome
import dev.inkling.app.ui.chart.Scatter
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.figureWords
import dev.inkling.app.ui.words.metricName
import dev.inkling.app.ui.words.number
import dev.inkling.nnlib.metric.Metric

/** What a net that estimates numbers came to: how far it is off, and its estimates against the truth. */
@Composable
fun ColumnScope.EstimatedPart(metrics: List<Metric>, outcome: Outcome) {
    for (column in outcome.columns()) {
        if (outcome.columns().size > 1) Section(column.name())
        val figures = metrics.map { metricName(it) to figureWords(outcome.figure(it.word(), column)) }
        ErrorFigures(figures, outcome.samples())
        val typical = outcome.figure(Metric.RMSE.word(), column)
        if (!typical.isNaN()) {
            Text(stringResource(R.string.estimated_rmse, figureWords(typical)), style = Ink.type.say)
        }
        // Of a net whose weights are no numbers any more there is no estimate to show.
        if (column.truth().isEmpty()) continue
        Section(stringResource(R.string.estimated_title))
        Caption(stringResource(R.string.estimated_axes))
        val said = figures.joinToString("; ") { (name, figure) -> "$name $figure" }
        val text = stringResource(R.string.estimated_text, number(column.truth().size), said)
        Scatter(
            column.truth(),
            column.estimated(),
            stringResource(R.string.estimated_truth),
            stringResource(R.string.estimated_estimate),
            text,
            Modifier.widthIn(max = 480.dp),
        )
    }
}

/** The first figure as large as an accuracy, the others beside each other below it. */
@Composable
private fun ErrorFigures(figures: List<Pair<String, String>>, samples: Int) {
    val (name, first) = figures.firstOrNull() ?: return
    Row(
        Modifier.semantics(mergeDescendants = true) {},
        horizontalArrangement = Arrangement.spacedBy(16.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Text(first, style = Ink.type.figure.copy(fontSize = 58.sp, lineHeight = 62.sp))
        Support(stringResource(R.string.estimated_of, name, number(samples)))
    }
    FlowRow(horizontalArrangement = Arrangement.spacedBy(28.dp)) {
        for ((caption, figure) in figures.drop(1)) {
            Column(Modifier.semantics(mergeDescendants = true) {}) {
                Text(figure, style = Ink.type.figureSmall)
                Caption(caption)
            }
        }
    }
}
