package dev.inkling.nnlib.train;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.data.DataLoader;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.watch.Diagnoser;
import dev.inkling.nnlib.watch.Diagnosis;
import dev.inkling.nnlib.watch.Epoch;
import dev.inkling.nnlib.watch.Evaluation;
import dev.inkling.nnlib.watch.Evaluator;
import dev.inkling.nnlib.watch.LayerProbe;
import dev.inkling.nnlib.watch.Metrics;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.Progress.State;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The run itself, on the thread that trains: epochs of batches, and between two steps whatever is due. */
final class Loop {

    private final RunSetup setup;
    private final RunState state;
    private final Control control;
    private Listener[] listeners = {};
    private Checkpoints checkpoints;
    private Saving saving = Saving.usual();
    private final LayerProbe probe;
    private Diagnoser diagnoser;
    private final Steps steps;
    private final Saver saver;
    private final Evaluator validator;
    private final DataLoader loader;
    private final Clock clock = new Clock();
    private final Set<Diagnosis.Kind> told = EnumSet.noneOf(Diagnosis.Kind.class);
    private final long totalSteps;
    private final long probeEvery;
    private final BatchFigures figures;
    private double lastLoss = Double.NaN;
    private long lastSave;
    private long lastSaveStep = -1;
    private final Rates rates;
    private boolean over;
    private final LiveProgress live;
    private volatile boolean keepBest;
    /** Steps a second at most; 0 for as fast as it goes. */
    private double pace;

    private List<Diagnosis> diagnoses;

    Loop(RunSetup setup, RunState state, Control control) {
        this.setup = setup;
        this.state = state;
        this.control = control;
        steps = new Steps(setup);
        figures = BatchFigures.of(setup);
        saver = new Saver(setup);
        loader = new DataLoader(setup.train, setup.batchSize(), setup.shuffle, setup.seed)
                .device(setup.model.device())
                .workers(setup.workers)
                .gathersOnDevice(setup.model.device().isAsynchronous());
        if (setup.torch != null && setup.shuffle) {
            loader.shuffledBy(setup.torch);
        }
        if (setup.transform != null) {
            loader.transform(setup.transform);
        }
        probe = new LayerProbe(setup.model, Trainer.probeSamples(setup));
        state.metrics = new Metrics(setup.stepsPerEpoch(), probe.layers());
        state.stopping = new EarlyStopping(setup.patience);
        rates = new Rates(setup, state);
        diagnoser = new Diagnoser(setup.spec);
        diagnoses = diagnoser.examine(state.metrics, 0);
        validator = setup.validation == null ? null : setup.evaluator(setup.validation);
        totalSteps = setup.totalSteps();
        live = new LiveProgress(setup);
        probeEvery = Math.max(1, totalSteps / 100);
        note(State.READY);
    }

    /** Puts the run where a checkpoint left it. */
    void goOnFrom(Checkpoint checkpoint) {
        saver.restore(checkpoint, state);
        String kernels = checkpoint.kernels();
        boolean same = checkpoint.backend().equals(state.backend)
                && checkpoint.threads() == state.threads
                && (kernels.isEmpty() || setup.model.device().computeWith(kernels));
        if (!same && state.step > 0) {
            state.exact = false;
        }
        lastLoss = state.metrics.loss().last();
        rates.goOnFrom(checkpoint.spec());
        note(State.READY);
    }

    Progress progress() {
        return live.progress();
    }

    /** Called between two steps. */
    void pace(double stepsPerSecond) {
        pace = stepsPerSecond;
        clock.restartPace();
    }

    void keepBest() {
        keepBest = true;
        control.cancel();
    }

    /** Begins where {@link #state} stands and goes on to the end. */
    State run(List<Listener> heard, Checkpoints kept, Saving when) {
        listeners = heard.toArray(new Listener[0]);
        checkpoints = kept;
        saving = when;
        setup.model.train();
        clock.start();
        lastSave = System.nanoTime();
        rates.begin();
        note(State.RUNNING);
        State end = State.FINISHED;
        try {
            while (state.epoch < setup.epochs && end == State.FINISHED) {
                end = epoch();
            }
            if (keepBest || end == State.STOPPED_EARLY) {
                restoreBest();
                end = State.STOPPED_EARLY;
            }
        } finally {
            clock.stop(state);
            loader.close();
        }
        examine();
        if (end != State.DIVERGED) {
            save();
        }
        over = true;
        note(end);
        return end;
    }

