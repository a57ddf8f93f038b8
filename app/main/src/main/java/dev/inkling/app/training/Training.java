package dev.inkling.app.training;

import android.content.Context;
import androidx.annotation.Nullable;
import dev.inkling.app.R;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.SessionEntity;
import dev.inkling.app.data.SessionRepository;
import dev.inkling.app.data.SessionState;
import dev.inkling.app.work.Job;
import dev.inkling.app.work.Shown;
import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.compute.DeviceException;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.run.Compute;
import dev.inkling.nnlib.run.RateChanges;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.Task;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.Saving;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Diagnosis;
import dev.inkling.nnlib.watch.Metrics;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.text.NumberFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kotlinx.coroutines.flow.MutableStateFlow;
import kotlinx.coroutines.flow.StateFlow;
import kotlinx.coroutines.flow.StateFlowKt;

/**
 * One session at work. What it writes down goes through the writer, a thread of its own, so that no training step waits
 * for the database.
 */
public final class Training implements Job {
    private static final long NOTE_SECONDS = 1;
    private static final int CURVES_EVERY = 5;
    /** Points of a curve that are stored for each second of training; at the end it is stored as fine as it is kept. */
    private static final int POINTS_A_SECOND = 60;

    private final long id;
    private final String name;
    /** Its settings as they were asked for, before it was settled what computes it. */
    private final RunSpec asked;

    private final TaskData data;
    /** What a session on the person's own digits begins with; null of others. */
    @Nullable private final MyDigitsData myDigits;

    private final SessionFiles files;
    private final Store store;
    private final SessionRepository sessions;
    private final ScheduledExecutorService writer;
    private final MutableStateFlow<Hold> hold = StateFlowKt.MutableStateFlow(Hold.NONE);
    private final MutableStateFlow<String> warning = StateFlowKt.MutableStateFlow("");
    private final Checkpoints checkpoints;
    /** Another one once the device failed: then the CPU goes on. */
    private volatile Trainer trainer;

    @Nullable private volatile DeviceNote deviceNote;

    private boolean stopped;
    private boolean pausedByPerson;
    private int notes;
    private CompletableFuture<Void> curvesKept = CompletableFuture.completedFuture(null);

    private Training(
            SessionEntity session,
            RunSpec asked,
            TaskData data,
            @Nullable MyDigitsData myDigits,
            SessionFiles files,
            SessionRepository sessions,
            ScheduledExecutorService writer) {
        this.id = session.id;
        this.name = session.name;
        this.asked = asked;
        this.data = data;
        this.myDigits = myDigits;
        this.files = files;
        this.store = files.of(session.id);
        this.sessions = sessions;
        this.writer = writer;
        this.checkpoints = new Checkpoints(store);
    }

    /** Makes a session ready to train: from its newest checkpoint, or from its start where it has none. */
    static Training open(
            SessionEntity session,
            TrainingData source,
            SessionFiles files,
            SessionRepository sessions,
            ScheduledExecutorService writer)
            throws IOException {
        Store store = files.of(session.id);
        RunSpec asked = RunSpec.fromJson(Json.parse(session.spec));
        Memory.TooLarge tooLarge = Memory.check(asked, 0, Memory.room());
        if (tooLarge != null) throw new FailureReason.TooLarge(tooLarge);
        Checkpoints checkpoints = new Checkpoints(store);
        Checkpoint last = checkpoints.latest();
        if (last == null && asked.task() == Tasks.MY_DIGITS && MyDigitsData.read(store) == null) {
            // What was not there when the session was asked for may be there now.
            asked = source.keep(asked, store, null);
            sessions.settle(session.id, asked);
        }
        // The same kernels and threads as before, so that an interrupted run ends with the bits of one that was not.
        RunSpec spec =
                last == null ? asked : asked.with("backend", last.backend()).with("threads", last.threads());
        MyDigitsData myDigits = spec.task() == Tasks.MY_DIGITS ? MyDigitsData.read(store) : null;
        Training training = new Training(session, asked, source.open(spec, store), myDigits, files, sessions, writer);
        training.begin(spec, last);
        // A process that dies may have kept a rate that a hand set in its checkpoint and not yet in the session's row.
        RateChanges changes = RateChanges.of(training.spec());
        if (!changes.equals(RateChanges.of(asked))) sessions.rateChanges(session.id, changes);
        return training;
    }

