package dev.inkling.app.reading

import androidx.compose.runtime.Immutable
import dev.inkling.app.picture.GreyPicture
import dev.inkling.app.recognizer.Recognizer.LayerPicture

/** What happens inside the net while it reads the chosen digit, or an [example] while nothing is drawn. */
@Immutable
data class InsideView(val layers: List<LayerPicture>, val weights: List<GreyPicture>, val example: GreyPicture? = null)

/** What Draw and Look inside both show: what was read, and how the net came to it. */
@Immutable
data class ReadingState(
    val reading: PadReading = PadReading.Empty,
    /** Which digit of a number the bars and the inside are about. */
    val chosen: Int = 0,
    val inside: InsideView? = null,
) {
    val digit: DigitReading?
        get() = (reading as? PadReading.Digits)?.digits?.getOrNull(chosen)
}
