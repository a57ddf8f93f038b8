package dev.inkling.app.testing

import android.content.res.Resources
import androidx.compose.ui.test.junit4.ComposeTestRule
import dev.inkling.app.data.Hold
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionRow
import dev.inkling.app.data.SessionState
import dev.inkling.app.frame.session
import dev.inkling.app.sessions.LiveTraining
import dev.inkling.app.sessions.OverlaySession
import dev.inkling.app.sessions.OverlayState
import dev.inkling.app.sessions.Plane
import dev.inkling.app.sessions.SampleReading
import dev.inkling.app.sessions.SessionCurves
import dev.inkling.app.sessions.SessionViewState.Shown
import dev.inkling.app.sessions.SessionsState
import dev.inkling.app.train.Facts
import dev.inkling.app.training.Comparison
import dev.inkling.app.training.FailureReason
import dev.inkling.app.training.Outcome
import dev.inkling.app.training.SessionExport
import dev.inkling.app.ui.chart.Points
import dev.inkling.app.ui.words.name
import dev.inkling.nnlib.predict.Predictor
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.watch.Diagnosis
import dev.inkling.nnlib.watch.Progress

/**
 * What the training screens show at many moments. Every run was really trained, once for all pictures: to its end, or
 * to where it is shown, so that figures, curves, planes and findings are those of one and the same moment.
 */
