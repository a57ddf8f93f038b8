package dev.inkling.app.sessions

import android.net.Uri
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionRepository
import dev.inkling.app.data.SessionState
import dev.inkling.app.data.SettingsStore
import dev.inkling.app.training.DeviceNote
import dev.inkling.app.training.FailureReason
import dev.inkling.app.training.Outcome
import dev.inkling.app.training.SavedDiagnoses
import dev.inkling.app.training.SessionExport
import dev.inkling.app.training.SessionFiles
import dev.inkling.app.training.Training
import dev.inkling.app.training.TrainingData
import dev.inkling.app.training.TrainingWork
import dev.inkling.app.ui.parts.OneAtATime
import dev.inkling.app.work.PhoneHost
import dev.inkling.nnlib.compute.DeviceException
import dev.inkling.nnlib.data.Dataset
import dev.inkling.nnlib.io.Json
import dev.inkling.nnlib.nn.Sequential
import dev.inkling.nnlib.predict.Predictor
import dev.inkling.nnlib.run.Nets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Scoring
import dev.inkling.nnlib.run.Task
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.watch.Boundary
import dev.inkling.nnlib.watch.Diagnosis
import java.io.IOException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.distinctUntilChangedBy
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** Shows one session: what it does while it trains, what it came to afterwards. */
class SessionViewModel(
    private val sessions: SessionRepository,
    private val sessionFiles: SessionFiles,
    private val trainingData: TrainingData,
    private val settings: SettingsStore,
    private val work: TrainingWork,
    private val host: PhoneHost,
    private val exports: SessionExport,
    private val io: CoroutineDispatcher,
    private val id: Long,
) : ViewModel(), SessionControls {
    private val begins = OneAtATime(viewModelScope)

    /** What to show now. Nothing is looked at while nobody watches. */
    val state: StateFlow<SessionViewState> =
        channelFlow<SessionViewState> {
                combine(sessions.watch(id), work.current()) { session: SessionEntity?, training: Training? ->
                        session to training
                    }
                    .distinctUntilChangedBy { (session, training) ->
                        // Whose turn it is says how many are before one that waits.
                        val turn = training.takeIf { it?.id() == id || session?.state == SessionState.QUEUED }
                        listOf(session?.state, session?.name, session?.pinned, session?.deletedAt, turn)
                    }
                    .collectLatest { (session, current) ->
                        val training = current?.takeIf { it.id() == id }
                        // At rest it is read once more: what watches it may still be at the moment before its end.
                        if (session == null || session.deletedAt != 0L) send(SessionViewState.Missing)
                        else if (training == null) send(atRest(sessions.byId(id) ?: session))
                        else follow(training) { send(it) }
                    }
            }
            .flowOn(io)
            .stateIn(viewModelScope, SharingStarted.WhileSubscribed(5000), SessionViewState.Loading)

    private fun atRest(session: SessionEntity): SessionViewState {
        val spec = RunSpec.fromJson(Json.parse(session.spec))
        val stepsPerEpoch = if (session.epochs > 0) maxOf(1, session.steps / session.epochs) else 1
        val store = sessionFiles.of(id)
        // A net that estimates numbers was tested without an accuracy.
        val outcome = believed {
            Outcome.read(store)?.takeIf { it.confusion() == null || session.testAccuracy != null }
        }
        val queue = sessions.queued().indexOfFirst { it.id == id }
        return SessionViewState.Shown(
            session,
            spec,
            sessionCurves(stepsPerEpoch, sessions.curves(id), believed { Nets.layers(Nets.of(spec)) } ?: emptyList()),
            plane = planeAtRest(spec),
            outcome = outcome,
            misread = outcome?.let { believed { misread(spec, it) } } ?: emptyList(),
            findings = believed { SavedDiagnoses.read(store) } ?: emptyList(),
            hasModel = believed { SessionExport.hasModel(store) } ?: false,
            before = if (queue < 0) null else queue + if (work.current().value == null) 0 else 1,
            began = believed { SessionExport.began(store) },
            device = believed { DeviceNote.read(store) },
        )
    }

    /** The plane as the net divides it that the session came to; the points alone where there is no net yet. */
    private fun planeAtRest(spec: RunSpec): Plane? {
        if (spec.task().shown() != Task.Shown.BOUNDARY) return null
        val asked = trainingData.open(spec).train()
        val points = points(asked)
        val net = believed { SessionExport.model(sessionFiles.of(id)) } ?: return Plane(null, points)
        val square = squareAround(PlaneFrame.around(points), PLANE_SIDE)
        val boundary = Boundary.of(net, Scoring.of(spec), square.start, square.endInclusive, PLANE_SIDE)
        return Plane(boundary, points(asked, boundary))
    }

    private fun misread(spec: RunSpec, outcome: Outcome): List<SampleReading> {
        if (outcome.misread().isEmpty() || spec.task().shown() != Task.Shown.MISREAD) return emptyList()
        val test = trainingData.open(spec, sessionFiles.of(id)).test() ?: return emptyList()
        return outcome
            .misread()
            .filter { it.index() < test.size() }
            .take(MISREAD)
            .map { SampleReading(picture(test, it.index()), it.truth(), it.reading(), it.confidence()) }
    }

    private suspend fun CoroutineScope.follow(training: Training, show: suspend (SessionViewState) -> Unit) {
        val mine = training.spec().task() == Tasks.MY_DIGITS
        val asked = training.data().test()?.takeUnless { mine } ?: training.data().train()
        var shown =
            SessionViewState.Shown(
                sessions.byId(id) ?: return,
                training.spec(),
                SessionCurves(1),
                plane = if (training.spec().task().shown() == Task.Shown.BOUNDARY) Plane(null, points(asked)) else null,
                began = believed { SessionExport.began(sessionFiles.of(id)) },
            )
        var round = 0
        while (isActive) {
            shown = shown.copy(live = LiveTraining.of(training, host, settings), device = training.deviceNote())
            // The first look may have to wait for a long step; what is known without it is shown before.
            if (round == 0) show(shown)
            if (round % 2 == 0) {
                shown = look(training, shown, asked)
            }
            show(shown)
            round++
            delay(GLANCE_MILLIS)
        }
    }

    private fun look(training: Training, before: SessionViewState.Shown, asked: Dataset): SessionViewState.Shown {
        val curves = training.metrics().soon()?.let(::sessionCurves) ?: before.curves
        val findings: List<Diagnosis> = training.diagnoses().soon() ?: before.findings
        var next =
            before.copy(
                curves = curves,
                findings = findings,
                session = sessions.byId(id) ?: before.session,
                spec = training.spec(),
            )
        if (before.plane != null) {
            val square = squareAround(PlaneFrame.around(before.plane.points), PLANE_SIDE)
            val boundary =
                training
                    .look {
                        Boundary.of(it as Sequential, training.scoring(), square.start, square.endInclusive, PLANE_SIDE)
                    }
                    .soon()
            if (boundary != null) next = next.copy(plane = Plane(boundary, points(asked, boundary)))
        } else if (training.spec().task().shown() == Task.Shown.MISREAD) {
            val readings = training.look { net -> readings(net as Sequential, training, asked) }.soon()
            if (readings != null) next = next.copy(samples = readings)
        }
        return next
    }

    private fun readings(net: Sequential, training: Training, asked: Dataset): List<SampleReading> {
        val wasTraining = net.isTraining
        val predictor = Predictor(net, training.scoring(), *net.spec().input())
        val step = maxOf(1, asked.size() / SAMPLES)
        val found =
            (0 until minOf(SAMPLES, asked.size())).map { i ->
                val picture = picture(asked, i * step)
                val reading = predictor.read(picture)
                SampleReading(picture, truth(asked, i * step), reading.best(), reading.confidence().toDouble())
            }
        net.train(wasTraining)
        return found
    }

    /** Whether the app may show notifications, without which training stops with it. */
    fun mayNotify(): Boolean = host.mayNotify()

    /** The person has just let the app show notifications. */
    fun notificationsAllowed() = host.notificationsAllowed()

    override fun pause() = work.pause(id)

    override fun goOn() {
        change { session -> work.goOn(id, RunSpec.fromJson(Json.parse(session.spec))) }
    }

    override fun trainMore() {
        begins.begin {
            withContext(io) {
                val session = sessions.byId(id)?.takeIf { !it.state.isUnderWay } ?: return@withContext
                val spec = RunSpec.fromJson(Json.parse(session.spec))
                work.goOn(id, spec.with("epochs", spec.epochs() + maxOf(1, spec.epochs() / 2).toDouble()))
            }
        }
    }

    override fun stop() = work.stop(id)

    override fun rate(value: Double) {
        work.current().value?.takeIf { it.id() == id }?.rate(value)
    }

    override fun rename(name: String) {
        change { sessions.rename(id, name) }
    }

    override fun pin(on: Boolean) {
        change { sessions.pin(id, on) }
    }

    /**
     * Does what a finding proposes; [then] gets the session to look at. What it proposes is one run: asked for once
     * more, it is the session that was made of it, and not the same a second time.
     */
    fun accept(finding: Diagnosis, name: (RunSpec) -> String, then: (Long) -> Unit) {
        val trains = work.current().value?.id() == id
        if (finding.remedy() == Diagnosis.Remedy.KEEP_BEST && trains) {
            work.stopAndKeepBest(id)
            return
        }
        val proposal = finding.proposal() ?: return
        begins.begin {
            val next =
                withContext(io) {
                    work.stop(id)
                    sessions.madeOf(id, proposal) ?: work.start(proposal, name(proposal), id)
                }
            then(next)
        }
    }

    /** Gives the session's model to Draw, which reads with it from now on; [refused] gets why it cannot. */
    fun useInDraw(refused: (FailureReason) -> Unit, then: () -> Unit) =
        handOn({ exports.toModels(it) }, refused) { model ->
            settings.change { it.withModel(model) }
            then()
        }

    /** Makes a file of the session that another app may read; [then] gets where it is, [refused] why there is none. */
    fun export(form: SessionExport.Form, refused: (FailureReason) -> Unit, then: (Uri) -> Unit) =
        handOn({ exports.share(it, form) }, refused, then)

    private fun <T : Any> handOn(make: (SessionEntity) -> T?, refused: (FailureReason) -> Unit, then: (T) -> Unit) {
        begins.begin {
            var reason = FailureReason.UNKNOWN
            val made =
                withContext(io) {
                    try {
                        sessions.byId(id)?.let(make)
                    } catch (e: IOException) {
                        reason = FailureReason.of(e)
                        null
                    } catch (e: RuntimeException) {
                        reason = FailureReason.of(e)
                        null
                    } catch (e: OutOfMemoryError) {
                        reason = FailureReason.of(e)
                        null
                    }
                }
            if (made == null) refused(reason) else then(made)
        }
    }

    /** Stops it where it trains and takes it out of the list; [then] follows. */
    fun delete(then: () -> Unit) {
        begins.begin {
            withContext(io) {
                work.stop(id)
                sessions.putAside(listOf(id))
            }
            then()
        }
    }

    /** Brings it back, also after its screen is gone and with it this model's own scope. */
    fun bringBack() {
        CoroutineScope(io).launch { sessions.bringBack(listOf(id)) }
    }

    private fun change(work: (SessionEntity) -> Unit): Job = viewModelScope.launch(io) { sessions.byId(id)?.let(work) }

    companion object {
        private const val GLANCE_MILLIS = 250L
        private const val SAMPLES = 6
        private const val MISREAD = 24

        private const val PLANE_SIDE = 48

        /** What a file says, or null where it cannot be believed: the rest of the session is shown all the same. */
        private fun <T> believed(read: () -> T?): T? =
            try {
                read()
            } catch (_: IOException) {
                null
            } catch (_: IllegalArgumentException) {
                null
            }

        private fun <T> CompletableFuture<T>.soon(): T? =
            try {
                get(2, TimeUnit.SECONDS)
            } catch (_: TimeoutException) {
                null
            } catch (e: ExecutionException) {
                // The run goes on elsewhere, and is looked at again then.
                if (e.cause is DeviceException) null else throw e
            }

        private fun picture(from: Dataset, index: Int): FloatArray {
            val x = FloatArray(from.inputShape().fold(1, Int::times))
            from.read(index, x, 0, FloatArray(from.targetShape().fold(1, Int::times)), 0)
            return x
        }

        private fun truth(from: Dataset, index: Int): Int {
            val y = FloatArray(from.targetShape().fold(1, Int::times))
            from.read(index, FloatArray(from.inputShape().fold(1, Int::times)), 0, y, 0)
            return if (y.size == 1) y[0].toInt() else y.indices.maxBy { y[it] }
        }

        private fun points(from: Dataset, boundary: Boundary? = null): List<PlanePoint> =
            (0 until minOf(from.size(), 400)).map { i ->
                val at = picture(from, i)
                PlanePoint(at[0], at[1], truth(from, i) == 1, boundary?.let { answer(it, at) })
            }

        private fun answer(boundary: Boundary, at: FloatArray): Float {
            fun cell(v: Float) =
                ((v - boundary.min()) / (boundary.max() - boundary.min()) * boundary.side())
                    .toInt()
                    .coerceIn(0, boundary.side() - 1)
            return boundary.answer(cell(at[0]), cell(at[1]))
        }
    }
}
