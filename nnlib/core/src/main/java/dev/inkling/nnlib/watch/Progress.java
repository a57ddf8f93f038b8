package dev.inkling.nnlib.watch;

/**
 * Where a run stands, cheap enough to ask for at any rate; a figure that is not known yet is NaN.
 *
 * @param state what the run is doing
 * @param step steps taken
 * @param totalSteps steps that the run will have taken at its end
 * @param epoch epoch that is under way, counted from 1
 * @param epochs epochs that the run will have
 * @param loss training loss of the last step
 * @param accuracy training accuracy of the last finished epoch in per cent
 * @param validationLoss loss on the kept samples after the last epoch
 * @param validationAccuracy accuracy on the kept samples in per cent
 * @param rate learning rate now
 * @param samplesPerSecond speed over the last second or so
 * @param seconds time trained so far, pauses not counted
 * @param secondsLeft time left, known once the speed has settled; after a pause it is measured anew
 */
public record Progress(
        State state,
        long step,
        long totalSteps,
        int epoch,
        int epochs,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy,
        double rate,
        double samplesPerSecond,
        double seconds,
        double secondsLeft) {

    /** What a run is doing. */
    public enum State {
        READY,
        RUNNING,
        PAUSED,
        FINISHED,
        /** Ended by early stopping, with its best weights. */
        STOPPED_EARLY,
        /** Ended because the loss was no number any more. */
        DIVERGED,
        CANCELLED,
        /** Ended by an error. */
        FAILED;

        public boolean isOver() {
            return this != READY && this != RUNNING && this != PAUSED;
        }
    }

    /** The share of the run that is done, from 0 to 1. */
    public double share() {
        return totalSteps == 0 ? 0 : Math.min(1, (double) step / totalSteps);
    }
}
