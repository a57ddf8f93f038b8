package dev.inkling.app.data;

/** Where work in the queue stands; what has ended is no longer in it. */
public enum WorkState {
    /** Waits for its turn. */
    QUEUED,
    /** Runs now; after the process died, it is the one to go on with. */
    RUNNING,
    /** Paused by the person. */
    PAUSED,
    /** Paused by the phone; {@link WorkEntity#hold} says why, and it goes on by itself. */
    HELD
}
