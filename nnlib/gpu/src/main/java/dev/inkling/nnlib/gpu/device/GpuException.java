package dev.inkling.nnlib.gpu.device;

/** A device did not do what it was asked for. */
public class GpuException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public GpuException(String message) {
        super(message);
    }

    public GpuException(String message, Throwable cause) {
        super(message, cause);
    }
}
