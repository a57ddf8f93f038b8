package dev.inkling.app.training;

import android.content.Context;
import androidx.annotation.Nullable;
import dev.inkling.app.R;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.WorkDao;
import dev.inkling.app.data.WorkEntity;
import dev.inkling.app.data.WorkState;
import dev.inkling.app.work.Job;
import dev.inkling.app.work.Needs;
import dev.inkling.app.work.Network;
import dev.inkling.app.work.Shown;
import dev.inkling.app.work.WorkKind;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.data.MnistDownload;
import dev.inkling.nnlib.io.BadFileException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import kotlinx.coroutines.flow.MutableStateFlow;
import kotlinx.coroutines.flow.StateFlow;
import kotlinx.coroutines.flow.StateFlowKt;

/**
 * Where MNIST lies on this phone, and how it comes there: by download, as work of the queue, which stops where the
 * connection may cost and goes on by itself where it does not, or from files that the person has. One of these at a
 * time.
 */
public final class MnistRepository extends WorkKind {
    /** The word of this kind of work in the queue's journal. */
    public static final String WORK = "mnist";

    /** Fetches MNIST into a folder; false if it was cancelled. */
    @FunctionalInterface
    public interface Source {
        boolean fetch(Path folder, MnistDownload.Progress progress) throws IOException;
    }

    /** Whether MNIST is here, or on its way. */
    public enum Status {
        /** Nobody has looked yet. */
        UNKNOWN,
        ABSENT,
        /** Wanted, but the connection is not the one that was asked for; goes on by itself. */
        WAITING,
        COMING,
        /** The download ended without all of it; {@link State#why()} says why. */
        FAILED,
        HERE
    }

    /** What stood in the way. */
    public enum Why {
        NOTHING,
        CONNECTION,
        DISK_FULL,
        /** Not all four files were chosen. */
        INCOMPLETE,
        /** A chosen file is none of the four. */
        FOREIGN,
        DAMAGED
    }

    /**
     * How MNIST stands at one moment.
     *
     * @param file the name of the file that comes now, or where it failed
     * @param bytes how much of that file is here
     * @param total of how much; 0 while that is unknown
     */
    public record State(Status status, String file, long bytes, long total, Why why) {
        static State of(Status status) {
            return new State(status, "", 0, 0, Why.NOTHING);
        }
    }

    private final Path folder;
    private final Source source;
    private final Network network;
    private final WorkDao journal;
    private final ExecutorService background;
    /** Held by whoever changes what lies in the folder. */
    private final Object disk = new Object();

    private final MutableStateFlow<State> state = StateFlowKt.MutableStateFlow(State.of(Status.UNKNOWN));

    @Nullable private volatile Fetch fetch;

    public MnistRepository(File folder, Source source, Network network, WorkDao journal, ExecutorService background) {
        super(WORK, Needs.NETWORK);
        this.folder = folder.toPath();
        this.source = source;
        this.network = network;
        this.journal = journal;
        this.background = background;
    }

    /** Its state, now and from now on. */
    public StateFlow<State> state() {
        return state;
    }

    /** Looks whether MNIST is here; files may have been deleted to free space. Returns at once. */
    public void look() {
        background.execute(() -> {
            Status now = state.getValue().status();
            boolean isComing = now == Status.WAITING || now == Status.COMING;
            if (!isComing && now != Status.FAILED) state.setValue(State.of(found()));
        });
    }

    private Status found() {
        return Mnist.isIn(folder) ? Status.HERE : Status.ABSENT;
    }

    /** Downloads what is missing, over a connection that may cost only if {@code any}. Returns at once. */
    public void download(boolean any) {
        background.execute(() -> {
            WorkEntity entry = new WorkEntity();
            entry.kind = WORK;
            entry.anyNetwork = any;
            entry.queuedAt = System.currentTimeMillis();
            journal.put(entry);
            Fetch now = fetch;
            // It began with another answer to what may cost, and goes on with this one.
            if (now != null) now.stop();
            queue().wake();
        });
    }

    /** Stops a download; what has arrived is kept for the next. */
    public void cancel() {
        Fetch now = fetch;
        if (now != null) {
            // It takes its entry out of the journal itself.
            now.stop();
            return;
        }
        background.execute(() -> {
            journal.remove(WORK, Collections.singletonList(0L));
            Fetch begun = fetch;
            if (begun != null) begun.stop();
            else state.setValue(State.of(found()));
        });
    }

