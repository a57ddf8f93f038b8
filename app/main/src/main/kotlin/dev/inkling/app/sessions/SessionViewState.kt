package dev.inkling.app.sessions

import androidx.compose.runtime.Immutable
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SettingsStore
import dev.inkling.app.training.DeviceNote
import dev.inkling.app.training.Outcome
import dev.inkling.app.training.Training
import dev.inkling.app.ui.chart.Points
import dev.inkling.app.work.PhoneHost
import dev.inkling.app.work.WorkRule
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Task
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.watch.Boundary
import dev.inkling.nnlib.watch.Diagnosis
import dev.inkling.nnlib.watch.Progress

/** What the screen of one session shows. */
sealed interface SessionViewState {
    data object Loading : SessionViewState

    /** Deleted, or never there. */
    data object Missing : SessionViewState

    /** A session, at work or at rest. */
    @Immutable
    data class Shown(
        val session: SessionEntity,
        val spec: RunSpec,
        val curves: SessionCurves,
        /** Where it stands while it is at work; null at rest. */
        val live: LiveTraining? = null,
        /** The plane as the net divides it, for tasks of two numbers. */
        val plane: Plane? = null,
        /** A few test pictures with what the net reads now. */
        val samples: List<SampleReading> = emptyList(),
        /** What is wrong, the foremost first. */
        val findings: List<Diagnosis> = emptyList(),
        val outcome: Outcome? = null,
        val misread: List<SampleReading> = emptyList(),
        /** Whether there is a net to hand on. */
        val hasModel: Boolean = false,
        /** How many sessions wait before this one; null when it does not wait. */
        val before: Int? = null,
        /** The model with which a session on the person's own digits began; empty for Inkling's, null for none. */
        val began: String? = null,
        /** Why the CPU computes it and not what its settings name; null where that does. */
        val device: DeviceNote? = null,
    ) : SessionViewState {
        /** Whether the net may take the place of the one that reads in Draw. */
        val isForDraw: Boolean
            get() =
                when {
                    spec.task() == Tasks.MY_DIGITS -> outcome?.comparison()?.isAsGood == true
                    else -> spec.task().shown() == Task.Shown.MISREAD
                }
    }
}

/** A session at work. */
@Immutable
data class LiveTraining(
    val progress: Progress,
    val pausedByPerson: Boolean,
    val hold: Hold,
    /** What the battery's thermometer says. */
    val degrees: Double? = null,
    val warning: String = "",
    /** False where notifications are refused and training therefore stops with the app. */
    val survivesLeaving: Boolean = true,
) {
    val rests: Boolean
        get() = pausedByPerson || hold != Hold.NONE

    /** Trained to its end or stopped, and being tested. */
    val ends: Boolean
        get() = progress.state().isOver

    /** The battery's degrees in words where it is warm enough to matter; another part of the phone may be hot, too. */
    val warmth: String?
        get() = degrees?.takeIf { it >= WorkRule.COOL }?.let { "${it.toInt()}" }

    companion object {
        /** A session at work as it is now. */
        fun of(training: Training, host: PhoneHost, settings: SettingsStore) =
            LiveTraining(
                training.progress(),
                training.isPaused,
                training.hold().value,
                // Where heat may not hold it, heat is not told of.
                host.degrees().takeIf { settings.values().value.pauseWhenHot() },
                training.warning().value,
                host.mayNotify(),
            )
    }
}

/** The curves of a session as charts take them. */
@Immutable
data class SessionCurves(
    val stepsPerEpoch: Long,
    val loss: SmoothAndRaw = SmoothAndRaw.NONE,
    val accuracy: Points = Points.NONE,
    val validationLoss: Points = Points.NONE,
    val validationAccuracy: Points = Points.NONE,
    /** The layers with weights, from input to output. */
    val layers: List<String> = emptyList(),
    /** Gradient norm by layer, and spread of what each layer passes on. */
    val gradients: List<Pair<String, Points>> = emptyList(),
    val spreads: List<Pair<String, Points>> = emptyList(),
    /** The gradients as smooth lines, in the same order; one batch says little about them. */
    val gradientLines: List<Points> = emptyList(),
    /** Share of dead units by layer, where a layer can die. */
    val dead: List<Pair<String, Float>> = emptyList(),
) {
    /** The layers of whose gradient there is no number at all. */
    fun withoutGradient(): List<String> = layers - gradients.map { it.first }.toSet()

    /** A layer with weights as people count them, from 1; its own name where the net has no such layer. */
    fun layerNumber(name: String): String {
        val at = layers.indexOf(name)
        return if (at < 0) name else "${at + 1}"
    }
}

/** A curve as it was measured, and smoothed. */
@Immutable
data class SmoothAndRaw(val smooth: Points, val raw: Points) {
    companion object {
        val NONE = SmoothAndRaw(Points.NONE, Points.NONE)
    }
}

/** The points of a two-dimensional task, and how the net divides the plane between them. */
@Immutable data class Plane(val boundary: Boundary?, val points: List<PlanePoint>)

/** One sample of a two-dimensional task, with the net's answer if there is one yet. */
@Immutable data class PlanePoint(val x: Float, val y: Float, val yes: Boolean, val answer: Float?)

/** A picture that the net was asked about. */
@Immutable
data class SampleReading(val picture: FloatArray, val truth: Int, val reading: Int, val confidence: Double) {
    val right: Boolean
        get() = truth == reading

    override fun equals(other: Any?) =
        other is SampleReading &&
            picture.contentEquals(other.picture) &&
            truth == other.truth &&
            reading == other.reading &&
            confidence == other.confidence

    override fun hashCode() = picture.contentHashCode() * 31 + reading
}