class TrainingStates(
    private val app: TestApp,
    private val rule: ComposeTestRule,
    /** In whose language sessions are named. */
    private val resources: Resources,
) {
    /** A run to its end. */
    fun ended(spec: RunSpec): Shown =
        kept
            .getOrPut(spec) {
                val model = app.graph.session(app.trained(spec, "trained"))
                val shown = rule.shownBy(model.state) { it as? Shown }
                shown.copy(samples = readings(shown))
            }
            .apply {
                session.name = spec.name(resources)
                session.seconds = session.epoch * Facts.of(spec, DRAWINGS).learned() / SPEED
                session.endedAt = NOW
            }

    /** The run of [ended] as if it had estimated two columns. */
    fun columns(ended: Shown): Shown {
        val column = ended.outcome!!.columns().single()
        val rooms = Outcome.Column("rooms", column.estimated(), column.truth())
        fun prices(of: FloatArray) = FloatArray(of.size) { 240_000f + 90_000f * of[it] }
        val price = Outcome.Column("price", prices(column.truth()), prices(column.estimated()))
        val figures = mapOf("mae price" to 8133.0, "rmse price" to 10415.0, "r2 price" to 0.971, "mae rooms" to 0.0904)
        val samples = ended.outcome!!.samples()
        return ended.copy(
            outcome = Outcome(samples, Double.NaN, null, emptyList(), 0, null, figures, listOf(price, rooms))
        )
    }

    /** What the trained net reads on six pictures, one of them wrong if there is such a one. */
    private fun readings(of: Shown): List<SampleReading> {
        val outcome = of.outcome ?: return emptyList()
        if (of.misread.isEmpty()) return emptyList()
        val test = app.graph.trainingData().open(of.spec).test()!!
        val net = Predictor.of(SessionExport.model(app.graph.sessionFiles().of(of.session.id)))
        val wrong = outcome.misread().map { it.index() }.toSet()
        val right =
            (0 until test.size())
                .asSequence()
                .filter { it !in wrong }
                .take(5)
                .map { index ->
                    val picture = FloatArray(784)
                    val truth = FloatArray(1)
                    test.read(index, picture, 0, truth, 0)
                    val reading = net.read(picture)
                    SampleReading(picture, truth[0].toInt(), reading.best(), reading.confidence().toDouble())
                }
        return right.toList().toMutableList().apply { add(3, of.misread.first()) }
    }

    /** The run of [ended] as if it had learned 26 own digits, of which it read so many before and after. */
    fun taught(ended: Shown, before: Int, after: Int, strangers: Double): Shown {
        val spec = Presets.of("my-digits-solve").with("epochs", ended.session.epochs.toDouble())
        val compared =
            Comparison(
                "",
                Comparison.Count(26, before, after),
                Comparison.Count(5, before / 6, after / 6),
                Comparison.Count(2000, 1938, (20 * strangers).toInt()),
            )
        val outcome = ended.outcome!!.with(compared)
        val row = entity(spec.name(resources), spec, SessionState.FINISHED, ended.session)
        return ended.copy(session = row, spec = spec, outcome = outcome, began = "", findings = emptyList())
    }

    /** A run of [spec] at work, when it has done that share of its epochs and what [change] sets besides. */
    fun running(spec: RunSpec, share: Double = 0.6, change: String = ""): Shown {
        val now = ended(spec.with("epochs", Math.rint(share * spec.epochs())))
        val all = spec.apply(change)
        val row = entity(all.name(resources), all, SessionState.RUNNING, now.session)
        return now.copy(
            session = row,
            spec = all,
            live = LiveTraining(progress(row, all), false, Hold.NONE),
            // That it could have gone on is said at the end alone.
            findings = now.findings.filter { it.kind() != Diagnosis.Kind.UNFINISHED },
            outcome = null,
            misread = emptyList(),
            hasModel = false,
        )
    }

    /** The run of [spec] before its first step. */
    fun starting(spec: RunSpec): Shown {
        val there = ended(spec)
        val row = entity(spec.name(resources), spec, SessionState.RUNNING, null).apply { steps = there.session.steps }
        val plane = there.plane?.let { Plane(null, it.points.map { point -> point.copy(answer = null) }) }
        return Shown(row, spec, SessionCurves(1), LiveTraining(progress(row, spec), false, Hold.NONE), plane)
    }

    /** Where that session stands, in its own figures. */
    private fun progress(of: SessionEntity, spec: RunSpec): Progress {
        fun known(value: Double?) = value ?: Double.NaN
        val began = of.step > 0
        return Progress(
            Progress.State.RUNNING,
            of.step,
            of.steps,
            maxOf(1, of.epoch),
            of.epochs,
            known(of.loss),
            known(of.accuracy),
            known(of.validationLoss),
            known(of.validationAccuracy),
            spec.learningRate(),
            if (began) SPEED else Double.NaN,
            if (began) of.seconds else 0.0,
            if (began) of.seconds * (of.steps - of.step) / of.step else Double.NaN,
        )
    }

    fun queued(spec: RunSpec): Shown =
        Shown(entity(spec.name(resources), spec, SessionState.QUEUED, null), spec, SessionCurves(1), before = 2)

    /** A run of [spec] that was stopped when it had done that share of its epochs. */
    fun stopped(spec: RunSpec, share: Double): Shown {
        val there = ended(spec.with("epochs", Math.rint(share * spec.epochs())))
        return there.copy(
            session =
                entity(spec.name(resources), spec, SessionState.STOPPED, there.session).apply {
                    testAccuracy = there.session.testAccuracy
                    endedAt = NOW
                },
            spec = spec,
            findings = emptyList(),
        )
    }

    fun failed(spec: RunSpec, why: FailureReason): Shown =
        Shown(
            entity(spec.name(resources), spec, SessionState.FAILED, null).apply { failure = why.name },
            spec,
            SessionCurves(1),
        )

    /** The row of a run of [run] that stands where [at] ended; null for one that has not begun. */
    private fun entity(named: String, run: RunSpec, where: SessionState, at: SessionEntity?) =
        SessionEntity().apply {
            id = 7
            name = named
            spec = run.toString()
            task = run.task().word()
            state = where
            createdAt = NOW
            epochs = run.epochs()
            if (at == null) return@apply
            epoch = at.epoch
            step = at.step
            steps = at.steps / at.epochs * run.epochs()
            seconds = at.epoch * Facts.of(run, DRAWINGS).learned() / SPEED
            loss = at.loss
            accuracy = at.accuracy
            validationLoss = at.validationLoss
            validationAccuracy = at.validationAccuracy
            if (where == SessionState.FINISHED) endedAt = NOW
        }

    /** A list with a session under way and others of every kind, from today back to last year. */
    fun list(): SessionsState {
        val falling = sketch { 1f / (1 + it / 6f) }
        val stuck = sketch { 1f - it / 400f }
        val rows =
            listOf(
                row(1, named("digits-notes"), SessionState.FINISHED, 3, falling) {
                    pinned = true
                    testAccuracy = 98.2745
                },
                row(9, named("mnist-solve"), SessionState.RUNNING, 0, falling) { epoch = 7 },
                row(2, named("mnist-notes"), SessionState.FINISHED, 0, falling) {
                    finding = Diagnosis.Kind.OVERFITTING.name
                    findingEpoch = 5
                    testAccuracy = 97.9
                },
                row(3, named("xor-notes"), SessionState.FINISHED, 0, stuck) {
                    finding = Diagnosis.Kind.LOCAL_MINIMUM.name
                    accuracy = 75.0
                },
                row(4, named("spirals-solve"), SessionState.QUEUED, 0, null) {},
                row(5, "My hand, written in the evening", SessionState.STOPPED, 3, falling) {
                    epoch = 2
                    step = 80
                    validationAccuracy = 91.25
                },
                row(6, named("circles-solve"), SessionState.FAILED, 4, null) {},
                row(7, named("moons-solve"), SessionState.FINISHED, 4, sketch { it / 47f }) {
                    finding = Diagnosis.Kind.DIVERGED.name
                    accuracy = 50.0
                },
                row(8, named("xor-solve"), SessionState.FINISHED, 400, falling) { accuracy = 100.0 },
            )
        val under = Presets.of("mnist-solve").with("epochs", 12.0)
        val row = entity(under.name(resources), under, SessionState.RUNNING, null)
        row.apply {
            epoch = 7
            step = 3850
            steps = 6600
            seconds = 7 * Facts.of(under, DRAWINGS).learned() / SPEED
        }
        val live = LiveTraining(progress(row, under), false, Hold.NONE, degrees = 36.0)
        return SessionsState(false, rows, 9L to live, tasks = listOf("digits", "mnist", "moons", "xor"))
    }

    private fun named(preset: String) = Presets.of(preset).name(resources)

    private fun row(
        number: Long,
        named: String,
        where: SessionState,
        daysAgo: Long,
        drawn: ByteArray?,
        more: SessionRow.() -> Unit,
    ) =
        SessionRow().apply {
            id = number
            name = named
            state = where
            createdAt = System.currentTimeMillis() - daysAgo * 86_400_000
            epoch = 12
            epochs = 12
            sketch = drawn
            more()
        }

    private fun sketch(of: (Int) -> Float) = ByteArray(48) { (127 * of(it)).toInt().toByte() }

    /** The same net on the same points, trained by four optimizers. */
    fun optimizers(): OverlayState =
        OverlayState(
            listOf(
                    "SGD" to "optimizer=sgd lr=0.1",
                    "Momentum" to "optimizer=momentum lr=0.1",
                    "RMSprop" to "optimizer=rmsprop lr=0.003",
                    "Adam" to "optimizer=adam lr=0.003",
                )
                .mapIndexed { i, (name, by) -> laid(i, name, ended(Presets.of("moons-solve").apply("epochs=20 $by"))) }
        )

    /** Eight sessions of several tasks. */
    fun many(of: List<Shown>): OverlayState =
        OverlayState(List(8) { i -> of[i % of.size].let { laid(i, "${it.session.name} (${i + 1})", it) } }, 3)

    private fun laid(at: Int, name: String, run: Shown): OverlaySession {
        val curves = run.curves
        fun epochs(points: Points) =
            Points.of(
                FloatArray(points.size()) { points.x(it) / curves.stepsPerEpoch },
                FloatArray(points.size()) { points.y(it) },
            )
        return OverlaySession(
            at.toLong(),
            name,
            run.spec,
            epochs(curves.loss.smooth),
            epochs(curves.validationLoss),
            epochs(curves.accuracy),
            epochs(curves.validationAccuracy),
        )
    }

    private companion object {
        const val NOW = 1_790_000_000_000
        const val DRAWINGS = 26

        /** Samples a second of every run: how long it took and what is left follow from it. */
        const val SPEED = 6550.0

        /** Kept for all pictures of a build: these are values, and hold nothing of the app that made them. */
        val kept = HashMap<RunSpec, Shown>()
    }
}
