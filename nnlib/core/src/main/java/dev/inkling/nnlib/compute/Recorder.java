package dev.inkling.nnlib.compute;

/** What listens while a plan is recorded. */
public interface Recorder {
    /** A kernel that has just run. */
    void kernel(Kernel kernel);

    /** Something the host has just done and must do again at this place in every replay. */
    void host(Runnable action);

    /** Memory that was born now and belongs to the plan alone. */
    void allocated(Storage storage);

    /** Must run before every replay; the same object counts once. */
    void beforeReplay(Runnable action);
}
