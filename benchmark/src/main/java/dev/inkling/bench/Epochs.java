package dev.inkling.bench;

/**
 * A training that is timed by whole epochs, because what computes behind the call is only known to have finished where
 * the figures of an epoch are read.
 *
 * @param net as the command takes it
 * @param batch samples of a step
 * @param steps of an epoch
 */
public record Epochs(String net, int batch, int steps) {
    /** The system property that makes epochs short, for a device that would take minutes over each. */
    static final String SHORT = "inkling.bench.short";

    private static final int SHORTER = 30;
    private static final int TOLD = 40;
    private static final int TOLD_SHORT = 5;

    static final double RATE = 1e-3;

    /** How many steps' losses are told. */
    static int told() {
        return Boolean.getBoolean(SHORT) ? TOLD_SHORT : TOLD;
    }

    /** How many steps an epoch has in this run. */
    int batches() {
        return Boolean.getBoolean(SHORT) ? steps / SHORTER : steps;
    }

    /** Of an epoch. */
    int samples() {
        return batch * batches();
    }
}
