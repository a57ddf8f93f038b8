package dev.inkling.app.reading

import androidx.compose.runtime.Immutable
import dev.inkling.app.recognizer.UnreadableModelException.Reason

/** What the pad says at the moment. */
sealed interface PadReading {
    /** Nothing is written. */
    data object Empty : PadReading

    /** Something is written, but a dot or a blot is nothing to read. */
    data object Unreadable : PadReading

    /** More is written than one row of digits, or a scribble. */
    data object TooMuch : PadReading

    /** The chosen model cannot be read. */
    @Immutable data class Failed(val why: Reason) : PadReading

    /**
     * One digit, or several in a row as a number; [millis] from the newest point, or the choice of the net, to this.
     */
    @Immutable
    data class Digits(val digits: List<DigitReading>, val millis: Float) : PadReading {
        val number: String = digits.joinToString("") { it.best().toString() }
        val unsure: DigitReading? = digits.firstOrNull { it.certainty() == DigitReading.Certainty.UNSURE }

        /** A number is as sure as its least sure digit. */
        val certainty: DigitReading.Certainty = digits.maxOf { it.certainty() }
    }
}
