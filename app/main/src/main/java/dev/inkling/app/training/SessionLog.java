package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.app.data.SessionRepository;
import dev.inkling.app.data.SessionState;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Task;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kotlinx.coroutines.flow.MutableStateFlow;
import kotlinx.coroutines.flow.StateFlow;
import kotlinx.coroutines.flow.StateFlowKt;

/**
 * What a session leaves in the database and in its files: where it stands, its curves, and how it ended. The database is
 * written by the writer, a thread of its own, so that no training step waits for it.
 */
final class SessionLog {
    private static final long NOTE_SECONDS = 1;
    private static final int CURVES_EVERY = 5;
    /** Points of a curve that are stored for each second of training; at the end it is stored as fine as it is kept. */
    private static final int POINTS_A_SECOND = 60;

    private final long id;
    private final Store store;
    private final SessionRepository sessions;
    private final ScheduledExecutorService writer;
    private final MutableStateFlow<String> warning = StateFlowKt.MutableStateFlow("");
    private int notes;
    private CompletableFuture<Void> curvesKept = CompletableFuture.completedFuture(null);

    SessionLog(long id, Store store, SessionRepository sessions, ScheduledExecutorService writer) {
        this.id = id;
        this.store = store;
        this.sessions = sessions;
        this.writer = writer;
    }

    /** What did not work although training goes on; empty if all is well. */
    StateFlow<String> warning() {
        return warning;
    }

    void warning(String words) {
        warning.setValue(words);
    }

    void warn(Throwable failure) {
        warning.setValue(FailureReason.tell(failure));
    }

    /** Lets the writer do something, later. */
    void later(Runnable work) {
        writer.execute(work);
    }

    /** Lets the writer do something after all that it has to do, and waits for it. */
    void now(Runnable work) {
        try {
            writer.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The writer was interrupted.", e);
        }
    }

    /** Notes every second where a run stands, until what this returns is cancelled. */
    ScheduledFuture<?> follow(Supplier<Trainer> trainer) {
        return writer.scheduleWithFixedDelay(() -> note(trainer.get()), NOTE_SECONDS, NOTE_SECONDS, TimeUnit.SECONDS);
    }

    private void note(Trainer trainer) {
        Progress now = trainer.progress();
        if (now.state().isOver()) return;
        try {
            sessions.progress(id, now);
        } catch (RuntimeException failure) {
            // Told like any other, and the next note tries again.
            warn(failure);
            return;
        }
        if (++notes % CURVES_EVERY == 1 && curvesKept.isDone()) {
            int most = (int) Math.max(POINTS_A_SECOND, Math.min(Integer.MAX_VALUE, POINTS_A_SECOND * now.seconds()));
            CompletableFuture<Void> kept =
                    trainer.metrics().thenAcceptAsync(metrics -> sessions.keepCurves(id, metrics, most), writer);
            curvesKept = kept.exceptionally(failure -> {
                warn(failure);
                return null;
            });
        }
    }

    /**
     * Writes how a run ended. Files first: while one cannot be written, the session has not ended, and its last
     * checkpoint stays.
     *
     * @param told the settings as its model tells them
     * @param compared how its net reads the person's digits beside the one that it began with; null of other tasks
     */
    void end(Trainer trainer, RunResult result, RunSpec told, @Nullable Comparison compared) throws IOException {
        ModelFile.of(trainer.model()).trainedBy(told).reached(result).write(store, SessionFiles.MODEL);
        Outcome outcome = Outcome.of(result);
        if (outcome != null) outcome.with(compared).write(store);
        SavedDiagnoses.write(store, result.diagnoses());
        // After whatever the writer still has to write: nothing older may come on top of how it ended.
        now(() -> writeEnd(trainer, result, outcome));
    }

    private void writeEnd(Trainer trainer, RunResult result, @Nullable Outcome outcome) {
        sessions.keepCurves(id, result.metrics(), Integer.MAX_VALUE);
        sessions.computedBy(id, result.backend());
        Estimate.learn(trainer.spec(), result.samplesPerSecond());
        sessions.finding(
                id, result.diagnoses().isEmpty() ? null : result.diagnoses().get(0));
        Task task = trainer.spec().task();
        double leading = outcome == null ? Double.NaN : outcome.leading(task);
        if (!Double.isNaN(leading)) sessions.measured(id, task.metrics().get(0).word(), leading);
        boolean stopped = result.state() == Progress.State.CANCELLED;
        sessions.end(
                id, stopped ? SessionState.STOPPED : SessionState.FINISHED, trainer.progress(), result.testAccuracy());
    }
}
