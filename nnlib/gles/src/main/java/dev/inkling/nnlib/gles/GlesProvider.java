package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.device.GpuUnavailableException;

/** Finds the graphics processor, or the reason why there is none; the first to ask opens it. */
public final class GlesProvider implements BackendProvider {
    private GpuBackend backend;
    private String reason;

    @Override
    public String name() {
        return "gles";
    }

    @Override
    public synchronized String whyNot() {
        if (backend == null && reason == null) {
            try {
                backend = new GpuBackend("gles", GlesGpu.open());
                reason = "";
            } catch (GpuUnavailableException e) {
                reason = e.getMessage();
            } catch (UnsatisfiedLinkError e) {
                reason = "there is no OpenGL ES on this machine (" + e.getMessage() + ")";
            } catch (LinkageError e) {
                reason = "the classes of OpenGL ES are not there (" + e.getMessage() + ")";
            }
        }
        return reason;
    }

    /** The one backend that there is, whatever the number of threads: a device has its own. */
    @Override
    public synchronized Backend create(int threads) {
        if (!whyNot().isEmpty()) throw new IllegalStateException(whyNot());
        return backend;
    }
}
