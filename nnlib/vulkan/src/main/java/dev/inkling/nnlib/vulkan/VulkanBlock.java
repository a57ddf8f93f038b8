package dev.inkling.nnlib.vulkan;

import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.vulkan.VK10.VK_BUFFER_USAGE_STORAGE_BUFFER_BIT;
import static org.lwjgl.vulkan.VK10.VK_BUFFER_USAGE_TRANSFER_DST_BIT;
import static org.lwjgl.vulkan.VK10.VK_BUFFER_USAGE_TRANSFER_SRC_BIT;
import static org.lwjgl.vulkan.VK10.VK_WHOLE_SIZE;
import static org.lwjgl.vulkan.VK10.vkAllocateMemory;
import static org.lwjgl.vulkan.VK10.vkBindBufferMemory;
import static org.lwjgl.vulkan.VK10.vkCreateBuffer;
import static org.lwjgl.vulkan.VK10.vkDestroyBuffer;
import static org.lwjgl.vulkan.VK10.vkFreeMemory;
import static org.lwjgl.vulkan.VK10.vkGetBufferMemoryRequirements;
import static org.lwjgl.vulkan.VK10.vkMapMemory;

import dev.inkling.nnlib.gpu.device.Block;
import java.nio.LongBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkBufferCreateInfo;
import org.lwjgl.vulkan.VkDevice;
import org.lwjgl.vulkan.VkMemoryAllocateInfo;
import org.lwjgl.vulkan.VkMemoryRequirements;

/** A buffer with memory of its own. */
final class VulkanBlock implements Block {
    final long handle;
    /** Where the host sees it; 0 where it does not. */
    final long mapped;

    private final VkDevice device;
    private final long memory;
    private final long bytes;
    private final Runnable atEnd;
    private boolean closed;

    /** Memory that has one of the wanted sets of properties, the first that there is. */
    VulkanBlock(VkDevice device, VulkanMemory kinds, long bytes, boolean host, Runnable atEnd) {
        this.device = device;
        this.bytes = bytes;
        this.atEnd = atEnd;
        try (MemoryStack stack = stackPush()) {
            LongBuffer made = stack.mallocLong(1);
            int usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT
                    | VK_BUFFER_USAGE_TRANSFER_SRC_BIT
                    | VK_BUFFER_USAGE_TRANSFER_DST_BIT;
            VkBufferCreateInfo info =
                    VkBufferCreateInfo.calloc(stack).sType$Default().size(bytes).usage(usage);
            Vk.check(vkCreateBuffer(device, info, null, made), "vkCreateBuffer of " + bytes + " bytes");
            handle = made.get(0);
            VkMemoryRequirements needs = VkMemoryRequirements.malloc(stack);
            vkGetBufferMemoryRequirements(device, handle, needs);
            VkMemoryAllocateInfo wanted = VkMemoryAllocateInfo.calloc(stack)
                    .sType$Default()
                    .allocationSize(needs.size())
                    .memoryTypeIndex(kinds.find(needs.memoryTypeBits(), host));
            int answer = vkAllocateMemory(device, wanted, null, made);
            if (answer < 0) vkDestroyBuffer(device, handle, null);
            Vk.check(answer, "vkAllocateMemory of " + bytes + " bytes");
            memory = made.get(0);
            Vk.check(vkBindBufferMemory(device, handle, memory, 0), "vkBindBufferMemory");
            long seen = 0;
            if (host) {
                PointerBuffer place = stack.mallocPointer(1);
                Vk.check(vkMapMemory(device, memory, 0, VK_WHOLE_SIZE, 0, place), "vkMapMemory");
                seen = place.get(0);
            }
            mapped = seen;
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        atEnd.run();
        vkDestroyBuffer(device, handle, null);
        vkFreeMemory(device, memory, null);
    }
}
