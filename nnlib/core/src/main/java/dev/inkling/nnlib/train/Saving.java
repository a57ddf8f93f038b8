package dev.inkling.nnlib.train;

/**
 * When a run keeps a checkpoint. A checkpoint is also kept when the run ends or is cancelled.
 *
 * @param seconds at least this far apart in time; 0 for never by time
 * @param steps after every so many steps; 0 for never by steps
 * @param atPause when the run is paused
 * @param atEpochEnd after each epoch, unless the last checkpoint is less than a second old
 */
public record Saving(double seconds, long steps, boolean atPause, boolean atEpochEnd) {
    /** Every ten seconds, at a pause and at each epoch's end. */
    public static Saving usual() {
        return new Saving(10, 0, true, true);
    }

    /** After every so many steps, whatever the time. */
    public static Saving everySteps(long steps) {
        return new Saving(0, steps, true, false);
    }
}
