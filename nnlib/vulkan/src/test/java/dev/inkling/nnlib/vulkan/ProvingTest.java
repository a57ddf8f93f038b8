package dev.inkling.nnlib.vulkan;

import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.trial.ProvingTrial;
import java.nio.file.Path;

class ProvingTest extends ProvingTrial {
    @Override
    protected Gpu own() throws Exception {
        return VulkanDevices.open(VulkanHere.NAME);
    }

    @Override
    protected Class<?> crashing() {
        return ProvingTest.class;
    }

    /** Ends in the middle of a trial. */
    public static void main(String[] args) throws Exception {
        crash(VulkanDevices.open(System.getProperty("inkling.vulkan")), Path.of(args[0]));
    }
}
