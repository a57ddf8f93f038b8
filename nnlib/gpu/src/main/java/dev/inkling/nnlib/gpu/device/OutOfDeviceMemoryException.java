package dev.inkling.nnlib.gpu.device;

/** The device has no room for what was asked for. */
public final class OutOfDeviceMemoryException extends GpuException {
    private static final long serialVersionUID = 1;

    public OutOfDeviceMemoryException(String message) {
        super(message);
    }
}
