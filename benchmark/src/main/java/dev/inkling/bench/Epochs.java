package dev.inkling.bench;

/**
 * A training that is timed by whole epochs, because what computes behind the call is only known to have finished where
 * the figures of an epoch are read.
 *
 * @param net as the command takes it
 * @param batch samples of a step
 * @param batches steps of an epoch
 */
public record Epochs(String net, int batch, int batches) {
    /** How many steps the losses are told of. */
    static final int STEPS = 20;

    static final double RATE = 1e-3;

    /** Of an epoch. */
    int samples() {
        return batch * batches;
    }
}
