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
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextDecoration
import androidx.compose.ui.unit.dp
import dev.inkling.app.R
import dev.inkling.app.data.SessionState
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.ui.parts.Caption
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.InputPicture
import dev.inkling.app.ui.parts.Note
import dev.inkling.app.ui.parts.Section
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.app.ui.theme.Ink
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.percent
import dev.inkling.app.ui.words.percentWords
import dev.inkling.nnlib.watch.Diagnosis

/** The largest thing on the screen of a session that trains: the plane, or the loss, [wide] with the accuracy below. */
@Composable
fun ColumnScope.RunningMain(state: SessionViewState.Shown, wide: Boolean) {
    if (state.plane != null) PlanePart(state, state.plane)
    else {
        Figures(state)
        LossPart(state, wide)
        if (wide) AccuracyPart(state)
    }
}

/** What stands beside or below it. */
@Composable
fun ColumnScope.RunningSide(state: SessionViewState.Shown) {
    if (state.plane != null) LossPart(state, wide = false)
    if (state.samples.isNotEmpty()) {
        Section(stringResource(R.string.session_reads_now))
        Pictures(state.samples)
    }
}

/** The accuracy that the list tells, and of which samples it is; null while there is none. */
internal fun accuracyOf(state: SessionViewState.Shown): Pair<Int, Double>? {
    val progress = state.live?.progress
    val validation = progress?.validationAccuracy()?.takeIf { !it.isNaN() } ?: state.session.validationAccuracy
    if (validation != null) return R.string.accuracy_validation to validation
    val training = progress?.accuracy()?.takeIf { !it.isNaN() } ?: state.session.accuracy
    return training?.let { R.string.accuracy_training to it }
}

/** Accuracy and epoch in large figures. */
@Composable
private fun Figures(state: SessionViewState.Shown) {
    val progress = state.live?.progress
    FlowRow(horizontalArrangement = Arrangement.spacedBy(28.dp)) {
        accuracyOf(state)?.let { (words, accuracy) ->
            Column(Modifier.semantics(mergeDescendants = true) {}) {
                Row(verticalAlignment = Alignment.Bottom) {
                    Text(percent(accuracy), style = Ink.type.figure)
                    Text("\u00A0%", Modifier.padding(bottom = 6.dp), style = Ink.type.figureSmall)
                }
                Caption(stringResource(words))
            }
        }
        Column(Modifier.semantics(mergeDescendants = true) {}) {
            val epoch = progress?.epoch() ?: state.session.epoch
            Text(
                stringResource(R.string.session_of, number(epoch), number(state.session.epochs)),
                Modifier.padding(top = 14.dp),
                style = Ink.type.figureSmall,
            )
            Caption(stringResource(R.string.session_epochs))
        }
    }
}

/** Pictures with what the net reads; a wrong reading is underlined, bold and says what it is not. */
@Composable
fun Pictures(samples: List<SampleReading>) {
    FlowRow(
        Modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.spacedBy(10.dp),
        verticalArrangement = Arrangement.spacedBy(10.dp),
    ) {
        for (sample in samples) {
            Column(Modifier.semantics(mergeDescendants = true) {}, horizontalAlignment = Alignment.CenterHorizontally) {
                InputPicture(GreyPicture(28, 28, sample.picture), 54.dp)
                if (sample.right) Text("${sample.reading}", style = Ink.type.body)
                else {
                    Row(
                        horizontalArrangement = Arrangement.spacedBy(4.dp),
                        verticalAlignment = Alignment.CenterVertically,
                    ) {
                        Text(
                            "${sample.reading}",
                            style =
                                Ink.type.body.copy(
                                    fontWeight = FontWeight.Bold,
                                    textDecoration = TextDecoration.Underline,
                                ),
                        )
                        Caption(stringResource(R.string.reading_not, sample.truth))
                    }
                }
                Caption(percentWords(100 * sample.confidence))
            }
        }
    }
}

/** What is wrong, and what can be done about it; one note at a time, the others wait behind a link. */
@Composable
fun ColumnScope.FindingPart(state: SessionViewState.Shown, actions: SessionActions) {
    val session = state.session
    var at by rememberSaveable(state.findings.size) { mutableStateOf(0) }
    val finding = state.findings.getOrNull(at)
    if (finding != null) {
        Note(
            InkIcon.WARNING,
            findingWords(finding.kind(), finding.epoch(), finding.share()),
            findingSupport(finding, state.spec, state.curves.layerNumber(finding.layer())),
        ) {
            if (state.findings.size > 1) {
                TextLink(
                    stringResource(R.string.finding_more, state.findings.size - 1),
                    { at = (at + 1) % state.findings.size },
                )
            }
            remedyWords(finding, state.spec, state.live != null)?.let { words ->
                TextLink(words, { actions.accept(finding) })
            }
        }
    } else if (session.finding.isNotEmpty() && state.live == null) {
        val kind = Diagnosis.Kind.valueOf(session.finding)
        Note(
            InkIcon.WARNING,
            findingWords(kind, session.findingEpoch, session.findingShare),
            findingSupport(kind, state.curves.layerNumber(session.findingLayer)),
        ) {
            TextLink(stringResource(R.string.session_duplicate), actions::duplicate)
        }
    }
    if (session.state == SessionState.FAILED) {
        Note(InkIcon.WARNING, stringResource(R.string.session_failed), failureWords(session.failure, state.spec))
    }
    state.live
        ?.warning
        ?.takeIf { it.isNotEmpty() }
        ?.let { Note(InkIcon.WARNING, stringResource(R.string.session_warning), warningWords(it)) }
    state.device?.let { Note(InkIcon.GRID, deviceWords(it), deviceSupport(it)) }
    if (state.live?.survivesLeaving == false) {
        Note(
            InkIcon.BELL,
            stringResource(R.string.session_no_notifications),
            stringResource(R.string.session_no_notifications_support),
        ) {
            TextLink(stringResource(R.string.session_allow_notifications), actions::allowNotifications)
        }
    }
}
