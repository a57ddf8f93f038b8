package dev.inkling.nnlib.vulkan;

import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.vulkan.VK10.VK_ACCESS_HOST_READ_BIT;
import static org.lwjgl.vulkan.VK10.VK_ACCESS_SHADER_READ_BIT;
import static org.lwjgl.vulkan.VK10.VK_ACCESS_SHADER_WRITE_BIT;
import static org.lwjgl.vulkan.VK10.VK_ACCESS_TRANSFER_READ_BIT;
import static org.lwjgl.vulkan.VK10.VK_ACCESS_TRANSFER_WRITE_BIT;
import static org.lwjgl.vulkan.VK10.VK_COMMAND_BUFFER_LEVEL_PRIMARY;
import static org.lwjgl.vulkan.VK10.VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
import static org.lwjgl.vulkan.VK10.VK_PIPELINE_BIND_POINT_COMPUTE;
import static org.lwjgl.vulkan.VK10.VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT;
import static org.lwjgl.vulkan.VK10.VK_PIPELINE_STAGE_HOST_BIT;
import static org.lwjgl.vulkan.VK10.VK_PIPELINE_STAGE_TRANSFER_BIT;
import static org.lwjgl.vulkan.VK10.VK_SHADER_STAGE_COMPUTE_BIT;
import static org.lwjgl.vulkan.VK10.vkAllocateCommandBuffers;
import static org.lwjgl.vulkan.VK10.vkAllocateDescriptorSets;
import static org.lwjgl.vulkan.VK10.vkBeginCommandBuffer;
import static org.lwjgl.vulkan.VK10.vkCmdBindDescriptorSets;
import static org.lwjgl.vulkan.VK10.vkCmdBindPipeline;
import static org.lwjgl.vulkan.VK10.vkCmdCopyBuffer;
import static org.lwjgl.vulkan.VK10.vkCmdDispatch;
import static org.lwjgl.vulkan.VK10.vkCmdPipelineBarrier;
import static org.lwjgl.vulkan.VK10.vkCmdPushConstants;
import static org.lwjgl.vulkan.VK10.vkCreateDescriptorPool;
import static org.lwjgl.vulkan.VK10.vkDestroyDescriptorPool;
import static org.lwjgl.vulkan.VK10.vkEndCommandBuffer;
import static org.lwjgl.vulkan.VK10.vkFreeCommandBuffers;
import static org.lwjgl.vulkan.VK10.vkResetDescriptorPool;
import static org.lwjgl.vulkan.VK10.vkUpdateDescriptorSets;

import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Hazards;
import dev.inkling.nnlib.gpu.device.Range;
import java.nio.LongBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkBufferCopy;
import org.lwjgl.vulkan.VkCommandBuffer;
import org.lwjgl.vulkan.VkCommandBufferAllocateInfo;
import org.lwjgl.vulkan.VkCommandBufferBeginInfo;
import org.lwjgl.vulkan.VkDescriptorBufferInfo;
import org.lwjgl.vulkan.VkDescriptorPoolCreateInfo;
import org.lwjgl.vulkan.VkDescriptorPoolSize;
import org.lwjgl.vulkan.VkDescriptorSetAllocateInfo;
import org.lwjgl.vulkan.VkDevice;
import org.lwjgl.vulkan.VkMemoryBarrier;
import org.lwjgl.vulkan.VkWriteDescriptorSet;

/**
 * A command buffer and the descriptor sets that it uses. Whatever ran before it in the queue has ended when it begins.
 * Barriers are always of all memory: narrower ones are where drivers err.
 */
final class Commands {
    private static final int WORK = VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT | VK_PIPELINE_STAGE_TRANSFER_BIT;
    private static final int WRITES = VK_ACCESS_SHADER_WRITE_BIT | VK_ACCESS_TRANSFER_WRITE_BIT;
    private static final int READS = VK_ACCESS_SHADER_READ_BIT | VK_ACCESS_TRANSFER_READ_BIT;

    final VkCommandBuffer handle;

    private final VkDevice device;
    private final long pool;
    private final int alignment;
    private final int most;
    private final long sets;
    private final Hazards hazards;
    /** Made once, so that recording a copy leaves nothing to the collector. */
    private final VkBufferCopy.Buffer region = VkBufferCopy.calloc(1);

    private final VkMemoryBarrier.Buffer memory =
            VkMemoryBarrier.calloc(1).sType$Default().srcAccessMask(WRITES);
    private final VkCommandBufferBeginInfo beginning =
            VkCommandBufferBeginInfo.calloc().sType$Default();
    private long bound;
    private int dispatches;
    private int barriers;

