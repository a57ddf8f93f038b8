package dev.inkling.nnlib.compute;

/** Checks a device against the CPU before anything is trained on it, and remembers what came of it. */
public interface DeviceTrial {
    /** Told how far a trial is. */
    interface Watch {
        /** Asked before each part; false ends the trial, of which nothing is kept. */
        boolean goesOn(int done, int of);
    }

    /** What the trial of this very device and driver came to, here or in an earlier process; null where there was none. */
    TrialReport report();

    /**
     * Tries the device, for seconds to a minute, and keeps the report.
     *
     * @return the report; null where the watch ended the trial
     */
    TrialReport run(Watch watch) throws InterruptedException;
}
