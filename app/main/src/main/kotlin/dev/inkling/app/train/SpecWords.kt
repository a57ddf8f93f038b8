package dev.inkling.app.train

import android.content.res.Resources
import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.nnlib.train.Problem
import dev.inkling.nnlib.train.RunSpec
import dev.inkling.nnlib.train.Setting
import dev.inkling.nnlib.train.Settings
import dev.inkling.nnlib.train.Task

/** What a run is called until the person names it: "XOR 2-8-1". */
fun RunSpec.name(resources: Resources): String {
    val net = text(Settings.MODEL_TEXT)
    val words =
        if (net == "convnet") resources.getString(R.string.net_convnet) else if (net.startsWith("{")) "JSON" else net
    return resources.getString(taskWords(task().key())) + " " + words
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
@Composable fun taskName(key: String): String = stringResource(taskWords(key))

@StringRes
private fun taskWords(key: String): Int =
    when (Task.of(key)) {
        Task.XOR -> R.string.task_xor
        Task.AND -> R.string.task_and
        Task.OR -> R.string.task_or
        Task.CIRCLES -> R.string.task_circles
        Task.MOONS -> R.string.task_moons
        Task.SPIRALS -> R.string.task_spirals
        Task.CLUSTERS -> R.string.task_clusters
        Task.DIGITS -> R.string.task_digits
        Task.MNIST -> R.string.task_mnist
        Task.MY_DIGITS -> R.string.task_my_digits
        Task.FOLDER -> R.string.task_folder
        Task.CSV -> R.string.task_csv
    }

/** The name of a setting in the person's language; the table's English where the app has no words of its own. */
@Composable
fun settingTitle(setting: Setting): String = word("set_${setting.key().replace('-', '_')}") ?: setting.title()

/** What a setting does, in one plain sentence. */
@Composable
fun settingHelp(setting: Setting): String = word("help_${setting.key().replace('-', '_')}") ?: setting.help()

/** One value of a setting in words. */
@Composable
fun choiceWords(key: String, value: String): String =
    if (key == "task") taskName(value)
    else word("choice_${key}_$value".replace('-', '_')) ?: word("choice_$value".replace('-', '_')) ?: value

/** Why a run cannot start. */
@Composable
fun problemWords(problem: Problem): String = word("problem_${problem.code()}".replace('-', '_')) ?: problem.sentence()

/**
 * Looks a word up by the key that the table of settings gives it; R8 keeps these names (see rules.pro and keep.xml).
 */
@Composable
private fun word(name: String): String? {
    val resources = LocalResources.current
    @Suppress("DiscouragedApi") // The table of settings is nnlib's: its keys are data here, not code.
    val id = resources.getIdentifier(name, "string", "dev.inkling.app")
    return if (id == 0) null else resources.getString(id)
}
