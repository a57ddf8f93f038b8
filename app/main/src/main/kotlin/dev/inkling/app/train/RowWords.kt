package dev.inkling.app.train

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.words.choiceHelp
import dev.inkling.app.ui.words.choiceWords
import dev.inkling.app.ui.words.epochsWords
import dev.inkling.app.ui.words.number
import dev.inkling.app.ui.words.percentWords
import dev.inkling.app.ui.words.rateWords
import dev.inkling.app.ui.words.startWords
import dev.inkling.nnlib.optim.CosineAnnealingLR
import dev.inkling.nnlib.optim.CosineAnnealingWarmRestarts
import dev.inkling.nnlib.optim.ExponentialLR
import dev.inkling.nnlib.optim.FixedLR
import dev.inkling.nnlib.optim.LinearLR
import dev.inkling.nnlib.optim.MultiStepLR
import dev.inkling.nnlib.optim.OneCycleLR
import dev.inkling.nnlib.optim.PolynomialLR
import dev.inkling.nnlib.optim.ReduceLROnPlateau
import dev.inkling.nnlib.optim.StepLR
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.spec.Option

/**
 * One part of a run as a row: its little picture, what is set, and what follows from it, or what is wrong with it.
 * While a field is among the [errors], what was set before is not told: nothing starts with it.
 */
@Composable
fun GroupRow(group: Settings.Group, state: TrainState, errors: Map<Option, FieldError>, onEdit: () -> Unit) {
    val wrong = wrongWords(errors, state.problemOf(group))
    PictureRow(
        { if (wrong == null) GroupPicture(group, state.spec, state.sketches) else InkIcon(InkIcon.WARNING, null) },
        if (errors.isEmpty()) setWords(group, state) else groupTitle(group),
        wrong ?: factWords(group, state),
        onEdit,
        Modifier.testTag("row " + group.name.lowercase()),
    )
}

@Composable
internal fun groupTitle(group: Settings.Group): String =
    stringResource(
        when (group) {
            Settings.Group.DATA -> R.string.group_data
            Settings.Group.MODEL -> R.string.group_model
            Settings.Group.LOSS -> R.string.group_loss
            Settings.Group.OPTIMIZER -> R.string.group_optimizer
            Settings.Group.SCHEDULE -> R.string.group_schedule
            Settings.Group.BATCH -> R.string.group_batch
            Settings.Group.START -> R.string.group_start
            Settings.Group.HARDWARE -> R.string.group_hardware
        }
    )

/** What is set, in a few words. */
@Composable
private fun setWords(group: Settings.Group, state: TrainState): String {
    val spec = state.spec
    fun text(key: String) = spec.text(key)
    return when (group) {
        Settings.Group.DATA -> choiceWords("task", text("task"))
        Settings.Group.MODEL -> text("model")
        Settings.Group.LOSS -> choiceWords("loss", text("loss"))
        Settings.Group.OPTIMIZER ->
            stringResource(R.string.row_optimizer, choiceWords("optimizer", text("optimizer")), text("lr"))
        Settings.Group.SCHEDULE -> choiceWords("schedule", text("schedule"))
        Settings.Group.BATCH ->
            if (text("batch") == "0") stringResource(R.string.row_batch_all, epochsWords(spec.epochs()))
            else stringResource(R.string.row_batch, number(spec.whole("batch")), epochsWords(spec.epochs()))
        Settings.Group.START ->
            if (spec.startsFromModel()) startWords(spec, state.model?.name)
            else stringResource(R.string.row_start, choiceWords("init", text("init")), text("seed"))
        Settings.Group.HARDWARE -> {
            val threads = Facts.threads(spec)
            pluralStringResource(R.plurals.row_hardware, threads, threads)
        }
    }
}

