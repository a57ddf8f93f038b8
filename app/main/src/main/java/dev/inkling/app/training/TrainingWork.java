package dev.inkling.app.training;

import android.content.Context;
import androidx.annotation.Nullable;
import dev.inkling.app.R;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.SessionEntity;
import dev.inkling.app.data.SessionRepository;
import dev.inkling.app.data.SessionState;
import dev.inkling.app.data.SessionTable;
import dev.inkling.app.data.WorkEntity;
import dev.inkling.app.work.Job;
import dev.inkling.app.work.Needs;
import dev.inkling.app.work.Shown;
import dev.inkling.app.work.WorkKind;
import dev.inkling.nnlib.run.RunSpec;
import java.io.IOException;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import kotlinx.coroutines.flow.MutableStateFlow;
import kotlinx.coroutines.flow.StateFlow;
import kotlinx.coroutines.flow.StateFlowKt;

/** Training a session, as work of the queue. */
public final class TrainingWork extends WorkKind {
    /** How long a deleted session can be brought back at least. */
    private static final long UNDO_MILLIS = 10 * 60_000L;

    private final SessionRepository sessions;
    private final SessionFiles files;
    private final TrainingData data;
    private final ScheduledExecutorService writer;
    private final Runnable makeRoom;
    private final MutableStateFlow<Training> current = StateFlowKt.MutableStateFlow(null);

    /** Around what it needs; {@code makeRoom} ends, before each session, what else would compute on its device. */
    public TrainingWork(
            SessionRepository sessions,
            SessionFiles files,
            TrainingData data,
            ScheduledExecutorService writer,
            Runnable makeRoom) {
        super(SessionTable.WORK, Needs.PROCESSOR);
        this.sessions = sessions;
        this.files = files;
        this.data = data;
        this.writer = writer;
        this.makeRoom = makeRoom;
    }

    /** The session that trains or is paused in its turn; null where there is none. */
    public StateFlow<Training> current() {
        return current;
    }

    /**
     * Puts a new session into the queue, with its own copy of what it needs, and starts it when its turn comes. Waits
     * for the disk; where there is no room for the copy, the session has failed.
     */
    public long start(RunSpec spec, String name, long parentId) {
        long id = sessions.prepare(spec, name, parentId);
        try {
            sessions.release(id, data.keep(spec, files.of(id), parentId == 0 ? null : files.of(parentId)));
        } catch (IOException noRoom) {
            sessions.fail(id, FailureReason.tell(noRoom));
            sessions.bringBack(Collections.singletonList(id));
        }
        queue().wake();
        return id;
    }

    /** Lets a session that was paused, stopped or finished go on. Waits for the disk. */
    public void goOn(long id, RunSpec spec) {
        if (tellIfHere(id, training -> training.pause(false))) return;
        sessions.requeue(id, spec);
        queue().wake();
    }

    /** Pauses a session between two steps, with a checkpoint; one that still waits leaves the queue. */
    public void pause(long id) {
        rest(id, SessionState.PAUSED, training -> training.pause(true));
    }

    /** Ends a session before its end; its checkpoint stays. */
    public void stop(long id) {
        rest(id, SessionState.STOPPED, Training::stop);
    }

    /**
     * Tells a session that is at work, and writes of one that is not what becomes of it. One whose turn came before that
     * was written is told, too: it would train on.
     */
    private void rest(long id, SessionState as, Consumer<Training> tell) {
        if (tellIfHere(id, tell)) return;
        writer.execute(() -> {
            sessions.state(id, as, Hold.NONE);
            tellIfHere(id, tell);
        });
    }

    private boolean tellIfHere(long id, Consumer<Training> tell) {
        Training training = current.getValue();
        boolean here = training != null && training.id() == id;
        if (here) tell.accept(training);
        return here;
    }

    /** Ends a session with the weights of its best validation. */
    public void stopAndKeepBest(long id) {
        tellIfHere(id, Training::stopAndKeepBest);
    }

    @Override
    public boolean wants(WorkEntity entry) {
        SessionEntity session = sessions.byId(entry.subject);
        return session != null && session.deletedAt == 0;
    }

    @Override
    public Job open(WorkEntity entry) throws IOException {
        SessionEntity session = sessions.byId(entry.subject);
        // Stopped or deleted for good in this moment.
        if (session == null) throw new CancellationException();
        makeRoom.run();
        return Training.open(session, data, files, sessions, writer);
    }

    @Override
    public void atWork(@Nullable Job job) {
        current.setValue((Training) job);
    }

    @Override
    public void fail(WorkEntity entry, Throwable why) {
        if (why instanceof CancellationException) sessions.state(entry.subject, SessionState.STOPPED, Hold.NONE);
        else sessions.fail(entry.subject, FailureReason.tell(why));
    }

    /** Who stopped a session knows of it. */
    @Nullable @Override
    public Shown ended(Context context, WorkEntity entry) {
        SessionEntity session = sessions.byId(entry.subject);
        if (session == null) return null;
        boolean failed = session.state == SessionState.FAILED;
        if (!failed && session.state != SessionState.FINISHED) return null;
        String text = failed ? context.getString(R.string.session_failed) : endText(context, session);
        return new Shown(session.name, text, 1, false);
    }

    private static String endText(Context context, SessionEntity session) {
        Double right = session.testAccuracy != null ? session.testAccuracy : session.accuracy;
        if (right == null) return context.getString(R.string.training_ended);
        NumberFormat percent = NumberFormat.getNumberInstance(
                context.getResources().getConfiguration().getLocales().get(0));
        percent.setMaximumFractionDigits(1);
        // Never rounded up: 99.96 is not all.
        percent.setRoundingMode(RoundingMode.FLOOR);
        return context.getString(R.string.training_ended_right, percent.format(right));
    }

    /** Deletes for good what was put aside long enough ago, files first, so that none outlives its row. */
    @Override
    public void sweep() {
        List<Long> gone = sessions.putAsideFor(UNDO_MILLIS);
        if (gone.isEmpty()) return;
        try {
            files.delete(gone);
            sessions.delete(gone);
        } catch (IOException later) {
            // What could not be deleted stays put aside, and is tried again with the next start.
        }
    }
}
