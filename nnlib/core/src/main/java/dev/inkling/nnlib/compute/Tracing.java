package dev.inkling.nnlib.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The traced body that a thread is in, if any, and who records it. */
public final class Tracing {
    /** Counts changes of settings that decide which kernels a step runs. */
    private static final AtomicInteger SETTINGS = new AtomicInteger();

    /** Not null while a plan is recorded. */
    private Recorder recorder;
    /** The name of the traced body, or null. */
    private String traced;

    private boolean inHost;
    private Object pass = new Object();
    private final List<Runnable> beforeLeaving = new ArrayList<>();

    Tracing() {}

    /** That of this thread. */
    public static Tracing current() {
        return PerThread.current().tracing;
    }

    /** Does something on the host, now and at this place of every replay, or earlier where its step tells enough. */
    public static void host(HostStep step) {
        Tracing tracing = current();
        boolean before = tracing.inHost;
        tracing.inHost = true;
        try {
            step.run();
        } finally {
            tracing.inHost = before;
        }
        if (tracing.recorder != null) tracing.recorder.host(step);
    }

    /**
     * To be called when something changes that decides which kernels a step runs (train or eval, what is frozen, a term
     * of a formula): the next call of each traced step asks for its key again.
     */
    public static void settingChanged() {
        SETTINGS.incrementAndGet();
    }

    /** A number that is another after each {@link #settingChanged}. */
    public static int settings() {
        return SETTINGS.get();
    }

    /**
     * Refuses what makes no sense in a traced body: values that the host reads are not there when the plan is replayed,
     * and it writes them only once.
     */
    public void refuse(String what) {
        if (traced != null && !inHost) {
            throw new IllegalStateException(what + " inside the traced '" + traced
                    + "': a replay would not see it; return the tensor, or pass it as an input");
        }
    }

    /** Runs a traced body; the recorder is null where it only runs eagerly. */
    public <T> T run(String name, Recorder newRecorder, Supplier<T> body) {
        if (traced != null)
            throw new IllegalStateException(
                    "'" + name + "' is called inside '" + traced + "': traced steps do not nest");
        traced = name;
        recorder = newRecorder;
        pass = new Object();
        try {
            T result = body.get();
            for (Runnable action : beforeLeaving) action.run();
            return result;
        } finally {
            beforeLeaving.clear();
            traced = null;
            recorder = null;
            pass = new Object();
        }
    }

    /** Runs without being recorded, as if before the traced body began. */
    public void aside(Runnable action) {
        Recorder before = recorder;
        recorder = null;
        try {
            action.run();
        } finally {
            recorder = before;
        }
    }

    /** Runs this at the end of the traced pass, still recorded. */
    public void beforeLeaving(Runnable action) {
        beforeLeaving.add(action);
    }

    /** While a plan is recorded: every replay runs this before its first kernel. */
    public void beforeReplay(Runnable action) {
        if (recorder != null) recorder.beforeReplay(action);
    }

    /**
     * The traced pass this thread is in, or the time between two: two equal answers mean nothing was entered or left in
     * between.
     */
    public Object pass() {
        return pass;
    }

    public boolean isRecording() {
        return recorder != null;
    }

    public boolean isTracing() {
        return traced != null;
    }

    void ran(Kernel kernel) {
        if (recorder != null) recorder.kernel(kernel);
    }

    void allocated(Storage storage) {
        if (recorder != null) recorder.allocated(storage);
    }
}
