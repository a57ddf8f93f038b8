package dev.inkling.nnlib.gpu.device;

/** The driver gave the device up, or it did not answer in time: what its memory held is lost. */
public final class DeviceLostException extends GpuException {
    private static final long serialVersionUID = 1;

    public DeviceLostException(String message) {
        super(message);
    }
}
