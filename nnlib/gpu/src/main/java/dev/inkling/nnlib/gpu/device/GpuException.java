package dev.inkling.nnlib.gpu.device;

import dev.inkling.nnlib.compute.DeviceException;

/** A device did not do what it was asked for. */
public class GpuException extends DeviceException {
    private static final long serialVersionUID = 1;

    public GpuException(String message) {
        super(message);
    }

    public GpuException(String message, Throwable cause) {
        super(message, cause);
    }
}
