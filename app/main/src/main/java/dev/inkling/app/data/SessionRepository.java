package dev.inkling.app.data;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.run.RateChanges;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.watch.Diagnosis;
import dev.inkling.nnlib.watch.Metrics;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import kotlinx.coroutines.flow.Flow;

/** The training sessions. The methods that answer at once wait for the disk: call them off the main thread. */
public final class SessionRepository {
    private static final String[] LIST_CURVES = {"loss", "accuracy", "validationLoss", "validationAccuracy"};

    private final InklingDatabase database;
    private final SessionDao sessions;
    private final WorkDao work;
    private final LongSupplier clock;

    public SessionRepository(InklingDatabase database, LongSupplier clock) {
        this.database = database;
        this.sessions = database.sessions();
        this.work = database.work();
        this.clock = clock;
    }

    /**
     * The first sessions of the list whose name contains a text, and of one task unless {@code task} is empty; pinned
     * ones first, then newest first, now and whenever they change.
     */
    public Flow<List<SessionRow>> matching(String text, String task, int count) {
        String escaped = text.trim().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return sessions.matching("%" + escaped + "%", task, count);
    }

    /** The tasks of all sessions, by their keys. */
    public Flow<List<String>> tasks() {
        return sessions.tasks();
    }

    /** One session, now and whenever it changes; null once it is deleted for good. */
    public Flow<SessionEntity> watch(long id) {
        return sessions.watch(id);
    }

    @Nullable public SessionEntity byId(long id) {
        return sessions.byId(id);
    }

    /** The newest session with these settings that was made of another; null if there is none. */
    @Nullable public Long madeOf(long parent, RunSpec spec) {
        for (SessionEntity session : sessions.madeOf(parent)) {
            if (RunSpec.fromJson(Json.parse(session.spec)).equals(spec)) return session.id;
        }
        return null;
    }

    /** Puts a new session at the end of the queue and returns its id. */
    public long queue(RunSpec spec, String name, long parentId) {
        return insert(created(spec, name, parentId));
    }

    /**
     * Makes a new session and returns its id. It is put aside until {@link #release}, so that one whose files never are
     * complete is swept away.
     */
    public long prepare(RunSpec spec, String name, long parentId) {
        SessionEntity session = created(spec, name, parentId);
        session.deletedAt = session.createdAt;
        session.state = SessionState.STOPPED;
        return insert(session);
    }

    /** Puts a prepared session into the queue, with the settings that it turned out to start with. */
    public void release(long id, RunSpec spec) {
        change(id, session -> {
            describe(session, spec);
            session.deletedAt = 0;
            session.state = SessionState.QUEUED;
            session.queuedAt = session.createdAt;
        });
    }

    /** Notes other settings for a session that has not begun. */
    public void settle(long id, RunSpec spec) {
        change(id, session -> describe(session, spec));
    }

    private SessionEntity created(RunSpec spec, String name, long parentId) {
        SessionEntity session = new SessionEntity();
        session.name = name;
        session.parentId = parentId;
        session.createdAt = clock.getAsLong();
        session.queuedAt = session.createdAt;
        describe(session, spec);
        return session;
    }

    /**
     * Adds a session that came from outside and returns its id. It is put aside at first, so that one whose files never
     * arrive is swept away; {@link #bringBack} shows it.
     */
    public long add(SessionEntity session) {
        long now = clock.getAsLong();
        session.id = 0;
        session.deletedAt = now;
        if (session.createdAt <= 0 || session.createdAt > now) session.createdAt = now;
        return insert(session);
    }

    private long insert(SessionEntity session) {
        return database.runInTransaction(() -> {
            session.ended = endOf(session);
            session.id = sessions.insert(session);
            journal(session);
            return session.id;
        });
    }

    @Nullable private static SessionState endOf(SessionEntity session) {
        return session.state.isUnderWay() ? null : session.state;
    }

    /** Brings the queue's journal to where a session stands. */
    private void journal(SessionEntity session) {
        if (!session.state.isUnderWay()) {
            work.remove(SessionTable.WORK, Collections.singletonList(session.id));
            return;
        }
        WorkEntity entry = new WorkEntity();
        entry.kind = SessionTable.WORK;
        entry.subject = session.id;
        entry.state = WorkState.valueOf(session.state.name());
        entry.hold = session.hold;
        entry.queuedAt = session.queuedAt;
        work.put(entry);
    }

