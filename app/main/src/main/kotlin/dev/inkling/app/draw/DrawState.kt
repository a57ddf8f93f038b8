package dev.inkling.app.draw

import androidx.compose.runtime.Immutable
import dev.inkling.app.data.ModelEntity
import dev.inkling.app.reading.PadReading
import dev.inkling.app.reading.ReadingState
import dev.inkling.app.recognizer.RecognizerSource.BackendChoice
import dev.inkling.app.ui.pad.InkStroke

/** What was just done and can be taken back where it happened. */
sealed interface PadHint {
    data object Cleared : PadHint

    @Immutable data class Kept(val ids: List<Long>, val number: String) : PadHint
}

/**
 * Ink on its way out: it fades where the pad was cleared, and goes into My digits under its [seal] where it is kept.
 */
@Immutable class Leaving(val strokes: List<InkStroke>, val seal: String?)

/** Everything that Draw shows besides the ink itself. */
@Immutable
data class DrawState(
    val pad: ReadingState = ReadingState(),
    val hint: PadHint? = null,
    /** Whether nobody has drawn here yet. */
    val welcome: Boolean = false,
    val leaving: Leaving? = null,
    val kept: Int = 0,
    val modelId: Long = 0,
    val models: List<ModelEntity> = emptyList(),
    val backend: String = "",
    val backends: List<BackendChoice> = emptyList(),
) {
    /** What the pad says at the moment. */
    val reading: PadReading
        get() = pad.reading

    /** The model's own name, or null for the one that came with the app. */
    val modelName: String?
        get() = models.firstOrNull { it.id == modelId }?.name
}
