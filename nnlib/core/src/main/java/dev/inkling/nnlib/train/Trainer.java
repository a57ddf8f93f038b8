package dev.inkling.nnlib.train;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.data.DataLoader;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Transform;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.run.Compute;
import dev.inkling.nnlib.run.InvalidSetting;
import dev.inkling.nnlib.run.Mixture;
import dev.inkling.nnlib.run.RateChanges;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.TrainStep;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.tensor.TorchGenerator;
import dev.inkling.nnlib.watch.Diagnosis;
import dev.inkling.nnlib.watch.Evaluation;
import dev.inkling.nnlib.watch.Metrics;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Trains a net: made from a {@link RunSpec}, or from a module, a loss and an optimizer of your own.
 *
 * <pre>{@code
 * RunResult result = Trainer.of(Presets.of("xor-solve"), Tasks.data(spec, null)).run();
 * Adam adam = new Adam(model.parameters());
 * RunResult other = Trainer.of(model, new CrossEntropy(), adam, digits).batch(100).epochs(5).run();
 * }</pre>
 *
 * <p>{@link #run} trains in the calling thread. {@link #pause}, {@link #resume}, {@link #cancel},
 * {@link #learningRate}, {@link #progress} and {@link #between} may be called from any other thread meanwhile;
 * everything else is set before.
 */
public final class Trainer {
    /** What may differ where a run goes on from its checkpoint. */
    private static final List<String> GOES_ON_WITH =
            Collections.unmodifiableList(Arrays.asList("epochs", "threads", "backend", Settings.RATE_CHANGES.key()));

    private static final int MOST_PROBED = 256;
    private static final int MOST_MISREAD = 200;
    private static final int FEW_SAMPLES = 10_000;

    private final RunSetup setup;
    private final Control control = new Control();
    private final RunState state = new RunState();
    private final List<Listener> listeners = new ArrayList<>();
    private final Compute compute;
    private Checkpoints checkpoints;
    private Saving saving = Saving.usual();
    private Checkpoint from;
    private volatile Loop loop;

    private Trainer(RunSetup setup, Compute compute) {
        this.setup = setup;
        this.compute = compute;
    }

    /** A run from settings, on the device that they name; impossible ones are an {@link InvalidSetting}. */
    public static Trainer of(RunSpec spec, TaskData data) {
        Compute compute = Compute.of(spec);
        Trainer trainer = new Trainer(Assembly.of(spec, data, compute.open()), compute);
        trainer.setup.transform = Mixture.transform(spec);
        trainer.setup.workers = trainer.setup.transform == null ? 0 : 1;
        return trainer;
    }

    /** A run of your own net; it learns whole numbers as classes by its largest output. */
    public static Trainer of(Module model, Loss loss, Optimizer optimizer, Dataset train) {
        RunSetup setup = new RunSetup();
        setup.model = model;
        setup.loss = loss;
        setup.optimizer = optimizer;
        setup.train = train;
        setup.scoring = train.classes() > 0 ? Scoring.LARGEST : Scoring.NONE;
        return new Trainer(setup, new Compute(model.parameters().get(0).device().name(), 0));
    }

    /**
     * The run that a checkpoint kept, to go on with {@link #run}: with its settings, and on its recorded kernels and
     * threads, so that it ends with the bits of a run that never stopped.
     */
    public static Trainer resume(Checkpoint checkpoint, TaskData data) {
        return resume(checkpoint, data, checkpoint.backend());
    }

    /** The same on another device where that one is not to be had any more; the bits are not the same then. */
    public static Trainer resume(Checkpoint checkpoint, TaskData data, String backend) {
        RunSpec spec = checkpoint.spec();
        if (spec == null) {
            throw new IllegalArgumentException(
                    "The checkpoint is of a net written by hand: make its trainer as before and"
                            + " call goOnFrom(checkpoint).");
        }
        Trainer trainer = of(spec.with("backend", backend).with("threads", checkpoint.threads()), data);
        trainer.setup.spec = spec;
        return trainer.goOnFrom(checkpoint);
    }

    /**
     * Goes on from a checkpoint instead of from the start. Other settings than more epochs, other hardware and rates
     * that are set later are refused; what the checkpoint knows of rates set by hand before stands.
     */
    public Trainer goOnFrom(Checkpoint checkpoint) {
        RunSpec was = checkpoint.spec();
        if (was != null && setup.spec != null) {
            for (String key : was.differences(setup.spec)) {
                if (!GOES_ON_WITH.contains(key)) {
                    throw new InvalidSetting(
                            key,
                            "The run that was stopped has " + key + " " + was.text(key) + " and this one has "
                                    + setup.spec.text(key) + ": go on with the same, or start anew.");
                }
            }
            RateChanges changes = RateChanges.of(was).goingOn(checkpoint.step(), RateChanges.of(setup.spec));
            setup.spec = setup.spec.with(Settings.RATE_CHANGES, changes.toString());
        }
        from = checkpoint;
        return this;
    }

    /** Samples of which each epoch's end is measured. */
    public Trainer validation(Dataset kept) {
        setup.validation = kept;
        return this;
    }

    /** Samples on which the end is measured. */
    public Trainer test(Dataset samples) {
        setup.test = samples;
        return this;
    }

    /** Samples in a step; 0 takes all at once, in their order. */
    public Trainer batch(int samples) {
        setup.batch = samples;
        setup.shuffle = samples != 0;
        return this;
    }

    public Trainer epochs(int count) {
        setup.epochs = count;
        return this;
    }

    /** Where the order of the samples begins. */
    public Trainer seed(long number) {
        setup.seed = number;
        return this;
    }

    /**
     * Shuffles as PyTorch's loader does from here on, instead of by the seed; to go on, give a generator that stands
     * there again.
     */
    public Trainer shuffledBy(TorchGenerator used) {
        setup.torch = used;
        return this;
    }

    /** What draws dropout in a net of your own, so that checkpoints keep its state. */
    public Trainer generator(Generator used) {
        setup.generator = used;
        return this;
    }

    /** Changes the rate, after each step or after each epoch. */
    public Trainer schedule(Schedule rates, boolean perStep) {
        setup.schedule = rates;
        setup.schedulePerStep = perStep;
        return this;
    }

    /** Shortens gradients that are longer than this; 0 leaves them. */
    public Trainer clip(double norm) {
        setup.clip = norm;
        return this;
    }

    /** Adds the gradients of so many batches before a step. */
    public Trainer accumulate(int batches) {
        setup.accumulate = batches;
        return this;
    }

    /** Stops when the validation loss has not improved for so many epochs, with the best weights; 0 never. */
    public Trainer patience(int epochs) {
        setup.patience = epochs;
        return this;
    }

    /** How outputs are read as classes, where it is not by the largest. */
    public Trainer scoring(Scoring how) {
        setup.scoring = how;
        return this;
    }

    /** What a step computes, where it is not the loss of outputs and targets. */
    public Trainer step(TrainStep how) {
        setup.step = how;
        return this;
    }

    /** What the net is measured by on the test samples, beside its loss and its accuracy. */
    public Trainer metrics(Metric... measures) {
        setup.metrics = Arrays.asList(measures);
        return this;
    }

    /** Changes each input at random before it is learned from. */
    public Trainer transform(Transform change) {
        setup.transform = change;
        return this;
    }

    /** Prepares batches ahead on so many threads; the batches stay the same. */
    public Trainer workers(int threads) {
        setup.workers = threads;
        return this;
    }

    public Trainer listen(Listener listener) {
        listeners.add(listener);
        return this;
    }

    /** Keeps checkpoints in a store of their own, as {@link Saving#usual()} says. */
    public Trainer checkpoint(Store store) {
        return checkpoint(new Checkpoints(store), Saving.usual());
    }

    public Trainer checkpoint(Checkpoints kept, Saving when) {
        checkpoints = kept;
        saving = when;
        return this;
    }

    /** The net; while it trains, look at it only through {@link #between}. */
    public Module model() {
        return setup.model;
    }

    /** The settings; null for a net of your own. */
    public RunSpec spec() {
        return setup.spec;
    }

    /** How outputs are read as classes. */
    public Scoring scoring() {
        return setup.scoring;
    }

    /** Trains to the end, or until {@link #cancel}. */
    public RunResult run() {
        Loop running = loop();
        control.open();
        try {
            Progress.State end = running.run(listeners, checkpoints, saving);
            return result(end);
        } finally {
            control.close();
        }
    }

    private synchronized Loop loop() {
        if (loop == null) {
            state.backend = compute.backend();
            state.threads = compute.threads();
            loop = new Loop(setup, state, control);
            if (from != null) {
                loop.goOnFrom(from);
                // As large as all of the run's state, and read by now.
                from = null;
            }
        }
        return loop;
    }

    private RunResult result(Progress.State end) {
        Progress progress = loop().progress();
        double loss = Double.isNaN(state.epochLoss) ? progress.loss() : state.epochLoss;
        double accuracy = progress.accuracy();
        if (setup.train.size() <= FEW_SAMPLES) {
            Evaluation onTrain = setup.evaluator(setup.train).run();
            loss = onTrain.loss();
            accuracy = onTrain.accuracy();
        }
        return new RunResult(
                end,
                state.step,
                state.epoch,
                loss,
                accuracy,
                progress.validationLoss(),
                progress.validationAccuracy(),
                state.stopping.bestEpoch(),
                end == Progress.State.CANCELLED ? null : test(),
                state.seconds,
                state.step * (double) setup.batchSize() * setup.accumulate / state.seconds,
                state.backend,
                state.threads,
                state.exact,
                state.metrics.copy(),
                Collections.unmodifiableList(new ArrayList<>(loop().diagnoses())));
    }

    /**
     * How the net does on the test samples now; null where there are none. {@link #run} asks by itself at the end of a
     * run that nobody cancelled. Not while it trains.
     */
    public Evaluation test() {
        return setup.test == null ? null : setup.evaluator(setup.test).run(MOST_MISREAD);
    }

    /** Where the run stands; costs nothing, and is at most a few milliseconds old. */
    public Progress progress() {
        return loop().progress();
    }

    /** Stops after the step under way and keeps everything; {@link #resume()} goes on. */
    public void pause() {
        control.pause(true);
    }

    public void resume() {
        control.pause(false);
    }

    public boolean isPaused() {
        return control.isPaused();
    }

    /** Ends the run after the step under way, with a checkpoint. */
    public void cancel() {
        control.cancel();
    }

    /** Ends the run after the step under way, with the weights of its best validation. */
    public void stopAndKeepBest() {
        loop().keepBest();
    }

    /**
     * Changes the rate from the next step on; a schedule goes on in proportion. {@link #spec()} names the change from
     * then on as one of its {@link RateChanges}, so that a run with these settings ends with the same bits. A run that
     * is over stays as it is.
     */
    public void learningRate(double rate) {
        double read = Double.parseDouble(Settings.LR.canonical(Option.plain(rate)));
        control.tell(() -> loop().learningRate(read));
    }

    /** Slows the run down to so many steps a second, to be watched; 0 lets it run. */
    public void pace(double stepsPerSecond) {
        control.tell(() -> loop().pace(stepsPerSecond));
    }

    /**
     * Looks at the net between two steps, when nothing moves: a decision boundary, a handful of readings, a copy of the
     * weights. Runs on the thread that trains, also while the run is paused; at once where none trains.
     */
    public <T> CompletableFuture<T> between(Function<Module, T> look) {
        return control.ask(() -> look.apply(setup.model));
    }

    /** A copy of the curves as they are between two steps. */
    public CompletableFuture<Metrics> metrics() {
        loop();
        return control.ask(() -> state.metrics.copy());
    }

    /** What is wrong with the run at this moment. */
    public CompletableFuture<List<Diagnosis>> diagnoses() {
        return control.ask(() -> new ArrayList<>(loop().diagnoses()));
    }

    /** Keeps a checkpoint now; without one set up, does nothing. */
    public void save() {
        control.tell(() -> loop().save());
    }

    /** The newest checkpoint of a store that is whole; null if there is none. */
    public static Checkpoint latest(Store store) throws IOException {
        return new Checkpoints(store).latest();
    }

    /** The first samples of the training set as one batch, for looking into layers; few enough not to cost time. */
    static Tensor probeSamples(RunSetup setup) {
        int count = Math.min(MOST_PROBED, setup.train.size());
        DataLoader loader = new DataLoader(setup.train, count, false, 0).device(setup.model.device());
        for (Batch batch : loader.epoch(0)) {
            return batch.x();
        }
        return null;
    }
}
