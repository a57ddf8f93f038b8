package dev.inkling.app.ui.words

import android.content.res.Resources
import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.nnlib.metric.Metric
import dev.inkling.nnlib.run.Problem
import dev.inkling.nnlib.run.RateChanges
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Settings
import dev.inkling.nnlib.spec.Option

/** What a run is called until the person names it: "XOR 2-8-1". */
fun RunSpec.name(resources: Resources): String {
    val net = text(Settings.MODEL_TEXT)
    val words =
        when {
            net == "convnet" -> resources.getString(R.string.net_convnet)
            net.startsWith("{") -> resources.getString(R.string.net_own)
            else -> net
        }
    return resources.taskName(task().word()) + " " + words
}

/** The line under a session's name: optimizer, rate, loss, seed. */
@Composable
fun RunSpec.subtitle(): String {
    val resources = LocalResources.current
    return resources.getString(
        R.string.spec_subtitle,
        choiceWords("optimizer", text("optimizer")),
        text("lr"),
        choiceWords("loss", text("loss")),
        text("seed"),
    )
}

/** A task by its name. */
@Composable fun taskName(key: String): String = LocalResources.current.taskName(key)

private fun Resources.taskName(key: String) = word("task_$key".replace('-', '_')) ?: key

/** The name of a setting in the person's language. */
@Composable fun settingTitle(setting: Option): String = word("set_${setting.key().replace('-', '_')}") ?: setting.key()

/** What a setting does, in one plain sentence. */
@Composable fun settingHelp(setting: Option): String = word("help_${setting.key().replace('-', '_')}") ?: ""

/** One value of a setting in words. */
@Composable
fun choiceWords(key: String, value: String): String =
    if (key == "task") taskName(value)
    else word("choice_${key}_$value".replace('-', '_')) ?: word("choice_$value".replace('-', '_')) ?: value

/** What the part of a run that stands there does, in one plain sentence; null where the choice is no part. */
@Composable fun choiceHelp(key: String, value: String): String? = word("about_${key}_$value".replace('-', '_'))

/** What a net is measured by, as its figure is captioned. */
@Composable fun metricName(metric: Metric): String = word("metric_${metric.word()}") ?: metric.word()

/** Why a run cannot start. */
@Composable
fun problemWords(problem: Problem): String = word("problem_${problem.code()}".replace('-', '_')) ?: problem.sentence()

/** A bound of a setting; a large whole one is written as the rows write it. */
@Composable fun boundWords(bound: String): String = bound.toLongOrNull()?.let { number(it) } ?: bound

/** What a run begins with in words: a model by its name, or random weights. */
@Composable
fun startWords(spec: RunSpec, model: String?): String =
    when {
        !spec.startsFromModel() -> stringResource(R.string.start_random)
        model.isNullOrEmpty() -> stringResource(R.string.start_model, stringResource(R.string.model_shipped))
        else -> stringResource(R.string.start_model, model)
    }

/** The rates that a hand set, in one line each with its step. */
@Composable
fun rateChangesWords(spec: RunSpec): String =
    RateChanges.of(spec)
        .rates()
        .map { (step, rate) -> stringResource(R.string.rate_set_step, rateWords(rate), number(step)) }
        .joinToString("\n")

@Composable private fun word(name: String): String? = LocalResources.current.word(name)

/** Looks a word up by the key that the part or the table of settings gives it; null where there is none. */
private fun Resources.word(name: String): String? {
    @Suppress("DiscouragedApi") // The table of settings is nnlib's: its keys are data here, not code.
    val id = getIdentifier(name, "string", "dev.inkling.app")
    return if (id == 0) null else getString(id)
}
