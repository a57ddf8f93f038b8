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
import dev.inkling.app.sessions.SampleReading
import dev.inkling.app.sessions.SessionCurves
import dev.inkling.app.sessions.SessionViewState.Shown
import dev.inkling.app.sessions.SessionsState
import dev.inkling.app.sessions.SmoothAndRaw
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
 * What the training screens show at many moments: curves, boundary, matrix and readings of three short runs that were
 * really trained, once for all pictures; where each of them stands is set by hand.
 */
class TrainingStates(
    private val app: TestApp,
    private val rule: ComposeTestRule,
    /** In whose language sessions are named. */
    private val resources: Resources,
) {
    fun xor() = trained(Presets.of("xor-solve"))

    fun moons() = trained(Presets.of("moons-solve").apply("model=2-6-1 epochs=60"))

    fun wave() = trained(Presets.of("wave-solve"))

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

    fun digits() = trained(Presets.of("digits-notes").apply(SHORT))

    private fun trained(spec: RunSpec): Shown =
        kept
            .getOrPut(spec) {
                val model = app.graph.session(app.trained(spec, "trained"))
                val shown = rule.shownBy(model.state) { it as? Shown }
                shown.copy(samples = readings(shown), findings = emptyList())
            }
            .apply { session.name = spec.name(resources) }

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
        val spec = Presets.of("my-digits-solve")
        val compared =
            Comparison(
                "",
                Comparison.Count(26, before, after),
                Comparison.Count(5, before / 6, after / 6),
                Comparison.Count(2000, 1938, (20 * strangers).toInt()),
            )
        val outcome = ended.outcome!!.with(compared)
        val row =
            entity(spec.name(resources), spec, SessionState.FINISHED).apply {
                epoch = epochs
                endedAt = NOW
                seconds = 24.0
            }
        return ended.copy(session = row, spec = spec, outcome = outcome, began = "")
    }

    /** The run of [ended] when it had done three fifths. */
    fun running(ended: Shown): Shown {
        val steps = ended.session.steps
        return ended.copy(
            session = entity(ended.session.name, ended.spec, SessionState.RUNNING),
            curves = ended.curves.until(0.6f * steps),
            live = LiveTraining(progress(ended, 0.6), false, Hold.NONE),
            outcome = null,
            misread = emptyList(),
            hasModel = false,
        )
    }

    /** The run of [ended] before its first step. */
    fun starting(ended: Shown): Shown =
        running(ended)
            .copy(
                curves = SessionCurves(1),
                samples = emptyList(),
                live = LiveTraining(progress(ended, 0.0), false, Hold.NONE),
            )

    private fun progress(of: Shown, share: Double): Progress {
        val session = of.session
        fun sofar(value: Double) = if (share == 0.0) Double.NaN else value
        return Progress(
            Progress.State.RUNNING,
            (session.steps * share).toLong(),
            session.steps,
            maxOf(1, (session.epochs * share).toInt()),
            session.epochs,
            sofar(0.12),
            sofar(if (session.accuracy == null) Double.NaN else 96.4),
            sofar(0.18),
            sofar(if (session.validationAccuracy == null) Double.NaN else 94.7),
            of.spec.learningRate(),
            sofar(6550.0),
            101 * share,
            sofar(67.0),
        )
    }

    fun queued(spec: RunSpec): Shown =
        Shown(
            entity(spec.name(resources), spec, SessionState.QUEUED).apply { epoch = 0 },
            spec,
            SessionCurves(1),
            before = 2,
        )

    fun stopped(ended: Shown): Shown =
        running(ended)
            .copy(
                session =
                    entity(ended.session.name, ended.spec, SessionState.STOPPED).apply {
                        epoch = 7
                        step = 4200
                    },
                live = null,
                outcome = ended.outcome,
                misread = ended.misread,
                hasModel = true,
            )

    fun failed(ended: Shown, why: FailureReason): Shown =
        starting(ended)
            .copy(
                session = entity(ended.session.name, ended.spec, SessionState.FAILED).apply { failure = why.name },
                live = null,
            )

    private fun entity(named: String, run: RunSpec, where: SessionState) =
        SessionEntity().apply {
            id = 7
            name = named
            spec = run.toString()
            task = run.task().word()
            state = where
            createdAt = NOW
            epoch = 6
            epochs = run.epochs()
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
        val live = LiveTraining(progress(xor(), 0.6), false, Hold.NONE, degrees = 36.0)
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

    /** The losses of the trained runs over each other, under eight names. */
    fun overlay(): OverlayState {
        val runs = listOf(xor(), moons(), digits())
        val names = listOf("one", "two", "three", "four", "five", "six", "seven", "eight")
        val sessions =
            names.mapIndexed { i, name ->
                val run = runs[i % 3]
                val most = run.session.steps.toFloat() / 10
                fun level(points: Points) =
                    Points.of(
                        FloatArray(points.size()) { points.x(it) / most },
                        FloatArray(points.size()) { points.y(it) * (1 + i / 3 * 0.35f) },
                    )
                val curves = run.curves
                val none = Points.NONE
                OverlaySession(i.toLong(), "${run.session.name}, $name", level(curves.loss.smooth), none, none, none)
            }
        return OverlayState(sessions, 3)
    }

    private fun SessionCurves.until(step: Float): SessionCurves {
        fun cut(points: Points): Points {
            val n = points.firstFrom(step)
            return Points.of(FloatArray(n) { points.x(it) }, FloatArray(n) { points.y(it) })
        }
        fun cut(layers: List<Pair<String, Points>>) = layers.map { (layer, points) -> layer to cut(points) }
        return copy(
            loss = SmoothAndRaw(cut(loss.smooth), cut(loss.raw)),
            accuracy = cut(accuracy),
            validationLoss = cut(validationLoss),
            validationAccuracy = cut(validationAccuracy),
            gradients = cut(gradients),
            spreads = cut(spreads),
        )
    }

    private companion object {
        const val NOW = 1_790_000_000_000
        const val SHORT = "model=784-64-10 samples=1500 validation=0.2 epochs=10"

        /** Kept for all pictures of a build: these are values, and hold nothing of the app that made them. */
        val kept = HashMap<RunSpec, Shown>()
    }
}
