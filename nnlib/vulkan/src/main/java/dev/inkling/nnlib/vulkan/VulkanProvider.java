package dev.inkling.nnlib.vulkan;

import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.GpuUnavailableException;
import dev.inkling.nnlib.gpu.trial.GpuProvider;

/** Finds the desktop's graphics processor. It names nothing of LWJGL, which may be missing. */
public final class VulkanProvider extends GpuProvider {
    /** For ServiceLoader. */
    public VulkanProvider() {
        super("vulkan");
    }

    @Override
    protected Gpu open() throws GpuUnavailableException {
        return VulkanDevices.open(System.getProperty("inkling.vulkan"));
    }

    @Override
    protected String missing(LinkageError error) {
        return "LWJGL's libraries are not there (" + error.getMessage() + ")";
    }
}