    private State epoch() {
        int batches = loader.batches();
        for (Batch batch : loader.epoch(state.epoch, (int) state.batch)) {
            boolean first = state.batch % setup.accumulate == 0;
            boolean last = (state.batch + 1) % setup.accumulate == 0 || state.batch + 1 == batches;
            boolean probing = last && isProbeStep(state.step + 1);
            if (probing) {
                probe.before();
            }
            Tensor loss = steps.run(batch, first, last);
            state.batch++;
            state.samples += batch.size();
            clock.count(batch.size());
            if (last) {
                state.step++;
            }
            figures.add(loss, steps.outputs(), batch, last ? state.step : 0);
            boolean epochEnds = state.batch == batches;
            if (last) {
                rates.stepped();
            }
            if ((probing || epochEnds || figures.isDue()) && !read()) {
                return State.DIVERGED;
            }
            if (last) {
                if (probing) {
                    probe.after(state.step);
                    examine();
                }
                // Requests, pauses and checkpoints wait for a step's end: gradients half gathered belong to no
                // checkpoint.
                State ended = between(epochEnds);
                if (ended != State.RUNNING) {
                    return ended;
                }
            }
        }
        return endOfEpoch();
    }

    /** Reads the figures that wait, and tells them; false if a step's loss is no number any more. */
    private boolean read() {
        int ready = figures.read();
        for (int i = 0; i < ready; i++) {
            lastLoss = figures.loss(i);
            state.lossSum += lastLoss * figures.samples(i);
            state.correct += figures.right(i);
            long step = figures.step(i);
            if (step == 0) {
                continue;
            }
            state.metrics.loss().add(step, lastLoss);
            for (Listener listener : listeners) {
                listener.onStep(step, lastLoss);
            }
            if (Double.isNaN(lastLoss) || Double.isInfinite(lastLoss)) {
                // What was computed after it is of no use, and nobody hears of it.
                state.step = step;
                return false;
            }
        }
        return true;
    }

    private boolean isProbeStep(long step) {
        return step <= 3 || step % probeEvery == 0 || step == totalSteps;
    }

    /** Sets the rate from now on and writes it down in the settings; called between two steps. */
    void learningRate(double rate) {
        if (over) {
            return;
        }
        rates.set(rate);
        if (setup.spec != null) {
            diagnoser = new Diagnoser(setup.spec);
        }
        // A run that is paused notes nothing of itself until it goes on.
        note(live.progress().state());
        for (Listener listener : listeners) {
            listener.onRate(state.step, rate);
        }
    }

    /** Between two steps: how the run ends here, or RUNNING. */
    private State between(boolean epochEnds) {
        // Before any checkpoint of this step, so that each has in its rate what stands in its settings.
        rates.between();
        boolean paced = pace > 0;
        boolean looks = clock.isDue(paced);
        boolean saves = looks && isLongSinceSave() || isStepToSave() && !epochEnds;
        boolean wanted = control.isWanted();
        // Whoever sees the run as it stands here finds the figures of its last step in it.
        if ((paced || saves || wanted) && !read()) {
            return State.DIVERGED;
        }
        if (saves) {
            save();
        }
        if (looks) {
            clock.update(state);
            note(State.RUNNING);
            if (paced) {
                control.rest(clock.ahead(pace));
            }
        }
        if (!wanted) {
            return State.RUNNING;
        }
        control.attend();
        if (control.isPaused() && !control.isCancelled()) {
            pause();
        }
        return control.isCancelled() ? State.CANCELLED : State.RUNNING;
    }

    private boolean isLongSinceSave() {
        return saving.seconds() > 0 && checkpoints != null && System.nanoTime() - lastSave > saving.seconds() * 1e9;
    }