    /** Makes the run ready on its device, or on the CPU where that is not to be trusted or fails at once. */
    private void begin(RunSpec spec, @Nullable Checkpoint last) throws IOException {
        DeviceNote why = DeviceNote.of(spec);
        deviceNote = last == null ? why : kept();
        if (why != null || last == null) keep(why);
        if (why == null) {
            try {
                trainer = trainer(spec, last);
                return;
            } catch (DeviceException failed) {
                keep(failure(spec, last, failed));
            }
        }
        trainer = trainer(onProcessor(spec), last);
    }

    /** The note of before; one that cannot be believed is none. */
    @Nullable private DeviceNote kept() throws IOException {
        try {
            return DeviceNote.read(store);
        } catch (IllegalArgumentException damaged) {
            return null;
        }
    }

    private Trainer trainer(RunSpec spec, @Nullable Checkpoint last) {
        Trainer made = Trainer.of(spec, data).listen(new Notes()).checkpoint(checkpoints, Saving.usual());
        if (last != null) made.goOnFrom(last);
        else if (myDigits != null && spec.startsFromModel()) {
            made.model().load(myDigits.reader().build().state());
        }
        return made;
    }

    private static RunSpec onProcessor(RunSpec spec) {
        return spec.with("backend", Compute.onProcessor().backend());
    }

    private static DeviceNote failure(RunSpec spec, @Nullable Checkpoint last, DeviceException failed) {
        String said = failed.getMessage() == null ? "" : failed.getMessage();
        return new DeviceNote(DeviceNote.Kind.FAILED, Compute.of(spec).backend(), last == null ? 0 : last.step(), said);
    }

    /** Keeps why the CPU computes this session; null where its own device does. */
    private void keep(@Nullable DeviceNote why) {
        deviceNote = why;
        try {
            if (why == null) store.delete(DeviceNote.FILE);
            else why.write(store);
        } catch (IOException failure) {
            warn(failure);
        }
    }

    /**
     * Trains to the session's end in this thread, and writes down how it ended; does nothing if it was stopped
     * meanwhile.
     */
    @Override
    public void run() {
        if (!sessions.begin(id)) return;
        try {
            try {
                train();
            } catch (DeviceException failed) {
                if (goOnOnProcessor(failed)) train();
                else onWriter(() -> sessions.stopped(id, trainer.progress()));
            }
        } catch (IOException e) {
            sessions.fail(id, FailureReason.tell(e));
        }
    }

    private void train() throws IOException {
        ScheduledFuture<?> notes =
                writer.scheduleWithFixedDelay(this::note, NOTE_SECONDS, NOTE_SECONDS, TimeUnit.SECONDS);
        try {
            RunResult result = trainer.run();
            notes.cancel(false);
            end(result.state() == Progress.State.CANCELLED ? stopped(result) : result);
        } finally {
            notes.cancel(false);
        }
    }

    /**
     * What the device held is lost; the CPU goes on from the newest checkpoint, or anew where there is none.
     *
     * @return false where the session was stopped meanwhile
     */
    private boolean goOnOnProcessor(DeviceException failed) throws IOException {
        Checkpoint last = checkpoints.latest();
        RunSpec spec = spec();
        keep(failure(spec, last, failed));
        Trainer next = trainer(onProcessor(spec), last);
        synchronized (this) {
            trainer = next;
            if (!stopped) settle();
            return !stopped;
        }
    }

