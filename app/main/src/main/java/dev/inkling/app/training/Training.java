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
import dev.inkling.nnlib.compute.DeviceException;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.run.RateChanges;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Function;
import kotlinx.coroutines.flow.MutableStateFlow;
import kotlinx.coroutines.flow.StateFlow;
import kotlinx.coroutines.flow.StateFlowKt;

/**
 * One session at work: its trainer, what holds it, and what a person does with it. What it leaves behind is the {@link
 * SessionLog}'s.
 */
public final class Training implements Job {
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
    private final MutableStateFlow<Hold> hold = StateFlowKt.MutableStateFlow(Hold.NONE);
    private final SessionLog log;
    private final Checkpoints checkpoints;
    private final SessionDevice device;
    /** Another one once the device failed: then the CPU goes on. */
    private volatile Trainer trainer;

    private boolean stopped;
    private boolean pausedByPerson;

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
        this.log = new SessionLog(session.id, store, sessions, writer);
        this.checkpoints = new Checkpoints(store);
        this.device = new SessionDevice(store, this::trainer, log::warn);
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
        training.trainer = training.device.begin(spec, last);
        // A process that dies may have kept a rate that a hand set in its checkpoint and not yet in the session's row.
        RateChanges changes = RateChanges.of(training.spec());
        if (!changes.equals(RateChanges.of(asked))) sessions.rateChanges(session.id, changes);
        return training;
    }

    private Trainer trainer(RunSpec spec, @Nullable Checkpoint last) {
        Trainer made = Trainer.of(spec, data).listen(new Notes()).checkpoint(checkpoints, Saving.usual());
        if (last != null) made.goOnFrom(last);
        else if (myDigits != null && spec.startsFromModel()) {
            made.model().load(myDigits.reader().build().state());
        }
        return made;
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
                else log.now(() -> sessions.stopped(id, trainer.progress()));
            }
        } catch (IOException e) {
            sessions.fail(id, FailureReason.tell(e));
        }
    }

    private void train() throws IOException {
        ScheduledFuture<?> notes = log.follow(() -> trainer);
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
        Trainer next = device.afterFailure(spec(), checkpoints.latest(), failed);
        synchronized (this) {
            trainer = next;
            if (!stopped) settle();
            return !stopped;
        }
    }

    /** A stopped session is tested as one that came to its end; that it was stopped is known before. */
    private RunResult stopped(RunResult result) {
        log.now(() -> sessions.stopped(id, trainer.progress()));
        return result.tested(trainer.test());
    }

    private void end(RunResult result) throws IOException {
        Comparison compared = myDigits == null ? null : myDigits.compare(spec(), trainer.model());
        log.end(trainer, result, told(), compared);
    }

    /** As its model tells it: what happened to compute it here is nothing of the model. */
    private RunSpec told() {
        return spec().with("backend", asked.text("backend")).with("threads", asked.text("threads"));
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
        return device.note();
    }

    /** Why the phone holds it, NONE while it may train. */
    public StateFlow<Hold> hold() {
        return hold;
    }

    /** What did not work although training goes on, as {@link FailureReason#tell} says it; empty if all is well. */
    public StateFlow<String> warning() {
        return log.warning();
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
        log.later(() -> {
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
        log.later(() -> sessions.untested(id));
        try {
            files.forgetEnd(id);
        } catch (IOException failure) {
            log.warn(failure);
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
            log.later(() -> sessions.rateChanges(id, changes));
        }

        @Override
        public void onDiagnosis(Diagnosis diagnosis) {
            log.later(() -> sessions.finding(id, diagnosis));
        }

        @Override
        public void onWarning(String sentence, IOException why) {
            log.warning(FailureReason.tellWarning(why));
        }

        @Override
        public void onCheckpoint(long step) {
            log.warning("");
        }
    }
}
