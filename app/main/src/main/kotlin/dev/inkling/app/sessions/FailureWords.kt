package dev.inkling.app.sessions

import androidx.annotation.StringRes
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.training.FailureReason
import dev.inkling.app.training.Memory
import dev.inkling.app.ui.words.memoryWords
import dev.inkling.nnlib.run.RunSpec

/**
 * What stopped a session with these settings, and what can be done. The sentence of what nobody thought of stands below
 * as a detail.
 */
@Composable
fun failureWords(told: String, spec: RunSpec): String {
    val known = FailureReason.named(told)
    val tooLarge =
        remember(spec, known) { if (known == FailureReason.NO_MEMORY) Memory.check(spec, 0, Memory.room()) else null }
    val words = tooLarge?.let { tooLargeWords(it) } ?: stringResource(stoppedWords(known ?: FailureReason.UNKNOWN))
    return if (known == null) words + "\n" + stringResource(R.string.failure_detail, told) else words
}

/** What a run needs, what this phone has, and what would fit. */
@Composable
internal fun tooLargeWords(what: Memory.TooLarge): String =
    memoryWords(what.bytes(), what.room(), what.batch(), what.net())

@StringRes
private fun stoppedWords(why: FailureReason): Int =
    when (why) {
        FailureReason.DISK_FULL -> R.string.failure_disk_full
        FailureReason.STORAGE -> R.string.failure_storage
        FailureReason.NO_MEMORY -> R.string.failure_no_memory
        FailureReason.NO_MNIST -> R.string.failure_no_mnist
        FailureReason.NO_DRAWINGS -> R.string.failure_no_drawings
        FailureReason.DAMAGED -> R.string.failure_damaged
        FailureReason.NEWER -> R.string.failure_newer
        FailureReason.SETTINGS -> R.string.failure_settings
        FailureReason.UNKNOWN -> R.string.failure_unknown
    }

/** What could not be kept while training goes on. */
@Composable
fun warningWords(told: String): String =
    stringResource(
        if (FailureReason.named(told) == FailureReason.DISK_FULL) R.string.warning_disk_full
        else R.string.warning_storage
    )

/** Why a session's model or file could not be handed on. */
@StringRes
internal fun handOnWords(why: FailureReason): Int =
    when (why) {
        FailureReason.DISK_FULL -> R.string.share_failed
        FailureReason.NO_MEMORY -> R.string.share_large
        FailureReason.DAMAGED,
        FailureReason.NEWER,
        FailureReason.SETTINGS -> R.string.share_damaged
        else -> R.string.share_storage
    }
