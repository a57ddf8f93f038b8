package dev.inkling.nnlib.compute;

/** A kernel bound to its memory: run it as often as you like, it allocates nothing. */
public abstract class Call {
    public abstract void run();

    /** What a run is to its device, in words; empty where that has nothing to say. */
    public String cost() {
        return "";
    }
}
