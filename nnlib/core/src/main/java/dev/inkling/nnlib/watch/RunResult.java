package dev.inkling.nnlib.watch;

import java.util.List;

/**
 * How a run ended; a figure that it does not have is NaN.
 *
 * @param state finished, stopped early or cancelled
 * @param steps steps taken
 * @param epochs epochs finished
 * @param loss training loss: over the samples learned from where they are few, otherwise the last epoch's mean
 * @param accuracy training accuracy in per cent, likewise
 * @param validationLoss loss on the kept samples
 * @param validationAccuracy accuracy on the kept samples in per cent
 * @param bestEpoch the epoch of the lowest validation loss; 0 without validation
 * @param test how the net does on the test samples; null where there are none
 * @param seconds time trained, pauses not counted
 * @param samplesPerSecond training speed over the whole run
 * @param backend what computed it
 * @param threads on how many threads
 * @param exact whether the same seed gives these bits again: false once a run went on with other kernels or threads
 * @param metrics its curves
 * @param diagnoses what is wrong with it at its end
 */
public record RunResult(
        Progress.State state,
        long steps,
        int epochs,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy,
        int bestEpoch,
        Evaluation test,
        double seconds,
        double samplesPerSecond,
        String backend,
        int threads,
        boolean exact,
        Metrics metrics,
        List<Diagnosis> diagnoses) {

    /** A copy that knows how the net does on the test samples: a cancelled run is not tested by itself. */
    public RunResult tested(Evaluation evaluation) {
        return new RunResult(
                state,
                steps,
                epochs,
                loss,
                accuracy,
                validationLoss,
                validationAccuracy,
                bestEpoch,
                evaluation,
                seconds,
                samplesPerSecond,
                backend,
                threads,
                exact,
                metrics,
                diagnoses);
    }

    /** Accuracy on the test samples in per cent; NaN where there are none. */
    public double testAccuracy() {
        return test == null ? Double.NaN : test.accuracy();
    }
}
