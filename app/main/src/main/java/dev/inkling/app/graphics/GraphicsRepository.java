package dev.inkling.app.graphics;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.DeviceTrial;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.TrialReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import kotlinx.coroutines.flow.MutableStateFlow;
import kotlinx.coroutines.flow.StateFlow;
import kotlinx.coroutines.flow.StateFlowKt;

/** Whether this phone's graphics processor can train: what its check against the CPU came to, and how it is tried. */
public final class GraphicsRepository {
    /** What nnlib calls it. */
    public static final String NAME = "gles";

    /** What is known of it. */
    public enum Status {
        /** Not looked yet. */
        UNKNOWN,
        /** There is none that could be used. */
        ABSENT,
        UNTRIED,
        TRYING,
        TRIED
    }

    /**
     * How it stands at one moment.
     *
     * @param why the reason why there is none, as its provider says it; empty where that says nothing
     * @param percent how much of the trial is done
     * @param report what the last trial came to, also while it is tried again; null where there was none
     */
    public record State(Status status, String why, int percent, @Nullable TrialReport report) {
        /** Not looked yet. */
        public static final State UNKNOWN = new State(Status.UNKNOWN, "", 0, null);

        /** A state that a report stands for, or that there is none. */
        static State of(@Nullable TrialReport report) {
            return new State(report == null ? Status.UNTRIED : Status.TRIED, "", 0, report);
        }

        /** Whether runs may be trained on it. */
        public boolean isUsable() {
            return report != null && report.isUsable();
        }
    }

    private final Supplier<BackendProvider> provider;
    private final ExecutorService background;
    private final BooleanSupplier trains;
    /** Held by whoever tries the device. */
    private final Object device = new Object();

    private final MutableStateFlow<State> state = StateFlowKt.MutableStateFlow(State.UNKNOWN);
    private AtomicBoolean stopped = new AtomicBoolean();

    /**
     * A repository of one device.
     *
     * @param provider finds the device; gives null where the app has none
     * @param trains whether a session computes: nothing is tried meanwhile, since neither would have the device
     */
    public GraphicsRepository(Supplier<BackendProvider> provider, ExecutorService background, BooleanSupplier trains) {
        this.provider = provider;
        this.background = background;
        this.trains = trains;
    }

    /** The provider that comes with the app; null where none does. */
    @Nullable public static BackendProvider shipped() {
        for (BackendProvider provider : Devices.all()) {
            if (provider.name().equals(NAME)) return provider;
        }
        return null;
    }

    /** Whether a device was tried here and was right. One that never was tried is not opened for the question. */
    public static boolean isProven(BackendProvider provider) {
        if (!isReported(provider)) return false;
        return of(provider).isUsable();
    }

    /** Its state, now and from now on. */
    public StateFlow<State> state() {
        return state;
    }

    /** Looks whether it is here and what is known of it, for which its driver is opened. Returns at once. */
    public void look() {
        background.execute(() -> {
            State found = of(provider.get());
            synchronized (this) {
                if (state.getValue().status() != Status.TRYING) state.setValue(found);
            }
        });
    }

    /** Looks only where a trial left a report: for whoever asks nothing more than whether it may be used. */
    public void recall() {
        background.execute(() -> {
            BackendProvider found = state.getValue().status() == Status.UNKNOWN ? provider.get() : null;
            if (found != null && isReported(found)) look();
        });
    }

    private static boolean isReported(BackendProvider provider) {
        Path reports = Devices.reports();
        return reports != null && Files.exists(reports.resolve(provider.name() + Devices.REPORT));
    }

    private static State of(@Nullable BackendProvider found) {
        if (found == null) return new State(Status.ABSENT, "", 0, null);
        try {
            String why = found.whyNot();
            DeviceTrial trial = why.isEmpty() ? found.trial() : null;
            return trial == null ? new State(Status.ABSENT, why, 0, null) : State.of(trial.report());
        } catch (RuntimeException cannotBeOpened) {
            // A driver that breaks before anything is asked of it is none.
            return new State(Status.ABSENT, "", 0, null);
        }
    }

    /** Tries it, unless a session trains, or it is tried already. Returns at once. */
    public synchronized void tryIt() {
        State before = state.getValue();
        boolean isThere = before.status() == Status.UNTRIED || before.status() == Status.TRIED;
        if (!isThere || trains.getAsBoolean()) return;
        AtomicBoolean stop = new AtomicBoolean();
        stopped = stop;
        state.setValue(new State(Status.TRYING, "", 0, before.report()));
        background.execute(() -> {
            TrialReport report;
            synchronized (device) {
                report = tried(before, stop);
            }
            state.setValue(report == null ? State.of(before.report()) : State.of(report));
        });
    }

    /** Null where it was stopped. */
    @Nullable private TrialReport tried(State before, AtomicBoolean stop) {
        try {
            return provider.get().trial().run((done, of) -> {
                state.setValue(new State(Status.TRYING, "", 100 * done / of, before.report()));
                return !stop.get() && !trains.getAsBoolean();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (RuntimeException e) {
            String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new TrialReport(
                    NAME, TrialReport.Outcome.FAILED, what, 0, Collections.emptyList(), "", Collections.emptyList());
        }
    }

    /** Stops the trial between two of its parts; nothing of it is kept. */
    public synchronized void cancel() {
        stopped.set(true);
    }

    /** Stops a trial that is under way, and waits until it has let go of the device: a session is about to compute. */
    public void makeRoom() {
        cancel();
        synchronized (device) {
            stopped.set(true);
        }
    }
}
