package dev.inkling.nnlib.compute;

/** A flat run of floats that a backend owns; what is inside is the backend's own affair. */
public interface Storage {
    int size();

    Backend backend();
}
