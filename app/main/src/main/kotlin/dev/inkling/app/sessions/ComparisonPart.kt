package dev.inkling.app.sessions

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.training.Comparison
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.number

/** What came of teaching a net one's own digits: the sentence, what becomes of it, and the counts before and after. */
@Composable
fun ColumnScope.ComparisonPart(comparison: Comparison) {
    Text(comparisonSentence(comparison), Modifier.padding(top = 8.dp), style = Ink.type.say)
    if (!comparison.isAsGood) {
        val before = comparison.before().ifEmpty { stringResource(R.string.model_shipped) }
        Support(stringResource(R.string.compared_keeps, before))
    }
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp)) {
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(16.dp)) {
            Section(stringResource(R.string.compared), Modifier.weight(1f))
            Caption(stringResource(R.string.compared_columns))
        }
        CountRow(stringResource(R.string.compared_own), comparison.own())
        CountRow(stringResource(R.string.compared_held), comparison.held())
        CountRow(stringResource(R.string.compared_strangers), comparison.strangers())
    }
    Section(stringResource(R.string.compared_strangers))
}

/** The one sentence on what came of it. */
@Composable
private fun comparisonSentence(comparison: Comparison): String {
    val own = comparison.own()
    val (all, before, after) = listOf(own.all(), own.before(), own.after()).map { number(it) }
    return when {
        comparison.forgets() && own.after() >= own.before() -> {
            val strangers = comparison.strangers()
            stringResource(
                R.string.compared_forgets,
                after,
                all,
                number(strangers.before() - strangers.after()),
                number(strangers.all()),
            )
        }
        comparison.held().after() < comparison.held().before() && own.after() >= own.before() -> {
            val held = comparison.held()
            stringResource(
                R.string.compared_held_fewer,
                number(held.after()),
                number(held.all()),
                number(held.before()),
            )
        }
        own.after() == own.before() -> stringResource(R.string.compared_same, after, all)
        own.after() < own.before() -> stringResource(R.string.compared_fewer, after, all, before)
        else -> stringResource(R.string.compared_more, after, all, before)
    }
}

@Composable
private fun CountRow(words: String, count: Comparison.Count) {
    // In large type the counts take a line of their own.
    FlowRow(Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}, Arrangement.SpaceBetween) {
        Support(words, Modifier.padding(end = 16.dp))
        val before = number(count.before())
        Text(
            stringResource(R.string.compared_counts, before, number(count.after()), number(count.all())),
            style = Ink.type.label,
        )
    }
}
