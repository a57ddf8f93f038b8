package dev.inkling.nnlib.vulkan;

import static org.lwjgl.vulkan.VK10.VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
import static org.lwjgl.vulkan.VK10.VK_MEMORY_PROPERTY_HOST_CACHED_BIT;
import static org.lwjgl.vulkan.VK10.VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
import static org.lwjgl.vulkan.VK10.VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT;
import static org.lwjgl.vulkan.VK10.vkGetPhysicalDeviceMemoryProperties;

import dev.inkling.nnlib.gpu.device.GpuException;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkPhysicalDevice;
import org.lwjgl.vulkan.VkPhysicalDeviceMemoryProperties;

/** The kinds of memory of a device. */
final class VulkanMemory {
    private static final int SEEN = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;

    private final int[] properties;

    VulkanMemory(VkPhysicalDevice device) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkPhysicalDeviceMemoryProperties all = VkPhysicalDeviceMemoryProperties.malloc(stack);
            vkGetPhysicalDeviceMemoryProperties(device, all);
            properties = new int[all.memoryTypeCount()];
            for (int i = 0; i < properties.length; i++) {
                properties[i] = all.memoryTypes(i).propertyFlags();
            }
        }
    }

    /** The best kind among the allowed ones, for the device alone or for what the host sees. */
    int find(int allowed, boolean host) {
        int[] wishes = host
                ? new int[] {SEEN | VK_MEMORY_PROPERTY_HOST_CACHED_BIT, SEEN}
                : new int[] {VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT, 0};
        for (int wish : wishes) {
            for (int i = 0; i < properties.length; i++) {
                if ((allowed >> i & 1) == 1 && (properties[i] & wish) == wish) return i;
            }
        }
        throw new GpuException("the device has no memory that the host sees");
    }
}
