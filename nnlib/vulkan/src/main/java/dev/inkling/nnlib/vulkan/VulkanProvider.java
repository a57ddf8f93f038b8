package dev.inkling.nnlib.vulkan;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.device.GpuUnavailableException;

/** Finds the graphics processor, or the reason why there is none. It names nothing of LWJGL, which may be missing. */
public final class VulkanProvider implements BackendProvider {
    private GpuBackend backend;
    private String reason;

    @Override
    public String name() {
        return "vulkan";
    }

    @Override
    public synchronized String whyNot() {
        if (backend == null && reason == null) {
            try {
                backend = new GpuBackend("vulkan", VulkanDevices.open(System.getProperty("inkling.vulkan")));
                reason = "";
            } catch (GpuUnavailableException e) {
                reason = e.getMessage();
            } catch (LinkageError e) {
                reason = "LWJGL's libraries are not there (" + e.getMessage() + ")";
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
