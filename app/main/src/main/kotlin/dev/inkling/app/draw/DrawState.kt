package dev.inkling.app.draw

import androidx.compose.runtime.Immutable
import dev.inkling.app.data.ModelEntity
import dev.inkling.app.recognizer.Recognizer.LayerPicture
import dev.inkling.app.recognizer.RecognizerSource.BackendChoice
import dev.inkling.app.recognizer.UnreadableModelException.Reason
import dev.inkling.app.ui.pad.InkStroke
import dev.inkling.app.ui.parts.GreyPicture

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

/** What was just done and can be taken back where it happened. */
sealed interface PadHint {
    data object Cleared : PadHint

    @Immutable data class Kept(val ids: List<Long>, val number: String) : PadHint
}

/**
 * Ink on its way out: it fades where the pad was cleared, and goes into My digits under its [seal] where it is kept.
 */
@Immutable class Leaving(val strokes: List<InkStroke>, val seal: String?)

/** What happens inside the net while it reads the chosen digit. */
@Immutable data class InsideView(val layers: List<LayerPicture>, val weights: List<GreyPicture>)

/** Everything that Draw shows besides the ink itself. */
@Immutable
data class DrawState(
    val reading: PadReading = PadReading.Empty,
    /** Which digit of a number the bars and the inside are about. */
    val chosen: Int = 0,
    val hint: PadHint? = null,
    /** Whether nobody has drawn here yet. */
    val welcome: Boolean = false,
    val leaving: Leaving? = null,
    val kept: Int = 0,
    val modelId: Long = 0,
    val models: List<ModelEntity> = emptyList(),
    val backend: String = "",
    val backends: List<BackendChoice> = emptyList(),
    val inside: InsideView? = null,
) {
    val digit: DigitReading?
        get() = (reading as? PadReading.Digits)?.digits?.getOrNull(chosen)

    /** The model's own name, or null for the one that came with the app. */
    val modelName: String?
        get() = models.firstOrNull { it.id == modelId }?.name
}
