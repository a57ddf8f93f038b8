package dev.inkling.app.sessions

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.training.DeviceNote
import dev.inkling.app.training.DeviceNote.Kind
import dev.inkling.app.ui.words.choiceWords
import dev.inkling.app.ui.words.number

/** That the CPU computes a session in place of another device, and from when on. */
@Composable
fun deviceWords(note: DeviceNote): String =
    when {
        note.kind() != Kind.FAILED -> stringResource(R.string.device_cpu)
        note.step() == 0L -> stringResource(R.string.device_failed_anew)
        else -> stringResource(R.string.device_failed, number(note.step()))
    }

/** Why it does. */
@Composable
fun deviceSupport(note: DeviceNote): String? =
    when (note.kind()) {
        Kind.ABSENT -> stringResource(R.string.device_absent, choiceWords("backend", note.device()))
        Kind.UNTRIED -> stringResource(R.string.device_untried)
        Kind.REFUSED -> stringResource(R.string.device_refused)
        else -> if (note.step() == 0L) null else stringResource(R.string.device_nothing_lost)
    }
