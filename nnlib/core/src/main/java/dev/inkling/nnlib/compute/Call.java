package dev.inkling.nnlib.compute;

/** A kernel bound to its memory: run it as often as you like, it allocates nothing. */
public abstract class Call {
    public abstract void run();
}
