package dev.inkling.nnlib.vulkan;

import static org.lwjgl.vulkan.VK10.VK_ERROR_DEVICE_LOST;
import static org.lwjgl.vulkan.VK10.VK_ERROR_OUT_OF_DEVICE_MEMORY;
import static org.lwjgl.vulkan.VK10.VK_ERROR_OUT_OF_HOST_MEMORY;

import dev.inkling.nnlib.gpu.device.DeviceLostException;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.OutOfDeviceMemoryException;

/** What Vulkan answers, as exceptions. */
final class Vk {
    private Vk() {}

    /** Throws where a call failed. */
    static void check(int answer, String call) {
        if (answer >= 0) return;
        switch (answer) {
            case VK_ERROR_DEVICE_LOST -> throw new DeviceLostException(call + ": the driver lost the device");
            case VK_ERROR_OUT_OF_DEVICE_MEMORY, VK_ERROR_OUT_OF_HOST_MEMORY ->
                throw new OutOfDeviceMemoryException(call + " found no memory");
            default -> throw new GpuException(call + " failed (" + answer + ")");
        }
    }
}
