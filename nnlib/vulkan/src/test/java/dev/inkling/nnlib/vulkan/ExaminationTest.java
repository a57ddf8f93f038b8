package dev.inkling.nnlib.vulkan;

import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.trial.ExaminationTrial;

class ExaminationTest extends ExaminationTrial {
    @Override
    protected GpuBackend shared() {
        return (GpuBackend) VulkanHere.backend();
    }

    @Override
    protected Gpu own() throws Exception {
        return VulkanDevices.open(null);
    }
}
