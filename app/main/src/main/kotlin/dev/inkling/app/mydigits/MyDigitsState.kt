package dev.inkling.app.mydigits

import androidx.compose.runtime.Immutable
import dev.inkling.app.ui.pad.InkStroke

/** One drawing in the grid. */
@Immutable
class DrawnDigit(val id: Long, val label: Int, val readAs: Int?, val createdAt: Long, val strokes: List<InkStroke>)

/** What My digits shows. */
sealed interface MyDigitsState {
    /** The drawings are being fetched. */
    data object Loading : MyDigitsState

    @Immutable
    data class Shown(
        val digits: List<DrawnDigit>,
        /** How many drawings each label has. */
        val counts: List<Int>,
        /** The label that the grid is narrowed to. */
        val filter: Int? = null,
        val selected: Set<Long> = emptySet(),
        /** How many drawings of each label the net had read as something else. */
        val misread: List<Int> = List(10) { 0 },
    ) : MyDigitsState {
        val total: Int = counts.sum()

        /** The digit that is misread most often, of those with enough drawings to say so. */
        val weakest: Int? =
            (0..9)
                .filter { misread[it] > 0 && counts[it] >= ENOUGH_TO_SAY }
                .maxByOrNull { misread[it].toFloat() / counts[it] }
    }
}

private const val ENOUGH_TO_SAY = 3