    private boolean isStepToSave() {
        return saving.steps() > 0 && state.step % saving.steps() == 0;
    }

    private void pause() {
        clock.stop(state);
        if (saving.atPause()) {
            save();
        }
        note(State.PAUSED);
        control.waitWhilePaused();
        clock.start();
        note(State.RUNNING);
    }

    private State endOfEpoch() {
        clock.update(state);
        double rate = setup.optimizer.lr();
        double loss = state.lossSum / state.samples;
        double accuracy = setup.scoring == Scoring.NONE ? Double.NaN : 100.0 * state.correct / state.samples;
        state.epoch++;
        state.epochLoss = loss;
        state.metrics.rate().add(state.step, rate);
        if (setup.scoring != Scoring.NONE) {
            state.metrics.accuracy().add(state.step, accuracy);
        }
        double validationLoss = Double.NaN;
        double validationAccuracy = Double.NaN;
        boolean due = false;
        if (validator != null) {
            Evaluation evaluation = validator.run();
            validationLoss = evaluation.loss();
            validationAccuracy = evaluation.accuracy();
            state.metrics.validationLoss().add(state.step, validationLoss);
            state.metrics.validationAccuracy().add(state.step, validationAccuracy);
            if (state.stopping.isBest(state.epoch, validationLoss)) {
                keepAsBest(validationLoss);
            }
            due = state.stopping.isDue() && state.epoch < setup.epochs;
            clock.leaveOut();
        }
        rates.epochEnded(validator == null ? loss : validationLoss);
        if (listeners.length > 0) {
            Epoch epoch = new Epoch(
                    state.epoch,
                    state.step,
                    loss,
                    accuracy,
                    validationLoss,
                    validationAccuracy,
                    rate,
                    clock.speed(),
                    state.seconds);
            for (Listener listener : listeners) {
                listener.onEpoch(epoch);
            }
        }
        if (validator != null) {
            examine();
        }
        state.beginEpoch();
        boolean old = System.nanoTime() - lastSave > 1_000_000_000L;
        if (saving.atEpochEnd() && old || isStepToSave()) {
            save();
        }
        return due ? State.STOPPED_EARLY : State.FINISHED;
    }

    private void keepAsBest(double loss) {
        state.bestLoss = loss;
        if (state.best == null) {
            state.best = new HashMap<>();
        }
        setup.model.state().forEach((name, tensor) -> {
            float[] kept = state.best.computeIfAbsent(name, k -> new float[tensor.numel()]);
            tensor.copyTo(kept);
        });
    }

    private void restoreBest() {
        if (state.best != null) {
            for (Map.Entry<String, Tensor> entry : setup.model.state().entrySet()) {
                entry.getValue().copyFrom(state.best.get(entry.getKey()));
            }
        }
    }

    private void examine() {
        diagnoses = diagnoser.examine(state.metrics, totalSteps);
        for (Diagnosis diagnosis : diagnoses) {
            if (told.add(diagnosis.kind())) {
                for (Listener listener : listeners) {
                    listener.onDiagnosis(diagnosis);
                }
            }
        }
    }

    List<Diagnosis> diagnoses() {
        return diagnoses;
    }

    /** Keeps a checkpoint; a disk that fails is a warning, and the one before stays. */
    void save() {
        lastSave = System.nanoTime();
        if (checkpoints == null || lastSaveStep == state.step && state.step > 0 && state.epoch < setup.epochs) {
            return;
        }
        clock.update(state);
        try {
            checkpoints.save(saver.facts(state), saver.numbers(state));
            lastSaveStep = state.step;
            for (Listener listener : listeners) {
                listener.onCheckpoint(state.step);
            }
        } catch (IOException failure) {
            for (Listener listener : listeners) {
                listener.onWarning("No checkpoint was kept: " + failure.getMessage(), failure);
            }
        }
        clock.leaveOut();
    }

    private void note(State what) {
        live.note(what, state, lastLoss, clock);
    }
}
