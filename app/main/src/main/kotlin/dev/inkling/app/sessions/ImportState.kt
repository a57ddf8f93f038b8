package dev.inkling.app.sessions

import android.database.SQLException
import android.database.sqlite.SQLiteFullException
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.training.FailureReason
import dev.inkling.app.training.Memory
import dev.inkling.app.training.SessionImport
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Note
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.nnlib.io.BadFileException
import dev.inkling.nnlib.io.StoreException

/** A file on its way in from outside. */
@Immutable
sealed interface ImportState {
    /** Being read and checked. */
    data class Reading(val name: String) : ImportState

    /** Not taken in, and nothing was changed. */
    data class Refused(val name: String, val why: ImportFailure, val tooLarge: Memory.TooLarge? = null) : ImportState

    /** A session that is in the list now. */
    data class Session(val id: Long) : ImportState

    /** A model that can read in Draw now. */
    data class Model(val id: Long, val name: String) : ImportState
}

/** Why a file from outside was not taken in. */
enum class ImportFailure {
    FOREIGN,
    /** A table of curves, which is a part of a session. */
    CURVES,
    /** Weights that do not say of which net they are. */
    BARE,
    /** A model, but none for Draw. */
    NOT_FOR_DIGITS,
    NEWER,
    CUT,
    DAMAGED,
    DISK_FULL,
    /** It was read, and could not be kept on this phone though there is room. */
    STORAGE,
    TOO_LARGE,
    UNREADABLE;

    companion object {
        fun of(failure: Throwable): ImportFailure =
            when (failure) {
                is SessionImport.CurvesAlone -> CURVES
                is SessionImport.NotForDigits -> NOT_FOR_DIGITS
                is BadFileException ->
                    when (failure.reason()) {
                        BadFileException.Reason.NOT_OURS -> FOREIGN
                        BadFileException.Reason.NOT_DESCRIBED -> BARE
                        BadFileException.Reason.NEWER -> NEWER
                        BadFileException.Reason.CUT -> CUT
                        BadFileException.Reason.DAMAGED -> DAMAGED
                    }
                is OutOfMemoryError,
                is FailureReason.TooLarge -> TOO_LARGE
                is StoreException -> if (failure.reason() == StoreException.Reason.FULL) DISK_FULL else STORAGE
                is SQLiteFullException -> DISK_FULL
                is SQLException -> STORAGE
                else -> UNREADABLE
            }
    }
}

/** Says how it goes with a file from outside: that it is read, or in one sentence why it was refused. */
@Composable
fun ImportNote(importing: ImportState, onChoose: () -> Unit, onClose: () -> Unit, modifier: Modifier = Modifier) {
    when (importing) {
        is ImportState.Reading ->
            Note(InkIcon.IMPORT, stringResource(R.string.import_reading), importing.name, modifier)
        is ImportState.Refused ->
            Note(
                InkIcon.WARNING,
                stringResource(refusalWords(importing.why)),
                importing.name +
                    "\n" +
                    (importing.tooLarge?.let { tooLargeWords(it) } ?: stringResource(refusalAdvice(importing.why))),
                modifier,
            ) {
                TextLink(stringResource(R.string.import_close), onClose)
                TextLink(stringResource(R.string.import_again), onChoose)
            }
        else -> Unit
    }
}

private fun refusalWords(why: ImportFailure): Int =
    when (why) {
        ImportFailure.FOREIGN -> R.string.import_foreign
        ImportFailure.CURVES -> R.string.import_curves
        ImportFailure.BARE -> R.string.import_bare
        ImportFailure.NOT_FOR_DIGITS -> R.string.import_not_for_digits
        ImportFailure.NEWER -> R.string.import_newer
        ImportFailure.CUT -> R.string.import_cut
        ImportFailure.DAMAGED -> R.string.import_damaged
        ImportFailure.DISK_FULL -> R.string.import_full
        ImportFailure.STORAGE -> R.string.import_storage
        ImportFailure.TOO_LARGE -> R.string.import_large
        ImportFailure.UNREADABLE -> R.string.import_unreadable
    }

private fun refusalAdvice(why: ImportFailure): Int =
    when (why) {
        ImportFailure.FOREIGN -> R.string.import_foreign_advice
        ImportFailure.CURVES -> R.string.import_curves_advice
        ImportFailure.BARE -> R.string.import_bare_advice
        ImportFailure.NOT_FOR_DIGITS -> R.string.import_not_for_digits_advice
        ImportFailure.NEWER -> R.string.import_newer_advice
        ImportFailure.CUT -> R.string.import_cut_advice
        ImportFailure.DAMAGED -> R.string.import_damaged_advice
        ImportFailure.DISK_FULL -> R.string.import_full_advice
        ImportFailure.STORAGE -> R.string.import_storage_advice
        ImportFailure.TOO_LARGE -> R.string.import_large_advice
        ImportFailure.UNREADABLE -> R.string.import_unreadable_advice
    }
