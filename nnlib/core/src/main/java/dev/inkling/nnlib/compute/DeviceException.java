package dev.inkling.nnlib.compute;

/** A device failed while it computed: what its memory held is lost. A run goes on from its checkpoint elsewhere. */
public class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DeviceException(String message) {
        super(message);
    }

    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