    /**
     * Puts a session that rests back into the queue, with more epochs if {@code spec} has them; one that waits already
     * or trains stays as it is.
     */
    public void requeue(long id, RunSpec spec) {
        change(id, session -> {
            if (session.state.isUnderWay() && session.state != SessionState.PAUSED) return;
            // It may be stopped again before it has counted them itself.
            if (session.epochs > 0) session.steps = session.steps / session.epochs * spec.epochs();
            describe(session, spec);
            session.state = SessionState.QUEUED;
            session.hold = Hold.NONE;
            session.failure = "";
            session.queuedAt = clock.getAsLong();
        });
    }

    private static void describe(SessionEntity session, RunSpec spec) {
        session.spec = spec.toJson().toString();
        session.task = spec.task().word();
        session.epochs = spec.epochs();
    }

    /** The sessions that wait for their turn, first the next one. */
    public List<SessionEntity> queued() {
        return sessions.queued();
    }

    /** Notes that a session trains from now on; false where it was paused, stopped or deleted since its turn came. */
    public boolean begin(long id) {
        return database.runInTransaction(() -> {
            SessionEntity session = sessions.byId(id);
            boolean wants = session != null
                    && session.deletedAt == 0
                    && session.state.isUnderWay()
                    && session.state != SessionState.PAUSED;
            if (wants) state(id, SessionState.RUNNING, Hold.NONE);
            return wants;
        });
    }

    /** Notes what becomes of a session that is under way; one that has ended stays as it ended. */
    public void state(long id, SessionState state, Hold hold) {
        change(id, session -> {
            if (!session.state.isUnderWay()) return;
            session.state = state;
            session.hold = hold;
        });
    }

    /** The session could not go on; {@code sentence} says why. */
    public void fail(long id, String sentence) {
        change(id, session -> {
            session.state = SessionState.FAILED;
            session.failure = sentence;
            session.endedAt = clock.getAsLong();
        });
    }

    /** Notes where a session stands. */
    public void progress(long id, Progress now) {
        change(id, session -> apply(session, now));
    }

    /** Notes the rates that a hand set while a session trained, as part of its settings. */
    public void rateChanges(long id, RateChanges changes) {
        change(id, session -> {
            RunSpec spec = RunSpec.fromJson(Json.parse(session.spec));
            describe(session, spec.with(Settings.RATE_CHANGES, changes.toString()));
        });
    }

    /** Notes that a session has left behind what it was tested as: nothing is known of where it stands from now on. */
    public void untested(long id) {
        change(id, session -> {
            session.testAccuracy = null;
            session.testMetric = "";
            session.testFigure = null;
        });
    }

    /** Notes that the person stopped a session, and where; how it does on its test is noted by {@link #end}. */
    public void stopped(long id, Progress last) {
        change(id, session -> {
            apply(session, last);
            session.state = SessionState.STOPPED;
            session.hold = Hold.NONE;
            session.endedAt = clock.getAsLong();
        });
    }

    /** Notes the figure that leads the test of a net that estimates numbers, and the word of its metric. */
    public void measured(long id, String metric, double figure) {
        change(id, session -> {
            session.testMetric = metric;
            session.testFigure = known(figure);
        });
    }

    /** Notes how a session ended. */
    public void end(long id, SessionState state, Progress last, double testAccuracy) {
        change(id, session -> {
            apply(session, last);
            session.state = state;
            session.hold = Hold.NONE;
            session.testAccuracy = known(testAccuracy);
            session.endedAt = clock.getAsLong();
        });
    }

    private static void apply(SessionEntity session, Progress now) {
        session.epoch = now.epoch();
        session.epochs = now.epochs();
        session.step = now.step();
        session.steps = now.totalSteps();
        session.seconds = now.seconds();
        session.loss = known(now.loss());
        session.accuracy = known(now.accuracy());
        session.validationLoss = known(now.validationLoss());
        session.validationAccuracy = known(now.validationAccuracy());
    }

