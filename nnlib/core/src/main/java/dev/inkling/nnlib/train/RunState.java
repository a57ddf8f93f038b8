package dev.inkling.nnlib.train;

import dev.inkling.nnlib.watch.Metrics;
import java.util.Map;

/** Where a run stands: all that changes from step to step beside the net and its optimizer. */
final class RunState {
    /** Optimizer steps taken. */
    long step;
    /** Epochs finished. */
    int epoch;
    /** Batches taken of the epoch that is under way. */
    long batch;
    /** Sums over the batches of the epoch that is under way. */
    double lossSum;

    long correct;
    long samples;
    /** The mean of the epoch that was finished last; NaN before, and after a resume until the next is finished. */
    double epochLoss = Double.NaN;
    /** Time trained, pauses not counted. */
    double seconds;
    /** By how much a hand has changed the rate that the schedule asks for. */
    double rateFactor = 1;

    double bestLoss = Double.POSITIVE_INFINITY;
    /** Weights at the best validation loss; null before the first validation. */
    Map<String, float[]> best;

    Metrics metrics;
    EarlyStopping stopping;
    String backend = "";
    int threads = 1;
    /** Whether one set of kernels and threads has computed all of it. */
    boolean exact = true;

    void beginEpoch() {
        batch = 0;
        lossSum = 0;
        correct = 0;
        samples = 0;
    }

    double[] running() {
        return new double[] {lossSum, correct, samples, seconds, rateFactor, bestLoss};
    }

    void running(double[] saved) {
        if (saved.length != 6) {
            throw new IllegalArgumentException("The checkpoint's running sums are not six.");
        }
        lossSum = saved[0];
        correct = (long) saved[1];
        samples = (long) saved[2];
        seconds = saved[3];
        rateFactor = saved[4];
        bestLoss = saved[5];
    }
}
