package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.GpuUnavailableException;
import dev.inkling.nnlib.gpu.trial.GpuProvider;

/** Finds the phone's graphics processor. */
public final class GlesProvider extends GpuProvider {
    /** For ServiceLoader. */
    public GlesProvider() {
        super("gles");
    }

    @Override
    protected Gpu open() throws GpuUnavailableException {
        return GlesGpu.open();
    }

    @Override
    protected String missing(LinkageError error) {
        return error instanceof UnsatisfiedLinkError
                ? "there is no OpenGL ES on this machine (" + error.getMessage() + ")"
                : "the classes of OpenGL ES are not there (" + error.getMessage() + ")";
    }
}