    @Nullable private static Double known(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? null : value;
    }

    /** Notes what is wrong with a session; null where nothing is any more. */
    public void finding(long id, @Nullable Diagnosis diagnosis) {
        change(id, session -> {
            session.finding = diagnosis == null ? "" : diagnosis.kind().name();
            session.findingLayer = diagnosis == null ? "" : diagnosis.layer();
            session.findingEpoch = diagnosis == null ? 0 : diagnosis.epoch();
            session.findingShare = diagnosis == null ? 0 : diagnosis.share();
        });
    }

    public void computedBy(long id, String backend) {
        change(id, session -> session.backend = backend);
    }

    /** Keeps the curves as they are now, each in at most so many points, all in one transaction. */
    public void keepCurves(long id, Metrics metrics, int most) {
        Map<String, CurvePoints> curves = new LinkedHashMap<>();
        for (Map.Entry<String, Series> entry : metrics.all().entrySet()) {
            if (entry.getValue().size() == 0) continue;
            curves.put(entry.getKey(), CurvePoints.of(entry.getValue()).thinned(most));
        }
        keepCurves(id, curves);
    }

    /** Keeps curves in place of those of the same names, all in one transaction. */
    public void keepCurves(long id, Map<String, CurvePoints> curves) {
        List<CurveEntity> rows = new ArrayList<>();
        for (Map.Entry<String, CurvePoints> entry : curves.entrySet()) {
            CurveEntity curve = new CurveEntity();
            curve.sessionId = id;
            curve.name = entry.getKey();
            curve.points = entry.getValue().toBytes();
            rows.add(curve);
        }
        CurvePoints loss = curves.get("loss");
        database.runInTransaction(() -> {
            if (sessions.byId(id) == null) return;
            sessions.keep(rows);
            if (loss != null) change(id, session -> session.sketch = loss.sketch());
        });
    }

    /** Every curve of a session by its name; those of layers follow each other as the layers do in the net. */
    public Map<String, CurvePoints> curves(long id) {
        SessionEntity session = sessions.byId(id);
        if (session == null) return new LinkedHashMap<>();
        Map<String, CurvePoints> curves = new TreeMap<>(CurveOrder.of(session.spec));
        for (CurveEntity curve : sessions.curves(id)) {
            curves.put(curve.name, CurvePoints.of(curve.points));
        }
        return curves;
    }

    /** The curves that charts of several sessions lay over each other. */
    public Map<String, CurvePoints> mainCurves(long id) {
        Map<String, CurvePoints> curves = new LinkedHashMap<>();
        for (String name : LIST_CURVES) {
            byte[] points = sessions.curve(id, name);
            if (points != null) curves.put(name, CurvePoints.of(points));
        }
        return curves;
    }

    public void rename(long id, String name) {
        sessions.rename(id, name.trim());
    }

    public void pin(long id, boolean pinned) {
        sessions.pin(id, pinned);
    }

    /** Takes sessions out of the list; {@link #bringBack} undoes it until {@link #delete}. */
    public void putAside(List<Long> ids) {
        sessions.putAside(ids, clock.getAsLong());
    }

    public void bringBack(List<Long> ids) {
        sessions.putAside(ids, 0);
    }

    /** The sessions that were put aside so many milliseconds ago or longer. */
    public List<Long> putAsideFor(long millis) {
        return sessions.putAsideBefore(clock.getAsLong() - millis);
    }

    /** Deletes sessions for good; their files are deleted first. */
    public void delete(List<Long> ids) {
        database.runInTransaction(() -> {
            work.remove(SessionTable.WORK, ids);
            sessions.delete(ids);
        });
    }

    private void change(long id, Consumer<SessionEntity> how) {
        database.runInTransaction(() -> {
            SessionEntity session = sessions.byId(id);
            if (session == null) return;
            SessionState state = session.state;
            Hold hold = session.hold;
            long queuedAt = session.queuedAt;
            how.accept(session);
            session.ended = endOf(session);
            sessions.update(session);
            if (session.state != state || session.hold != hold || session.queuedAt != queuedAt) journal(session);
        });
    }
}
