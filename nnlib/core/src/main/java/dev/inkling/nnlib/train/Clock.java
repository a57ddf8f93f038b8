package dev.inkling.nnlib.train;

import java.util.function.LongSupplier;

/** Measures time trained and speed, and says now and then that it is time to look at the watch. */
final class Clock {
    private static final long LOOK_NANOS = 2_000_000;
    private static final long SPEED_NANOS = 1_000_000_000;
    /** Two seconds in a row whose speeds are within this factor of each other are the run's pace. */
    private static final double ALIKE = 1.25;
    /** After so many seconds a speed that goes up and down is the best there is. */
    private static final int SECONDS_AT_MOST = 10;
    /** The share that each further second has in the pace. */
    private static final double SHARE = 0.25;

    private final LongSupplier nanos;
    private long since;
    private long lookAfter = 1;
    private long looked;
    private long stepsSinceLook;
    private long samples;
    private long samplesAtMark;
    private long markAt;
    private double speed = Double.NaN;
    private double lastSecond = Double.NaN;
    private int seconds;
    private double settled = Double.NaN;
    private long pacedSteps;
    private long pacedSince;

    Clock() {
        this(System::nanoTime);
    }

    /** A clock whose watch a test moves by hand. */
    Clock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Training begins, or goes on after a pause: what the speed will be is not known until it has settled. */
    void start() {
        since = nanos.getAsLong();
        looked = since;
        markAt = since;
        samplesAtMark = samples;
        pacedSteps = 0;
        lastSecond = Double.NaN;
        seconds = 0;
        settled = Double.NaN;
    }

    /** Adds the time since the last call to the run's. */
    void update(RunState state) {
        long now = nanos.getAsLong();
        state.seconds += (now - since) / 1e9;
        since = now;
        long over = now - markAt;
        if (over >= SPEED_NANOS / 10) {
            speed = (samples - samplesAtMark) * 1e9 / over;
            if (over >= SPEED_NANOS) {
                markAt = now;
                samplesAtMark = samples;
                settle(speed);
            }
        }
    }

    /** The first seconds are slow, while code is compiled and caches are cold: they are no measure of those to come. */
    private void settle(double second) {
        seconds++;
        boolean alike = Math.max(second, lastSecond) <= ALIKE * Math.min(second, lastSecond);
        if (!Double.isNaN(settled)) {
            settled += SHARE * (second - settled);
        } else if (alike || seconds >= SECONDS_AT_MOST) {
            settled = second;
        }
        lastSecond = second;
    }

    void stop(RunState state) {
        update(state);
    }

    /** What happened since the last update counts neither for time nor for speed. */
    void leaveOut() {
        long now = nanos.getAsLong();
        markAt += now - since;
        since = now;
    }

    void count(int more) {
        samples += more;
    }

    /** Samples a second, over the last second or so; NaN at first. */
    double speed() {
        return speed;
    }

    /** Samples a second as they can be counted on; NaN until the speed has settled. */
    double settledSpeed() {
        return settled;
    }

    /** True about every two milliseconds; the watch itself is read only then. */
    boolean isDue(boolean always) {
        stepsSinceLook++;
        if (!always && stepsSinceLook < lookAfter) {
            return false;
        }
        long now = nanos.getAsLong();
        long passed = Math.max(1, now - looked);
        lookAfter = Math.max(1, Math.min(2 * lookAfter, stepsSinceLook * LOOK_NANOS / passed));
        looked = now;
        stepsSinceLook = 0;
        return true;
    }

    void restartPace() {
        pacedSteps = 0;
    }

    /** By how many nanoseconds the run is ahead of a pace. */
    long ahead(double stepsPerSecond) {
        long now = nanos.getAsLong();
        if (pacedSteps == 0) {
            pacedSince = now;
        }
        pacedSteps++;
        long ahead = (long) (pacedSteps * 1e9 / stepsPerSecond) - (now - pacedSince);
        if (ahead < -1_000_000_000L || pacedSteps > 1_000_000) {
            pacedSteps = 0;
        }
        return Math.max(0, ahead);
    }
}
