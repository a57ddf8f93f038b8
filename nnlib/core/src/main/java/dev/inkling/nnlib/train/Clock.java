package dev.inkling.nnlib.train;

/** Measures time trained and speed, and says now and then that it is time to look at the watch. */
final class Clock {
    private static final long LOOK_NANOS = 2_000_000;
    private static final long SPEED_NANOS = 1_000_000_000;

    private long since;
    private long lookAfter = 1;
    private long looked;
    private long stepsSinceLook;
    private long samples;
    private long samplesAtMark;
    private long markAt;
    private double speed = Double.NaN;
    private long pacedSteps;
    private long pacedSince;

    void start() {
        since = System.nanoTime();
        looked = since;
        markAt = since;
        samplesAtMark = samples;
        pacedSteps = 0;
    }

    /** Adds the time since the last call to the run's. */
    void update(RunState state) {
        long now = System.nanoTime();
        state.seconds += (now - since) / 1e9;
        since = now;
        long over = now - markAt;
        if (over >= SPEED_NANOS / 10) {
            speed = (samples - samplesAtMark) * 1e9 / over;
            if (over >= SPEED_NANOS) {
                markAt = now;
                samplesAtMark = samples;
            }
        }
    }

    void stop(RunState state) {
        update(state);
    }

    /** What happened since the last update counts neither for time nor for speed. */
    void leaveOut() {
        long now = System.nanoTime();
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

    /** True about every two milliseconds; the watch itself is read only then. */
    boolean isDue(boolean always) {
        stepsSinceLook++;
        if (!always && stepsSinceLook < lookAfter) {
            return false;
        }
        long now = System.nanoTime();
        long nanos = Math.max(1, now - looked);
        lookAfter = Math.max(1, Math.min(2 * lookAfter, stepsSinceLook * LOOK_NANOS / nanos));
        looked = now;
        stepsSinceLook = 0;
        return true;
    }

    void restartPace() {
        pacedSteps = 0;
    }

    /** By how many nanoseconds the run is ahead of a pace. */
    long ahead(double stepsPerSecond) {
        long now = System.nanoTime();
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
