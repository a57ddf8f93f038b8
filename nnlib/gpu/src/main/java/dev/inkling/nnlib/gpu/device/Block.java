package dev.inkling.nnlib.gpu.device;

/** A stretch of a device's memory. */
public interface Block extends AutoCloseable {
    long bytes();

    /** Gives it back, once the device no longer uses it. */
    @Override
    void close();
}