    private void note() {
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
            curvesKept = kept.exceptionally(this::warn);
        }
    }

    private Void warn(Throwable failure) {
        warning.setValue(FailureReason.tell(failure));
        return null;
    }

    /** A stopped session is tested as one that came to its end; that it was stopped is known before. */
    private RunResult stopped(RunResult result) {
        onWriter(() -> sessions.stopped(id, trainer.progress()));
        return result.tested(trainer.test());
    }

    /** Files first: while one cannot be written, the session has not ended, and its last checkpoint stays. */
    private void end(RunResult result) throws IOException {
        ModelFile.of(trainer.model()).trainedBy(told()).reached(result).write(store, SessionFiles.MODEL);
        Outcome outcome = Outcome.of(result);
        if (outcome != null) {
            outcome.with(myDigits == null ? null : myDigits.compare(spec(), trainer.model()))
                    .write(store);
        }
        SavedDiagnoses.write(store, result.diagnoses());
        // After whatever the writer still has to write: nothing older may come on top of how it ended.
        onWriter(() -> writeEnd(result, outcome));
    }

    /** As its model tells it: what happened to compute it here is nothing of the model. */
    private RunSpec told() {
        return spec().with("backend", asked.text("backend")).with("threads", asked.text("threads"));
    }

    private void onWriter(Runnable work) {
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

    private void writeEnd(RunResult result, @Nullable Outcome outcome) {
        sessions.keepCurves(id, result.metrics(), Integer.MAX_VALUE);
        sessions.computedBy(id, result.backend());
        Estimate.learn(spec(), result.samplesPerSecond());
        sessions.finding(
                id, result.diagnoses().isEmpty() ? null : result.diagnoses().get(0));
        Task task = spec().task();
        double leading = outcome == null ? Double.NaN : outcome.leading(task);
        if (!Double.isNaN(leading)) sessions.measured(id, task.metrics().get(0).word(), leading);
        boolean stopped = result.state() == Progress.State.CANCELLED;
        sessions.end(
                id, stopped ? SessionState.STOPPED : SessionState.FINISHED, trainer.progress(), result.testAccuracy());
    }

    /** The session's id in the database. */
    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Its settings, with the rates that a hand has set so far. */
    public RunSpec spec() {
        return trainer.spec();
    }

    /** What it learns from. */
    public TaskData data() {
        return data;
    }

    /** Where it stands; costs nothing. */
    public Progress progress() {
        return trainer.progress();
    }

    /** How its outputs are read. */
    public Scoring scoring() {
        return trainer.scoring();
    }

    /** Its curves as they are between two steps. */
    public CompletableFuture<Metrics> metrics() {
        return trainer.metrics();
    }

    /** Looks at the net between two steps. */
    public <T> CompletableFuture<T> look(Function<Module, T> at) {
        return trainer.between(at);
    }

    /** What is wrong with it now. */
    public CompletableFuture<List<Diagnosis>> diagnoses() {
        return trainer.diagnoses();
    }

    /** Why the CPU computes it and not what its settings name; null where that does. */
    @Nullable public DeviceNote deviceNote() {
        return deviceNote;
    }

    /** Why the phone holds it, NONE while it may train. */
    public StateFlow<Hold> hold() {
        return hold;
    }

    /** What did not work although training goes on, as {@link FailureReason#tell} says it; empty if all is well. */
    public StateFlow<String> warning() {
        return warning;
    }

    @Override
    public synchronized boolean isPaused() {
        return pausedByPerson;
    }

    @Override
    public synchronized void pause(boolean on) {
        pausedByPerson = on;
        settle();
    }

    @Override
    public synchronized void hold(Hold why) {
        if (hold.getValue() == why) return;
        hold.setValue(why);
        settle();
    }

    @Override
    public Hold held() {
        return hold.getValue();
    }

    @Override
    public Shown shown(Context context) {
        Progress now = progress();
        NumberFormat whole = NumberFormat.getIntegerInstance(
                context.getResources().getConfiguration().getLocales().get(0));
        String text =
                context.getString(R.string.training_progress, whole.format(now.epoch()), whole.format(now.epochs()));
        return new Shown(name, text, now.share(), true);
    }

    private void settle() {
        boolean held = hold.getValue() != Hold.NONE;
        if (pausedByPerson || held) trainer.pause();
        else trainer.resume();
        SessionState state = pausedByPerson ? SessionState.PAUSED : held ? SessionState.HELD : SessionState.RUNNING;
        Hold why = hold.getValue();
        writer.execute(() -> {
            if (!trainer.progress().state().isOver()) sessions.state(id, state, why);
        });
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        trainer.cancel();
    }

    void stopAndKeepBest() {
        trainer.stopAndKeepBest();
    }

    /** Changes the learning rate from the next step on. */
    public void rate(double rate) {
        trainer.learningRate(rate);
    }

    /**
     * With its first step a session leaves behind what it came to before: none of it is true of where it stands now.
     */
    private void leaveEnd() {
        writer.execute(() -> sessions.untested(id));
        try {
            files.forgetEnd(id);
        } catch (IOException failure) {
            warn(failure);
        }
    }

    /** Hears the run on the thread that trains, and hands over at once. */
    private final class Notes implements Listener {
        private boolean begun;

        @Override
        public void onStep(long step, double loss) {
            if (begun) return;
            begun = true;
            leaveEnd();
        }

        @Override
        public void onRate(long step, double rate) {
            RateChanges changes = RateChanges.of(spec());
            writer.execute(() -> sessions.rateChanges(id, changes));
        }

        @Override
        public void onDiagnosis(Diagnosis diagnosis) {
            writer.execute(() -> sessions.finding(id, diagnosis));
        }

        @Override
        public void onWarning(String sentence, IOException why) {
            warning.setValue(FailureReason.tellWarning(why));
        }

        @Override
        public void onCheckpoint(long step) {
            warning.setValue("");
        }
    }
}
