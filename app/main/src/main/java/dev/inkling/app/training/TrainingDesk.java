package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.SessionEntity;
import dev.inkling.app.data.SessionRepository;
import dev.inkling.app.data.SessionState;
import dev.inkling.nnlib.train.RunSpec;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import kotlinx.coroutines.flow.MutableStateFlow;
import kotlinx.coroutines.flow.StateFlow;
import kotlinx.coroutines.flow.StateFlowKt;

/**
 * The desk at which one session trains at a time while others queue. It knows nothing of Android: the service lends it its
 * life, the phone's conditions hold it.
 *
 * <p>What is asked for is written to the database first, so that it holds even if the process dies at once: after a
 * restart {@link #wake} goes on where things stood.
 */
public final class TrainingDesk {
    /** Keeps the process alive while there is work. */
    public interface Host {
        /** There is work: called before the first session starts, on any thread. */
        void begin();

        /** Nothing is left to do. */
        void rest();
    }

    private final SessionRepository sessions;
    private final SessionFiles files;
    private final TrainingData data;
    private final ScheduledExecutorService clerk;
    private final MutableStateFlow<Training> current = StateFlowKt.MutableStateFlow(null);
    private Host host;
    private Thread worker;
    private final Set<Hold> holds = EnumSet.noneOf(Hold.class);

    public TrainingDesk(
            SessionRepository sessions, SessionFiles files, TrainingData data, ScheduledExecutorService clerk) {
        this.sessions = sessions;
        this.files = files;
        this.data = data;
        this.clerk = clerk;
    }

    /** Sets who keeps the process alive. */
    public synchronized void host(@Nullable Host keeper) {
        host = keeper;
    }

    /** The session at work or paused at the desk; null where there is none. */
    public StateFlow<Training> current() {
        return current;
    }

    /** Puts a new session into the queue and starts it when its turn comes. Waits for the disk. */
    public long start(RunSpec spec, String name, long parentId) {
        long id = sessions.queue(spec, name, parentId);
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
        Training training = current.getValue();
        if (training != null && training.id() == id) training.pause(true);
        else clerk.execute(() -> sessions.state(id, SessionState.PAUSED, Hold.NONE));
    }

    /** Ends a session before its end; its checkpoint stays. */
    public void stop(long id) {
        Training training = current.getValue();
        if (training != null && training.id() == id) training.stop();
        else clerk.execute(() -> sessions.state(id, SessionState.STOPPED, Hold.NONE));
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
            SessionEntity next;
            synchronized (this) {
                next = sessions.next();
                if (next == null) {
                    worker = null;
                    if (begun && host != null) host.rest();
                    return;
                }
            }
            if (!begun) begin();
            begun = true;
            train(next);
        }
    }

    private void begin() {
        Host keeper;
        synchronized (this) {
            keeper = host;
        }
        if (keeper != null) keeper.begin();
    }

    private void train(SessionEntity session) {
        try {
            Training training = Training.open(session, data, files, sessions, clerk);
            synchronized (this) {
                training.hold(hold());
                current.setValue(training);
            }
            training.run();
        } catch (IOException | RuntimeException e) {
            sessions.fail(session.id, sentence(e));
        } catch (OutOfMemoryError e) {
            sessions.fail(session.id, "The phone has too little memory for this net: make it or the batch smaller.");
        } finally {
            current.setValue(null);
        }
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Deletes for good what was put aside before a time, files first. Waits for the disk. */
    public void sweep(long before) throws IOException {
        for (long id : sessions.deletePutAside(before)) {
            files.delete(Collections.singletonList(id));
        }
    }
}
