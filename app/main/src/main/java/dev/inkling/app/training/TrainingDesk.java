package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.SessionEntity;
import dev.inkling.app.data.SessionRepository;
import dev.inkling.app.data.SessionState;
import dev.inkling.nnlib.run.RunSpec;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import kotlinx.coroutines.flow.MutableStateFlow;
import kotlinx.coroutines.flow.StateFlow;
import kotlinx.coroutines.flow.StateFlowKt;

/**
 * The desk at which one session trains at a time while others queue. It knows nothing of Android: the service lends it
 * its life, the phone's conditions hold it.
 *
 * <p>What is asked for is written to the database first, so that it holds even if the process dies at once: after a
 * restart {@link #wake} goes on where things stood.
 */
public final class TrainingDesk {
    /** Keeps the process alive while there is work. */
    public interface Host {
        /** There is work: called before the first session starts, on any thread. */
        void begin();

        /** A session came to its end, or could not go on; the person did not stop it. */
        void ended(SessionEntity session);

        /** Nothing is left to do. */
        void rest();
    }

    /** How long a deleted session can be brought back at least. */
    private static final long UNDO_MILLIS = 10 * 60_000L;

    private final SessionRepository sessions;
    private final SessionFiles files;
    private final TrainingData data;
    private final ScheduledExecutorService writer;
    private final MutableStateFlow<Training> current = StateFlowKt.MutableStateFlow(null);
    private Host host;
    private Thread worker;
    private final Set<Hold> holds = EnumSet.noneOf(Hold.class);

    public TrainingDesk(
            SessionRepository sessions, SessionFiles files, TrainingData data, ScheduledExecutorService writer) {
        this.sessions = sessions;
        this.files = files;
        this.data = data;
        this.writer = writer;
    }

    /** Sets who keeps the process alive. */
    public synchronized void host(@Nullable Host keeper) {
        host = keeper;
    }

    /** The session at work or paused at the desk; null where there is none. */
    public StateFlow<Training> current() {
        return current;
    }

    /** Whether no thread trains, or looks for what to train. */
    public synchronized boolean isIdle() {
        return worker == null;
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
        wake();
        return id;
    }

    /** Lets a session that was paused, stopped or finished go on. Waits for the disk. */
    public void goOn(long id, RunSpec spec) {
        Training training = current.getValue();
        if (training != null && training.id() == id) {
            training.pause(false);
            return;
        }
        sessions.requeue(id, spec);
        wake();
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
     * Tells a session at the desk, and writes of one that is not what becomes of it. One that came to the desk before
     * that was written is told, too: it would train on.
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
        Training training = current.getValue();
        if (training != null && training.id() == id) training.stopAndKeepBest();
    }

    /** Holds training for the phone's sake, or takes that cause back; it goes on when no cause is left. */
    public synchronized void hold(Hold cause, boolean on) {
        if (on ? !holds.add(cause) : !holds.remove(cause)) return;
        Training training = current.getValue();
        if (training != null) training.hold(hold());
    }

    /** The foremost cause for which training is held; NONE where it may go on. */
    public synchronized Hold hold() {
        return holds.isEmpty() ? Hold.NONE : holds.iterator().next();
    }

    /** Looks for work, for example after the process was restarted. Returns at once. */
    public synchronized void wake() {
        if (worker != null) return;
        worker = new Thread(this::work, "training");
        worker.start();
    }

    private void work() {
        boolean begun = false;
        while (true) {
            sweep();
            SessionEntity next;
            synchronized (this) {
                next = sessions.next();
                if (next == null) {
                    if (begun) leave();
                    worker = null;
                    return;
                }
            }
            if (!begun) begin();
            begun = true;
            if (!train(next)) {
                leave();
                return;
            }
            tellEnd(next.id);
        }
    }

    private void tellEnd(long id) {
        SessionEntity session = sessions.byId(id);
        boolean byItself =
                session != null && (session.state == SessionState.FINISHED || session.state == SessionState.FAILED);
        Host keeper;
        synchronized (this) {
            keeper = host;
        }
        if (byItself && keeper != null) keeper.ended(session);
    }

    private synchronized void leave() {
        worker = null;
        if (host != null) host.rest();
    }

    private void begin() {
        Host keeper;
        synchronized (this) {
            keeper = host;
        }
        if (keeper != null) keeper.begin();
    }

    /**
     * Trains a session; false where not even its failure could be written down, so that it stays first in the queue.
     */
    private boolean train(SessionEntity session) {
        try {
            Training training = Training.open(session, data, files, sessions, writer);
            synchronized (this) {
                training.hold(hold());
                current.setValue(training);
            }
            training.run();
        } catch (CancellationException beforeTheFirstStep) {
            sessions.state(session.id, SessionState.STOPPED, Hold.NONE);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return fail(session.id, e);
        } finally {
            current.setValue(null);
        }
        return true;
    }

    private boolean fail(long id, Throwable why) {
        try {
            sessions.fail(id, FailureReason.tell(why));
            return true;
        } catch (RuntimeException diskIsFull) {
            return false;
        }
    }

    /** Deletes for good what was put aside long enough ago, files first, so that none outlives its row. */
    private void sweep() {
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
