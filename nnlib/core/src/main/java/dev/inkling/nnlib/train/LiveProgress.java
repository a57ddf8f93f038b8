package dev.inkling.nnlib.train;

import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.Progress.State;

/** Where a run stands: noted by the thread that trains, without allocating, and asked for by any other. */
final class LiveProgress {
    private final long totalSteps;
    private final RunSetup setup;
    private State what = State.READY;
    private long step;
    private int epoch;
    private double loss;
    private double accuracy;
    private double validationLoss;
    private double validationAccuracy;
    private double rate;
    private double speed;
    private double settledSpeed;
    private double seconds;

    LiveProgress(RunSetup setup) {
        this.setup = setup;
        totalSteps = setup.totalSteps();
    }

    /** Notes all figures together, so that nobody sees half of them. */
    synchronized void note(State now, RunState state, double lastLoss, Clock clock) {
        what = now;
        step = state.step;
        epoch = Math.min(state.epoch + 1, setup.epochs);
        loss = lastLoss;
        accuracy = state.metrics.accuracy().last();
        validationLoss = state.metrics.validationLoss().last();
        validationAccuracy = state.metrics.validationAccuracy().last();
        rate = setup.optimizer.lr();
        speed = clock.speed();
        settledSpeed = clock.settledSpeed();
        seconds = state.seconds;
    }

    synchronized Progress progress() {
        double left = (double) (totalSteps - step) * setup.batchSize() * setup.accumulate;
        return new Progress(
                what,
                step,
                totalSteps,
                epoch,
                setup.epochs,
                loss,
                accuracy,
                validationLoss,
                validationAccuracy,
                rate,
                speed,
                seconds,
                what.isOver() ? 0 : left / settledSpeed);
    }
}
