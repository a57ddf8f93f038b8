package dev.inkling.nnlib.compute;

/**
 * A flat run of floats that a backend owns; what is inside is the backend's own affair. It counts how often it was
 * written, so that who read it earlier can tell whether it still holds what it held.
 */
public abstract class Storage {
    private int version;

    public abstract int size();

    public abstract Backend backend();

    /** Rises with each write; two equal answers mean that nothing was written in between. */
    public final int version() {
        return version;
    }

    /** Notes a write. */
    public final void written() {
        version++;
    }
}
