package dev.inkling.nnlib.gpu.device;

/** Dispatches that were recorded once, with the barriers that they need between them. */
public interface Graph extends AutoCloseable {
    /** Runs all of them once; returns at once. */
    void run();

    int dispatches();

    int barriers();

    @Override
    void close();
}
