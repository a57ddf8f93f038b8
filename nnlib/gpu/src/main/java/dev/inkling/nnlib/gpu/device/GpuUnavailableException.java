package dev.inkling.nnlib.gpu.device;

/** There is no such device here; the message is the reason, in a sentence. */
public final class GpuUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    public GpuUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