/** What follows from what is set. */
@Composable
private fun factWords(group: Settings.Group, state: TrainState): String {
    val spec = state.spec
    return when (group) {
        Settings.Group.DATA -> dataFacts(state)
        Settings.Group.MODEL -> ""
        Settings.Group.LOSS -> about("loss", spec)
        Settings.Group.OPTIMIZER -> about("optimizer", spec)
        Settings.Group.SCHEDULE -> scheduleFacts(spec)
        Settings.Group.BATCH -> batchFacts(state)
        Settings.Group.START ->
            stringResource(
                when {
                    spec.startsFromModel() -> R.string.row_start_model_support
                    Settings.FROM.appliesTo(spec) -> R.string.row_start_random_support
                    else -> R.string.row_start_support
                }
            )
        Settings.Group.HARDWARE -> hardwareFacts(spec)
    }
}

/** What a part does, without the exact words that come after a colon; a second line has no full stop. */
@Composable
private fun about(key: String, spec: RunSpec): String =
    choiceHelp(key, spec.text(key)).orEmpty().substringBefore(':').removeSuffix(".")

@Composable
private fun facts(state: TrainState): Facts =
    rememberOf(state.spec, state.drawings) { Facts.of(state.spec, state.drawings) }

/** How much there is to learn from, and what is kept back. */
@Composable
internal fun dataFacts(state: TrainState): String {
    val facts = facts(state)
    val learned = number(facts.learned)
    return when {
        state.spec.task().isTruthTable -> stringResource(R.string.row_data_table)
        state.spec.task() == Tasks.MY_DIGITS ->
            pluralStringResource(R.plurals.row_data_own, state.drawings, number(state.drawings), learned)
        facts.checked > 0 -> stringResource(R.string.row_data_checked, learned, number(facts.checked))
        facts.tested > 0 -> stringResource(R.string.row_data_tested, learned, number(facts.tested))
        else -> stringResource(R.string.row_data_all, learned)
    }
}

/** How many steps come of it. */
@Composable
internal fun batchFacts(state: TrainState): String {
    val facts = facts(state)
    val pictures = state.spec.task().hasPictures()
    return stringResource(
        if (pictures) R.string.row_batch_pictures else R.string.row_batch_points,
        number(facts.steps),
        number(facts.learned),
    )
}

/** Where the rate goes from what is set. */
@Composable
internal fun scheduleFacts(spec: RunSpec): String {
    val rate = rateWords(spec.learningRate())
    val gamma = if (Settings.of("gamma").appliesTo(spec)) spec.text("gamma") else ""
    val every = if (Settings.of("every").appliesTo(spec)) spec.whole("every") else 1
    val epochs = spec.epochs()
    return when (spec.schedule()) {
        FixedLR.TYPE -> stringResource(R.string.schedule_constant, rate)
        StepLR.TYPE -> pluralStringResource(R.plurals.schedule_step, every, gamma, number(every))
        MultiStepLR.TYPE ->
            stringResource(
                R.string.schedule_multi_step,
                gamma,
                number(maxOf(1, epochs / 2)),
                number(maxOf(2, epochs * 3L / 4)),
            )
        ExponentialLR.TYPE -> stringResource(R.string.schedule_exponential, gamma)
        CosineAnnealingLR.TYPE -> stringResource(R.string.schedule_cosine, rate)
        CosineAnnealingWarmRestarts.TYPE -> pluralStringResource(R.plurals.schedule_restarts, every, number(every))
        OneCycleLR.TYPE -> stringResource(R.string.schedule_one_cycle, rate)
        LinearLR.TYPE -> stringResource(R.string.schedule_warm_up, percentWords(100 * spec.number("warm-up")), rate)
        PolynomialLR.TYPE ->
            if (spec.number("power") == 1.0) stringResource(R.string.schedule_straight, rate)
            else stringResource(R.string.schedule_polynomial, rate)
        ReduceLROnPlateau.TYPE -> {
            val patience = spec.whole("plateau-patience")
            pluralStringResource(R.plurals.schedule_plateau, patience, gamma, number(patience))
        }
        else -> about("schedule", spec)
    }
}

/** How many of the phone's cores compute. */
@Composable
internal fun hardwareFacts(spec: RunSpec): String {
    val cores = Runtime.getRuntime().availableProcessors()
    val chosen = if (spec.whole(Settings.THREADS) == 0) R.plurals.row_hardware_auto else R.plurals.row_hardware_set
    return pluralStringResource(chosen, cores, cores)
}
