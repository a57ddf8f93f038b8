package dev.inkling.app.sessions

import androidx.compose.runtime.Immutable
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.inkling.app.data.SessionRepository
import dev.inkling.app.ui.chart.Points
import dev.inkling.app.ui.chart.SeriesStyle
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.run.RunSpec
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.stateIn

/** One session among those whose curves lie over each other; its x is epochs. */
@Immutable
data class OverlaySession(
    val id: Long,
    val name: String,
    val spec: RunSpec,
    val loss: Points,
    val validationLoss: Points,
    val accuracy: Points,
    val validationAccuracy: Points,
)

/** What the screen of several sessions shows: null while it is read. */
@Immutable data class OverlayState(val sessions: List<OverlaySession>? = null, val leftOut: Int = 0)

/** Reads the curves of several sessions, again and again while one of them trains. */
class OverlayViewModel(
    private val sessions: SessionRepository,
    private val io: CoroutineDispatcher,
    private val ids: List<Long>,
) : ViewModel() {
    val state: StateFlow<OverlayState> =
        flow {
                do {
                    emit(read())
                    delay(AGAIN_MILLIS)
                } while (true)
            }
            .flowOn(io)
            .stateIn(viewModelScope, SharingStarted.WhileSubscribed(5000), OverlayState())

    private fun read(): OverlayState {
        val rows = ids.mapNotNull { sessions.byId(it) }.filter { it.deletedAt == 0L }
        val shown = rows.take(SeriesStyle.entries.size)
        val names = HashMap<String, Int>()
        return OverlayState(
            shown.map { row ->
                val stepsPerEpoch = if (row.epochs > 0) maxOf(1, row.steps / row.epochs) else 1
                val curves = sessionCurves(stepsPerEpoch, sessions.mainCurves(row.id))
                // Two sessions may have one name; each curve needs its own.
                val nth = (names[row.name] ?: 0) + 1
                names[row.name] = nth
                fun epochs(of: Points) = inEpochs(of, stepsPerEpoch)
                OverlaySession(
                    row.id,
                    if (nth == 1) row.name else "${row.name} ($nth)",
                    RunSpec.fromJson(Json.parse(row.spec)),
                    epochs(curves.loss.smooth),
                    epochs(curves.validationLoss),
                    epochs(curves.accuracy),
                    epochs(curves.validationAccuracy),
                )
            },
            rows.size - shown.size,
        )
    }

    private fun inEpochs(points: Points, stepsPerEpoch: Long): Points =
        Points.of(
            FloatArray(points.size()) { points.x(it) / stepsPerEpoch },
            FloatArray(points.size()) { points.y(it) },
        )

    private companion object {
        const val AGAIN_MILLIS = 5000L
    }
}
