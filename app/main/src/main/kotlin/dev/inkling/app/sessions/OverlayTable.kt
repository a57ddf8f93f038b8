package dev.inkling.app.sessions

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.alpha
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.ui.chart.Curve
import dev.inkling.app.ui.chart.CurveSummary
import dev.inkling.app.ui.chart.SeriesKey
import dev.inkling.app.ui.chart.shortCount
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.Hairline
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.choiceWords

/** One column of figures: its heading, and the value of each curve, of which the best is bold. */
private class Figures(val heading: String, val values: List<Float>, val best: Float?)

/**
 * The legend of several sessions as a table: what each is, where it ended, the best that it came to, and its value
 * where the curves are being read. A tap on a row hides its curve.
 */
@Composable
internal fun OverlayTable(shown: Overlaid) {
    val locale = LocalConfiguration.current.locales[0]
    val lowIsGood = !shown.accuracy
    // Figures of different tasks or losses are in no contest.
    val contest = !shown.tasksDiffer && !shown.lossesDiffer && shown.curves.size > 1
    fun column(heading: String, value: (Curve) -> Float): Figures {
        val values = shown.curves.map(value)
        val numbers = values.filterNot(Float::isNaN)
        val best = if (lowIsGood) numbers.minOrNull() else numbers.maxOrNull()
        return Figures(heading, values, best.takeIf { contest })
    }
    val at = stringResource(R.string.overlay_at, shown.chart.scrub?.let { shortCount(it, locale) }.orEmpty())
    val columns =
        listOfNotNull(
            shown.chart.scrub?.let { x -> column(at) { it.points.y(it.points.nearest(x)) } },
            column(stringResource(R.string.overlay_end), shown::end),
            column(stringResource(if (lowIsGood) R.string.overlay_low else R.string.overlay_high)) {
                CurveSummary.of(it.points, lowIsGood).best()
            },
        )
    // Large type has no room for columns: each row then says its figures with their names.
    val stacked = LocalDensity.current.fontScale >= 1.3f
    Column(Modifier.fillMaxWidth()) {
        Row(Modifier.fillMaxWidth(), verticalAlignment = Alignment.Bottom) {
            Caption(stringResource(R.string.overlay_hide), Modifier.weight(1f))
            if (!stacked) for (column in columns) Text(column.heading, FIGURE, style = heading())
        }
        shown.curves.forEachIndexed { i, curve ->
            if (i > 0) Hairline()
            OverlayRow(shown, curve, columns, i, stacked)
        }
    }
}

@Composable
private fun OverlayRow(shown: Overlaid, curve: Curve, columns: List<Figures>, nth: Int, stacked: Boolean) {
    val on = curve.name !in shown.chart.hidden
    val spec = shown.sessionOf(curve).spec
    Row(
        Modifier.fillMaxWidth()
            .toggleable(on, role = Role.Checkbox) { shown.chart.toggle(curve.name) }
            .defaultMinSize(minHeight = 56.dp)
            .alpha(if (on) 1f else 0.38f)
            .padding(vertical = 6.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        SeriesKey(curve.style)
        Column(Modifier.weight(1f).padding(horizontal = 10.dp)) {
            Text(curve.name, style = Ink.type.name)
            val optimizer = choiceWords("optimizer", spec.text("optimizer"))
            Caption(stringResource(R.string.overlay_settings, optimizer, spec.text("lr"), spec.text("seed")))
            if (stacked) {
                FlowRow(horizontalArrangement = Arrangement.spacedBy(14.dp)) {
                    for (column in columns) Text(column.heading + " " + shown.words(column.values[nth]))
                }
            }
        }
        if (stacked) return@Row
        for (column in columns) {
            val value = column.values[nth]
            val weight = if (value == column.best) FontWeight.Bold else FontWeight.Normal
            Text(
                shown.words(value),
                FIGURE,
                style = Ink.type.body.copy(fontWeight = weight, textAlign = TextAlign.End),
                softWrap = false,
            )
        }
    }
}

private val FIGURE = Modifier.width(66.dp)

@Composable
private fun heading() =
    Ink.type.caption.copy(color = MaterialTheme.colorScheme.onSurfaceVariant, textAlign = TextAlign.End)