    /** With room for so many dispatches. */
    Commands(VkDevice device, long pool, int alignment, int most, Hazards hazards) {
        this.hazards = hazards;
        this.device = device;
        this.pool = pool;
        this.alignment = alignment;
        this.most = most;
        try (MemoryStack stack = stackPush()) {
            PointerBuffer made = stack.mallocPointer(1);
            VkCommandBufferAllocateInfo info = VkCommandBufferAllocateInfo.calloc(stack)
                    .sType$Default()
                    .commandPool(pool)
                    .level(VK_COMMAND_BUFFER_LEVEL_PRIMARY)
                    .commandBufferCount(1);
            Vk.check(vkAllocateCommandBuffers(device, info, made), "vkAllocateCommandBuffers");
            handle = new VkCommandBuffer(made.get(0), device);
            VkDescriptorPoolSize.Buffer size = VkDescriptorPoolSize.calloc(1, stack)
                    .type(VK_DESCRIPTOR_TYPE_STORAGE_BUFFER)
                    .descriptorCount(4 * most);
            VkDescriptorPoolCreateInfo wanted = VkDescriptorPoolCreateInfo.calloc(stack)
                    .sType$Default()
                    .maxSets(most)
                    .pPoolSizes(size);
            LongBuffer pools = stack.mallocLong(1);
            Vk.check(vkCreateDescriptorPool(device, wanted, null, pools), "vkCreateDescriptorPool");
            sets = pools.get(0);
        }
    }

    /** Begins anew; the device no longer uses what was recorded before. */
    void begin(int flags) {
        Vk.check(vkResetDescriptorPool(device, sets, 0), "vkResetDescriptorPool");
        hazards.clear();
        bound = 0;
        dispatches = 0;
        barriers = 0;
        Vk.check(vkBeginCommandBuffer(handle, beginning.flags(flags)), "vkBeginCommandBuffer");
        barrier(WORK, READS | WRITES);
    }

    boolean isFull() {
        return dispatches == most;
    }

    int dispatches() {
        return dispatches;
    }

    int barriers() {
        return barriers;
    }

    void dispatch(Dispatch dispatch) {
        VulkanProgram program = (VulkanProgram) dispatch.program();
        if (hazards.barrierBefore(dispatch)) {
            barrier(WORK, READS | WRITES);
            barriers++;
        }
        dispatches++;
        if (program.pipeline != bound) {
            vkCmdBindPipeline(handle, VK_PIPELINE_BIND_POINT_COMPUTE, program.pipeline);
            bound = program.pipeline;
        }
        try (MemoryStack stack = stackPush()) {
            LongBuffer set = stack.longs(set(stack, program, dispatch));
            vkCmdBindDescriptorSets(handle, VK_PIPELINE_BIND_POINT_COMPUTE, program.layout, 0, set, null);
        }
        vkCmdPushConstants(handle, program.layout, VK_SHADER_STAGE_COMPUTE_BIT, 0, dispatch.words());
        int[] groups = dispatch.groups();
        vkCmdDispatch(handle, groups[0], groups[1], groups[2]);
    }

    private long set(MemoryStack stack, VulkanProgram program, Dispatch dispatch) {
        VkDescriptorSetAllocateInfo info = VkDescriptorSetAllocateInfo.calloc(stack)
                .sType$Default()
                .descriptorPool(sets)
                .pSetLayouts(stack.longs(program.setLayout));
        LongBuffer made = stack.mallocLong(1);
        Vk.check(vkAllocateDescriptorSets(device, info, made), "vkAllocateDescriptorSets");
        int count = dispatch.ranges().size();
        VkWriteDescriptorSet.Buffer writes = VkWriteDescriptorSet.calloc(count, stack);
        for (int i = 0; i < count; i++) {
            Range range = dispatch.ranges().get(i);
            long start = range.start(alignment);
            writes.get(i)
                    .sType$Default()
                    .dstSet(made.get(0))
                    .dstBinding(i)
                    .descriptorCount(1)
                    .descriptorType(VK_DESCRIPTOR_TYPE_STORAGE_BUFFER)
                    .pBufferInfo(VkDescriptorBufferInfo.calloc(1, stack)
                            .buffer(((VulkanBlock) range.block()).handle)
                            .offset(start)
                            .range(range.to() - start));
        }
        vkUpdateDescriptorSets(device, writes, null);
        return made.get(0);
    }

    /** After everything before, and before everything that comes. */
    void copy(VulkanBlock from, long fromOffset, VulkanBlock to, long toOffset, long bytes) {
        if (!hazards.isClear()) barrier(WORK, READS | WRITES);
        region.srcOffset(fromOffset).dstOffset(toOffset).size(bytes);
        vkCmdCopyBuffer(handle, from.handle, to.handle, region);
        barrier(WORK, READS | WRITES);
        hazards.clear();
    }

    /** Ends it; what it wrote is there for the host once the device has done it. */
    void end() {
        barrier(VK_PIPELINE_STAGE_HOST_BIT, VK_ACCESS_HOST_READ_BIT);
        Vk.check(vkEndCommandBuffer(handle), "vkEndCommandBuffer");
    }

    private void barrier(int before, int reads) {
        memory.dstAccessMask(reads);
        vkCmdPipelineBarrier(handle, WORK, before, 0, memory, null, null);
    }

    void close() {
        vkDestroyDescriptorPool(device, sets, null);
        vkFreeCommandBuffers(device, pool, handle);
        region.free();
        memory.free();
        beginning.free();
    }
}