    @Override
    public Job open(WorkEntity entry) {
        return new Fetch(entry.id);
    }

    @Override
    public void atWork(@Nullable Job job) {
        fetch = (Fetch) job;
    }

    @Override
    public void fail(WorkEntity entry, Throwable why) {
        journal.remove(entry.id);
        state.setValue(failed(why, Why.CONNECTION));
    }

    /** One download, which goes on as long as its entry is the journal's. */
    private final class Fetch implements Job {
        private final long entry;
        private Hold hold = Hold.NONE;
        private boolean paused;
        private boolean stopped;

        Fetch(long entry) {
            this.entry = entry;
        }

        @Override
        public void run() throws IOException {
            // Cancelled in the moment that its turn came.
            if (journal.of(WORK, 0) == null) stop();
            settle();
            while (mayGoOn()) {
                state.setValue(State.of(Status.COMING));
                try {
                    boolean all;
                    synchronized (disk) {
                        all = source.fetch(folder, this::onProgress);
                    }
                    if (all) {
                        journal.remove(entry);
                        state.setValue(State.of(Status.HERE));
                        return;
                    }
                } catch (IOException | RuntimeException e) {
                    if (network.kind() != Network.Kind.NONE) throw e;
                    queue().judge();
                }
            }
            journal.remove(entry);
            if (journal.of(WORK, 0) == null) state.setValue(State.of(found()));
        }

        /** Waits while it is held or paused; false where it was stopped. */
        private synchronized boolean mayGoOn() {
            while (!stopped && isWaiting()) {
                state.setValue(State.of(Status.WAITING));
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return !stopped;
        }

        private boolean isWaiting() {
            return paused || hold != Hold.NONE;
        }

        private synchronized boolean onProgress(String file, long bytes, long total) {
            if (stopped || isWaiting()) return false;
            state.setValue(new State(Status.COMING, file, bytes, Math.max(0, total), Why.NOTHING));
            return true;
        }

        private synchronized void settle() {
            WorkState now = paused ? WorkState.PAUSED : hold == Hold.NONE ? WorkState.RUNNING : WorkState.HELD;
            Hold why = hold;
            background.execute(() -> journal.state(entry, now, why));
            notifyAll();
        }

        @Override
        public synchronized void hold(Hold why) {
            if (hold == why) return;
            hold = why;
            settle();
        }

        @Override
        public synchronized Hold held() {
            return hold;
        }

        @Override
        public synchronized boolean isPaused() {
            return paused;
        }

        @Override
        public synchronized void pause(boolean on) {
            paused = on;
            settle();
        }

        @Override
        public synchronized void stop() {
            stopped = true;
            notifyAll();
        }

        @Override
        public Shown shown(Context context) {
            State now = state.getValue();
            double share = now.total() == 0 ? 0 : (double) now.bytes() / now.total();
            return new Shown(context.getString(R.string.mnist_coming), now.file(), share, false);
        }
    }

    /** Takes MNIST from files that the person chose; what is wrong is told by {@link State#why()}. Returns at once. */
    public void bring(MnistFiles.Chosen chosen) {
        background.execute(() -> {
            state.setValue(State.of(Status.COMING));
            try {
                synchronized (disk) {
                    MnistFiles.bring(
                            chosen, folder, name -> state.setValue(new State(Status.COMING, name, 0, 0, Why.NOTHING)));
                }
                state.setValue(State.of(Status.HERE));
            } catch (IOException | RuntimeException e) {
                state.setValue(failed(e, Why.DAMAGED));
            }
        });
    }

    private State failed(Throwable failure, Why otherwise) {
        Why why = otherwise;
        if (failure instanceof MnistFiles.Incomplete) why = Why.INCOMPLETE;
        if (failure instanceof BadFileException bad && bad.reason() == BadFileException.Reason.NOT_OURS) {
            why = Why.FOREIGN;
        }
        if (FailureReason.of(failure) == FailureReason.DISK_FULL) why = Why.DISK_FULL;
        return new State(Status.FAILED, state.getValue().file(), 0, 0, why);
    }
}
