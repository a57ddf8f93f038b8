package dev.inkling.app.training;

import dev.inkling.app.data.SettingsStore;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.data.MnistDownload;
import dev.inkling.nnlib.io.BadFileException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import kotlinx.coroutines.flow.MutableStateFlow;
import kotlinx.coroutines.flow.StateFlow;
import kotlinx.coroutines.flow.StateFlowKt;

/**
 * Where MNIST lies on this phone, and how it comes there: by download, which stops where the connection may cost and
 * goes on by itself where it does not, or from files that the person has. One thread does one thing at a time.
 */
public final class MnistRepository {
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
    private final SettingsStore settings;
    private final ExecutorService thread;
    private final MutableStateFlow<State> state = StateFlowKt.MutableStateFlow(State.of(Status.UNKNOWN));
    private boolean watching;
    private boolean wanted;
    private boolean anyNetwork;

    public MnistRepository(
            File folder, Source source, Network network, SettingsStore settings, ExecutorService thread) {
        this.folder = folder.toPath();
        this.source = source;
        this.network = network;
        this.settings = settings;
        this.thread = thread;
    }

    /** Its state, now and from now on. */
    public StateFlow<State> state() {
        return state;
    }

    /** Looks whether MNIST is here; files may have been deleted to free space. Returns at once. */
    public void look() {
        thread.execute(() -> {
            Status now = state.getValue().status();
            if (now != Status.WAITING && now != Status.FAILED) state.setValue(State.of(found()));
        });
    }

    private Status found() {
        return Mnist.isIn(folder) ? Status.HERE : Status.ABSENT;
    }

    /** Downloads what is missing, over a connection that may cost only if {@code any}. Returns at once. */
    public synchronized void download(boolean any) {
        wanted = true;
        anyNetwork = any;
        if (!watching) network.watch(this::connectionChanged);
        watching = true;
        thread.execute(this::fetch);
    }

    /** Stops a download; what has arrived is kept for the next. */
    public synchronized void cancel() {
        wanted = false;
        thread.execute(() -> state.setValue(State.of(found())));
    }

    private synchronized void connectionChanged() {
        if (wanted) thread.execute(this::fetch);
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private synchronized boolean mayFetch() {
        Network.Kind kind = network.kind();
        boolean careful = settings.values().getValue().wifiOnly() && !anyNetwork;
        return kind == Network.Kind.FREE || kind == Network.Kind.METERED && !careful;
    }

    private void fetch() {
        if (!isWanted()) return;
        if (!mayFetch()) {
            state.setValue(State.of(Status.WAITING));
            return;
        }
        state.setValue(State.of(Status.COMING));
        try {
            boolean all = source.fetch(folder, this::onProgress);
            // Cancelled by the person, or held until the connection is the right one again.
            if (all) done(State.of(Status.HERE));
            else state.setValue(State.of(isWanted() ? Status.WAITING : found()));
        } catch (IOException | RuntimeException e) {
            if (network.kind() == Network.Kind.NONE) state.setValue(State.of(Status.WAITING));
            else done(failed(e, Why.CONNECTION));
        }
    }

    private synchronized void done(State end) {
        wanted = false;
        state.setValue(end);
    }

    private boolean onProgress(String file, long bytes, long total) {
        if (!isWanted() || !mayFetch()) return false;
        state.setValue(new State(Status.COMING, file, bytes, Math.max(0, total), Why.NOTHING));
        return true;
    }

    /** Takes MNIST from files that the person chose; what is wrong is told by {@link State#why()}. Returns at once. */
    public void bring(MnistFiles.Chosen chosen) {
        thread.execute(() -> {
            state.setValue(State.of(Status.COMING));
            try {
                MnistFiles.bring(
                        chosen, folder, name -> state.setValue(new State(Status.COMING, name, 0, 0, Why.NOTHING)));
                done(State.of(Status.HERE));
            } catch (IOException | RuntimeException e) {
                done(failed(e, Why.DAMAGED));
            }
        });
    }

    private State failed(Exception failure, Why otherwise) {
        Why why = otherwise;
        if (failure instanceof MnistFiles.Incomplete) why = Why.INCOMPLETE;
        if (failure instanceof BadFileException bad && bad.reason() == BadFileException.Reason.NOT_OURS) {
            why = Why.FOREIGN;
        }
        if (FailureReason.of(failure) == FailureReason.DISK_FULL) why = Why.DISK_FULL;
        return new State(Status.FAILED, state.getValue().file(), 0, 0, why);
    }
}
