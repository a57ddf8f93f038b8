package dev.inkling.app.train

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.ui.words.boundWords
import dev.inkling.app.ui.words.problemWords
import dev.inkling.app.ui.words.settingTitle
import dev.inkling.nnlib.run.Problem
import dev.inkling.nnlib.spec.Option

/** Why what was typed into a field is not taken. */
@Composable
fun refusalWords(refusal: Refusal): String =
    when (refusal.why()) {
        Refusal.Why.NOT_WHOLE -> stringResource(R.string.refused_not_whole)
        Refusal.Why.NOT_A_NUMBER -> stringResource(R.string.refused_not_a_number)
        Refusal.Why.TOO_SMALL -> stringResource(R.string.refused_at_least, boundWords(refusal.bound()))
        Refusal.Why.TOO_LARGE -> stringResource(R.string.refused_at_most, boundWords(refusal.bound()))
        Refusal.Why.NOT_ABOVE -> stringResource(R.string.refused_above, boundWords(refusal.bound()))
        Refusal.Why.NOT_BELOW -> stringResource(R.string.refused_below, boundWords(refusal.bound()))
        Refusal.Why.NO_NET -> stringResource(R.string.refused_no_net)
        Refusal.Why.EMPTY_LAYER -> stringResource(R.string.problem_empty_layer)
        Refusal.Why.TOO_MANY_LAYERS -> stringResource(R.string.refused_layers, refusal.bound())
        Refusal.Why.NET_TOO_LARGE ->
            if (refusal.bound().isEmpty()) stringResource(R.string.problem_too_large)
            else stringResource(R.string.refused_net, refusal.bound())
    }

/**
 * What keeps a run from starting: the first field that is [refused], by its name, or else the [problem]; null if none.
 */
@Composable
fun wrongWords(refused: Map<Option, Refusal>, problem: Problem?): String? {
    val (setting, refusal) = refused.entries.firstOrNull() ?: return problem?.let { problemWords(it) }
    return settingTitle(setting) + ": " + refusalWords(refusal)
}
