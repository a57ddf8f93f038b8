package dev.inkling.app.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.graphics.GraphicsRepository
import dev.inkling.app.graphics.GraphicsRepository.Status
import dev.inkling.app.ui.parts.BottomSheet
import dev.inkling.app.ui.parts.ButtonText
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.InkButton
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.LinkRow
import dev.inkling.app.ui.parts.OutlineButton
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.SettingRow
import dev.inkling.app.ui.parts.Support
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.gainWords
import dev.inkling.app.ui.words.stepWords
import dev.inkling.nnlib.compute.TrialReport

/** What is known of the graphics processor, in one line; where there is one, it leads to its sheet. */
@Composable
internal fun GraphicsRow(state: GraphicsRepository.State, onOpen: () -> Unit) {
    val title = stringResource(R.string.graphics)
    when (state.status()) {
        Status.UNKNOWN -> SettingRow(InkIcon.GRID, title, stringResource(R.string.graphics_looking))
        Status.ABSENT -> SettingRow(InkIcon.GRID, title, absentWords(state))
        else -> LinkRow(InkIcon.GRID, title, lineWords(state), onOpen)
    }
}

@Composable
private fun absentWords(state: GraphicsRepository.State): String =
    if (state.why().isEmpty()) stringResource(R.string.graphics_absent)
    else stringResource(R.string.graphics_absent_why, state.why())

/** How it stands, in one line. */
@Composable
private fun lineWords(state: GraphicsRepository.State): String {
    val report = state.report()
    return when {
        state.status() == Status.TRYING -> stringResource(R.string.graphics_trying, state.percent())
        report == null -> stringResource(R.string.graphics_untried)
        report.isUsable ->
            gainWords(report)?.let { stringResource(R.string.graphics_right_line, it) } ?: slowWords(report)
        else ->
            stringResource(
                when (report.outcome()) {
                    TrialReport.Outcome.WRONG -> R.string.graphics_wrong_line
                    TrialReport.Outcome.FAILED -> R.string.graphics_failed_line
                    TrialReport.Outcome.SILENT -> R.string.graphics_silent_line
                    else -> R.string.graphics_crashed_line
                }
            )
    }
}

@Composable
private fun slowWords(report: TrialReport): String =
    stringResource(if (report.speeds().isEmpty()) R.string.graphics_right_only else R.string.graphics_right_slow)

/** What the trial of the graphics processor is, what it came to, and what can be done. */
@Composable
fun GraphicsSheet(state: SettingsState, actions: SettingsActions, onClose: () -> Unit) {
    val graphics = state.graphics
    BottomSheet(stringResource(R.string.graphics), onClose) {
        Column(
            Modifier.fillMaxWidth().padding(horizontal = 16.dp).padding(bottom = 16.dp),
            verticalArrangement = Arrangement.spacedBy(10.dp),
        ) {
            Support(stringResource(R.string.graphics_about))
            val report = graphics.report()
            if (graphics.status() == Status.TRYING) {
                Text(
                    stringResource(R.string.graphics_trying, graphics.percent()),
                    Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                    style = Ink.type.sayTight,
                )
                OutlineButton(actions::cancelTrial, Modifier.fillMaxWidth()) {
                    ButtonText(stringResource(R.string.cancel))
                }
            } else {
                if (report != null) Report(report)
                if (state.trains) Support(stringResource(R.string.graphics_busy))
                InkButton(actions::tryGraphics, Modifier.fillMaxWidth(), enabled = !state.trains) {
                    ButtonText(
                        stringResource(if (report == null) R.string.graphics_try else R.string.graphics_try_again)
                    )
                }
                if (report != null) {
                    OutlineButton({ actions.share(report) }, Modifier.fillMaxWidth()) {
                        ButtonText(stringResource(R.string.graphics_share))
                    }
                }
            }
        }
    }
}

/** What a trial came to, in words; what it says of single programs is a detail for whoever mends them. */
@Composable
private fun ColumnScope.Report(report: TrialReport) {
    Text(
        stringResource(
            when (report.outcome()) {
                TrialReport.Outcome.RIGHT -> R.string.graphics_right
                TrialReport.Outcome.WRONG -> R.string.graphics_wrong
                TrialReport.Outcome.FAILED -> R.string.graphics_failed
                TrialReport.Outcome.SILENT -> R.string.graphics_silent
                else -> R.string.graphics_crashed
            }
        ),
        style = Ink.type.sayTight,
    )
    if (report.device().isNotEmpty()) Caption(report.device())
    if (report.where().isNotEmpty()) Support(stringResource(R.string.graphics_where, report.where()))
    if (report.kernels() > 0) {
        Support(pluralStringResource(R.plurals.graphics_kernels, report.kernels(), report.kernels()))
    }
    if (report.findings().isNotEmpty()) {
        Section(stringResource(R.string.graphics_findings))
        if (report.isUsable) Support(stringResource(R.string.graphics_replaced))
        for (finding in report.findings()) {
            Column {
                Text(finding.program(), style = Ink.type.body)
                Caption(finding.how())
            }
        }
    }
    if (report.ways().isNotEmpty()) Support(stringResource(R.string.graphics_ways, report.ways()))
    if (report.speeds().isNotEmpty()) {
        Section(stringResource(R.string.graphics_speeds))
        for (speed in report.speeds()) Support(stepWords(speed))
    }
}
