package dev.inkling.app.sessions

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.ui.words.choiceWords
import dev.inkling.app.ui.words.number
import dev.inkling.nnlib.nn.Identity
import dev.inkling.nnlib.nn.Init
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.watch.Diagnosis
import kotlin.math.roundToInt

/** A finding in a sentence, from what the list of sessions keeps of it. */
@Composable
fun findingWords(kind: Diagnosis.Kind, epoch: Int, share: Double): String =
    when (kind) {
        Diagnosis.Kind.DIVERGED -> stringResource(R.string.finding_diverged)
        Diagnosis.Kind.EXPLODING_GRADIENTS -> stringResource(R.string.finding_exploding)
        Diagnosis.Kind.DEAD_UNITS -> stringResource(R.string.finding_dead, (100 * share).roundToInt())
        Diagnosis.Kind.VANISHING_GRADIENTS -> stringResource(R.string.finding_vanishing)
        Diagnosis.Kind.LOCAL_MINIMUM -> stringResource(R.string.finding_stuck)
        Diagnosis.Kind.UNFINISHED -> stringResource(R.string.finding_unfinished)
        Diagnosis.Kind.OVERFITTING -> stringResource(R.string.finding_overfitting, epoch)
    }

/** The line that explains a finding of a run with the settings [spec], where they are its cause. */
@Composable
fun findingSupport(finding: Diagnosis, spec: RunSpec, layer: String): String =
    when (finding.remedy()) {
        Diagnosis.Remedy.START_VALUES if spec.init() == Init.ZEROS -> stringResource(R.string.finding_start_support)
        Diagnosis.Remedy.HIDDEN_LAYER -> stringResource(R.string.finding_straight_support)
        Diagnosis.Remedy.OTHER_ACTIVATION if spec.activation() == Identity.TYPE ->
            stringResource(R.string.finding_unbent_support)
        else -> findingSupport(finding.kind(), layer)
    }

/** The line that explains a kind of finding. */
@Composable
fun findingSupport(kind: Diagnosis.Kind, layer: String): String =
    when (kind) {
        Diagnosis.Kind.DIVERGED -> stringResource(R.string.finding_diverged_support)
        Diagnosis.Kind.EXPLODING_GRADIENTS -> stringResource(R.string.finding_exploding_support)
        Diagnosis.Kind.DEAD_UNITS -> stringResource(R.string.finding_dead_support, layer)
        Diagnosis.Kind.VANISHING_GRADIENTS -> stringResource(R.string.finding_vanishing_support, layer)
        Diagnosis.Kind.LOCAL_MINIMUM -> stringResource(R.string.finding_stuck_support)
        Diagnosis.Kind.UNFINISHED -> stringResource(R.string.finding_unfinished_support)
        Diagnosis.Kind.OVERFITTING -> stringResource(R.string.finding_overfitting_support)
    }

/** What the button that does something about a finding says; null where there is nothing to do. */
@Composable
fun remedyWords(finding: Diagnosis, spec: RunSpec, trains: Boolean): String? {
    if (finding.remedy() == Diagnosis.Remedy.KEEP_BEST && trains) {
        return stringResource(R.string.remedy_keep_best, finding.epoch())
    }
    val proposal = finding.proposal() ?: return null
    return when (finding.remedy()) {
        Diagnosis.Remedy.LOWER_RATE -> stringResource(R.string.remedy_rate, proposal.text("lr"))
        Diagnosis.Remedy.CLIP_GRADIENTS -> stringResource(R.string.remedy_clip)
        Diagnosis.Remedy.LEAKY_ACTIVATION -> stringResource(R.string.remedy_leaky, proposal.text("lr"))
        Diagnosis.Remedy.OTHER_ACTIVATION ->
            stringResource(R.string.remedy_activation, choiceWords("activation", proposal.text("activation")))
        Diagnosis.Remedy.BATCH_NORM -> stringResource(R.string.remedy_batch_norm)
        Diagnosis.Remedy.START_VALUES ->
            stringResource(R.string.remedy_start_values, choiceWords("init", proposal.text("init")))
        Diagnosis.Remedy.HIDDEN_LAYER -> stringResource(R.string.remedy_hidden)
        Diagnosis.Remedy.OTHER_START -> stringResource(R.string.remedy_start)
        Diagnosis.Remedy.MORE_EPOCHS -> stringResource(R.string.remedy_more_epochs, number(proposal.epochs()))
        // The run is over: what remains is to start anew, against learning by heart.
        Diagnosis.Remedy.KEEP_BEST ->
            when {
                proposal.text("dropout") != spec.text("dropout") ->
                    stringResource(R.string.remedy_dropout, proposal.text("dropout"))
                proposal.text("augment") != spec.text("augment") -> stringResource(R.string.remedy_augment)
                proposal.text("patience") != spec.text("patience") -> stringResource(R.string.remedy_patience)
                else -> stringResource(R.string.remedy_decay, proposal.text("weight-decay"))
            }
    }
}
