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
fun fieldErrorWords(error: FieldError): String =
    when (error.why()) {
        FieldError.Why.NOT_WHOLE -> stringResource(R.string.refused_not_whole)
        FieldError.Why.NOT_A_NUMBER -> stringResource(R.string.refused_not_a_number)
        FieldError.Why.TOO_SMALL -> stringResource(R.string.refused_at_least, boundWords(error.bound()))
        FieldError.Why.TOO_LARGE -> stringResource(R.string.refused_at_most, boundWords(error.bound()))
        FieldError.Why.NOT_ABOVE -> stringResource(R.string.refused_above, boundWords(error.bound()))
        FieldError.Why.NOT_BELOW -> stringResource(R.string.refused_below, boundWords(error.bound()))
        FieldError.Why.NO_NET -> stringResource(R.string.refused_no_net)
        FieldError.Why.EMPTY_LAYER -> stringResource(R.string.problem_empty_layer)
        FieldError.Why.TOO_MANY_LAYERS -> stringResource(R.string.refused_layers, error.bound())
        FieldError.Why.NET_TOO_LARGE ->
            if (error.bound().isEmpty()) stringResource(R.string.problem_too_large)
            else stringResource(R.string.refused_net, error.bound())
    }

/**
 * What keeps a run from starting: the first of the fields with [errors], by its name, or else the [problem]; null where
 * nothing does.
 */
@Composable
fun wrongWords(errors: Map<Option, FieldError>, problem: Problem?): String? {
    val (setting, error) = errors.entries.firstOrNull() ?: return problem?.let { problemWords(it) }
    return settingTitle(setting) + ": " + fieldErrorWords(error)
}
