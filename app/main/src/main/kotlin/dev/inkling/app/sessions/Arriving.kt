package dev.inkling.app.sessions

import android.database.SQLException
import android.database.sqlite.SQLiteFullException
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import dev.inkling.app.R
import dev.inkling.app.train.memoryWords
import dev.inkling.app.training.Memory
import dev.inkling.app.training.SessionImport
import dev.inkling.app.training.Trouble
import dev.inkling.app.ui.parts.InkIcon
import dev.inkling.app.ui.parts.Note
import dev.inkling.app.ui.parts.TextLink
import dev.inkling.nnlib.io.BadFileException
import dev.inkling.nnlib.io.StoreException

/** A file on its way in from outside. */
@Immutable
sealed interface Arriving {
    /** Being read and checked. */
    data class Reading(val name: String) : Arriving

    /** Not taken in, and nothing was changed. */
    data class Refused(val name: String, val why: Refusal, val tooLarge: Memory.TooLarge? = null) : Arriving

    /** A session that is in the list now. */
    data class Session(val id: Long) : Arriving

    /** A model that can read in Draw now. */
    data class Model(val id: Long, val name: String) : Arriving
}

/** Why a file from outside was not taken in. */
enum class Refusal {
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
        fun of(failure: Throwable): Refusal =
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
                is Trouble.TooLarge -> TOO_LARGE
                is StoreException -> if (failure.reason() == StoreException.Reason.FULL) DISK_FULL else STORAGE
                is SQLiteFullException -> DISK_FULL
                is SQLException -> STORAGE
                else -> UNREADABLE
            }
    }
}

/** Says how it goes with a file from outside: that it is read, or in one sentence why it was refused. */
@Composable
fun ArrivingNote(arriving: Arriving, onChoose: () -> Unit, onClose: () -> Unit, modifier: Modifier = Modifier) {
    when (arriving) {
        is Arriving.Reading -> Note(InkIcon.IMPORT, stringResource(R.string.import_reading), arriving.name, modifier)
        is Arriving.Refused ->
            Note(
                InkIcon.WARNING,
                stringResource(refusalWords(arriving.why)),
                arriving.name +
                    "\n" +
                    (arriving.tooLarge?.let { memoryWords(it) } ?: stringResource(refusalAdvice(arriving.why))),
                modifier,
            ) {
                TextLink(stringResource(R.string.import_close), onClose)
                TextLink(stringResource(R.string.import_again), onChoose)
            }
        else -> Unit
    }
}

private fun refusalWords(why: Refusal): Int =
    when (why) {
        Refusal.FOREIGN -> R.string.import_foreign
        Refusal.CURVES -> R.string.import_curves
        Refusal.BARE -> R.string.import_bare
        Refusal.NOT_FOR_DIGITS -> R.string.import_not_for_digits
        Refusal.NEWER -> R.string.import_newer
        Refusal.CUT -> R.string.import_cut
        Refusal.DAMAGED -> R.string.import_damaged
        Refusal.DISK_FULL -> R.string.import_full
        Refusal.STORAGE -> R.string.import_storage
        Refusal.TOO_LARGE -> R.string.import_large
        Refusal.UNREADABLE -> R.string.import_unreadable
    }

private fun refusalAdvice(why: Refusal): Int =
    when (why) {
        Refusal.FOREIGN -> R.string.import_foreign_advice
        Refusal.CURVES -> R.string.import_curves_advice
        Refusal.BARE -> R.string.import_bare_advice
        Refusal.NOT_FOR_DIGITS -> R.string.import_not_for_digits_advice
        Refusal.NEWER -> R.string.import_newer_advice
        Refusal.CUT -> R.string.import_cut_advice
        Refusal.DAMAGED -> R.string.import_damaged_advice
        Refusal.DISK_FULL -> R.string.import_full_advice
        Refusal.STORAGE -> R.string.import_storage_advice
        Refusal.TOO_LARGE -> R.string.import_large_advice
        Refusal.UNREADABLE -> R.string.import_unreadable_advice
    }
