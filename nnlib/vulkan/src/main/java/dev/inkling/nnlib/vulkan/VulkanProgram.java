package dev.inkling.nnlib.vulkan;

import static org.lwjgl.system.MemoryStack.stackPush;
import static org.lwjgl.vulkan.VK10.VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
import static org.lwjgl.vulkan.VK10.VK_SHADER_STAGE_COMPUTE_BIT;
import static org.lwjgl.vulkan.VK10.vkCreateComputePipelines;
import static org.lwjgl.vulkan.VK10.vkCreateDescriptorSetLayout;
import static org.lwjgl.vulkan.VK10.vkCreatePipelineLayout;
import static org.lwjgl.vulkan.VK10.vkCreateShaderModule;
import static org.lwjgl.vulkan.VK10.vkDestroyDescriptorSetLayout;
import static org.lwjgl.vulkan.VK10.vkDestroyPipeline;
import static org.lwjgl.vulkan.VK10.vkDestroyPipelineLayout;
import static org.lwjgl.vulkan.VK10.vkDestroyShaderModule;

import dev.inkling.nnlib.gpu.device.Program;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.vulkan.VkComputePipelineCreateInfo;
import org.lwjgl.vulkan.VkDescriptorSetLayoutBinding;
import org.lwjgl.vulkan.VkDescriptorSetLayoutCreateInfo;
import org.lwjgl.vulkan.VkDevice;
import org.lwjgl.vulkan.VkPipelineLayoutCreateInfo;
import org.lwjgl.vulkan.VkPushConstantRange;
import org.lwjgl.vulkan.VkShaderModuleCreateInfo;

/** A compute pipeline with its layouts. */
final class VulkanProgram implements Program {
    final long pipeline;
    final long layout;
    final long setLayout;

    private final VkDevice device;
    private final ProgramSource source;

    VulkanProgram(VkDevice device, long cache, ProgramSource source, ByteBuffer spirv) {
        this.device = device;
        this.source = source;
        try (MemoryStack stack = stackPush()) {
            LongBuffer made = stack.mallocLong(1);
            int count = source.bindings().size();
            VkDescriptorSetLayoutBinding.Buffer bindings = VkDescriptorSetLayoutBinding.calloc(count, stack);
            for (int i = 0; i < count; i++) {
                bindings.get(i)
                        .binding(i)
                        .descriptorType(VK_DESCRIPTOR_TYPE_STORAGE_BUFFER)
                        .descriptorCount(1)
                        .stageFlags(VK_SHADER_STAGE_COMPUTE_BIT);
            }
            VkDescriptorSetLayoutCreateInfo sets = VkDescriptorSetLayoutCreateInfo.calloc(stack)
                    .sType$Default()
                    .pBindings(bindings);
            Vk.check(vkCreateDescriptorSetLayout(device, sets, null, made), "vkCreateDescriptorSetLayout");
            setLayout = made.get(0);
            VkPushConstantRange.Buffer words = VkPushConstantRange.calloc(1, stack)
                    .stageFlags(VK_SHADER_STAGE_COMPUTE_BIT)
                    .size(4 * source.words());
            VkPipelineLayoutCreateInfo whole = VkPipelineLayoutCreateInfo.calloc(stack)
                    .sType$Default()
                    .pSetLayouts(stack.longs(setLayout))
                    .pPushConstantRanges(words);
            Vk.check(vkCreatePipelineLayout(device, whole, null, made), "vkCreatePipelineLayout");
            layout = made.get(0);
            VkShaderModuleCreateInfo code =
                    VkShaderModuleCreateInfo.calloc(stack).sType$Default().pCode(spirv);
            Vk.check(vkCreateShaderModule(device, code, null, made), "vkCreateShaderModule");
            long module = made.get(0);
            VkComputePipelineCreateInfo.Buffer info =
                    VkComputePipelineCreateInfo.calloc(1, stack).sType$Default().layout(layout);
            info.get(0)
                    .stage()
                    .sType$Default()
                    .stage(VK_SHADER_STAGE_COMPUTE_BIT)
                    .module(module)
                    .pName(stack.UTF8("main"));
            int answer = vkCreateComputePipelines(device, cache, info, null, made);
            vkDestroyShaderModule(device, module, null);
            Vk.check(answer, "vkCreateComputePipelines of " + source.name());
            pipeline = made.get(0);
        }
    }

    @Override
    public ProgramSource source() {
        return source;
    }

    void close() {
        vkDestroyPipeline(device, pipeline, null);
        vkDestroyPipelineLayout(device, layout, null);
        vkDestroyDescriptorSetLayout(device, setLayout, null);
    }
}
