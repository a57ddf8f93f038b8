package dev.inkling.app.sessions

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.train.memoryWords
import dev.inkling.app.training.Memory
import dev.inkling.app.training.Trouble
import dev.inkling.nnlib.run.RunSpec

/**
 * What stopped a session with these settings, and what can be done. The sentence of what nobody thought of stands below
 * as a detail.
 */
@Composable
fun troubleWords(told: String, spec: RunSpec): String {
    val known = Trouble.named(told)
    val tooLarge = remember(spec, known) { Memory.check(spec, 0, Memory.room()).takeIf { known == Trouble.NO_MEMORY } }
    val words = tooLarge?.let { memoryWords(it) } ?: stringResource(stoppedWords(known ?: Trouble.UNKNOWN))
    return if (known == null) words + "\n" + stringResource(R.string.trouble_detail, told) else words
}

@StringRes
private fun stoppedWords(why: Trouble): Int =
    when (why) {
        Trouble.DISK_FULL -> R.string.trouble_disk_full
        Trouble.STORAGE -> R.string.trouble_storage
        Trouble.NO_MEMORY -> R.string.trouble_no_memory
        Trouble.NO_MNIST -> R.string.trouble_no_mnist
        Trouble.NO_DRAWINGS -> R.string.trouble_no_drawings
        Trouble.DAMAGED -> R.string.trouble_damaged
        Trouble.NEWER -> R.string.trouble_newer
        Trouble.SETTINGS -> R.string.trouble_settings
        Trouble.UNKNOWN -> R.string.trouble_unknown
    }

/** What could not be kept while training goes on. */
@Composable
fun warningWords(told: String): String =
    stringResource(
        if (Trouble.named(told) == Trouble.DISK_FULL) R.string.warning_disk_full else R.string.warning_storage
    )

/** Why a session's model or file could not be handed on. */
@StringRes
internal fun handOnWords(why: Trouble): Int =
    when (why) {
        Trouble.DISK_FULL -> R.string.share_failed
        Trouble.NO_MEMORY -> R.string.share_large
        Trouble.DAMAGED,
        Trouble.NEWER,
        Trouble.SETTINGS -> R.string.share_damaged
        else -> R.string.share_storage
    }
