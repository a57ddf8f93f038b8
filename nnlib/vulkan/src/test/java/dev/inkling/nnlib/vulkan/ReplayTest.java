package dev.inkling.nnlib.vulkan;

import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.trial.ReplayTrial;

class ReplayTest extends ReplayTrial {
    @Override
    protected GpuBackend backend() {
        return (GpuBackend) VulkanHere.backend();
    }

    @Override
    protected GpuBackend own() throws Exception {
        return new GpuBackend("own", VulkanDevices.open(VulkanHere.NAME));
    }

    @Override
    protected long submissions() {
        return VulkanHere.gpu().submissions();
    }

    @Override
    protected long writes() {
        return VulkanHere.gpu().writes();
    }
}
