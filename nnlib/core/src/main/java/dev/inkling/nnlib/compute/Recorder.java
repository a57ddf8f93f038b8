package dev.inkling.nnlib.compute;

/** What listens while a plan is recorded. */
public interface Recorder {
    /** A kernel that has just run. */
    void kernel(Kernel kernel);

    /**
     * Something the host has just done and must do again in every replay, at this place; or earlier, where it is known
     * what it writes and no kernel in between touches that.
     */
    void host(HostStep step);

    /** Memory that was born now and belongs to the plan alone. */
    void allocated(Storage storage);

    /** Must run before every replay; the same object counts once. */
    void beforeReplay(Runnable action);
}
