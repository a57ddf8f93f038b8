package dev.inkling.app.data;

/** Where a training session stands. */
public enum SessionState {
    /** Waits for its turn. */
    QUEUED,
    /** Trains now; after the process died, it is the one to go on with. */
    RUNNING,
    /** Paused by the person. */
    PAUSED,
    /** Paused by the phone; {@link SessionEntity#hold} says why, and it goes on by itself. */
    HELD,
    /** Came to its end. */
    FINISHED,
    /** Ended by the person before its end; its checkpoint is kept. */
    STOPPED,
    /** Could not go on; {@link SessionEntity#failure} says why. */
    FAILED;

    /** Whether the session still wants to train by itself. */
    public boolean isUnderWay() {
        return this == QUEUED || this == RUNNING || this == PAUSED || this == HELD;
    }
}
