package dev.inkling.nnlib.vulkan;

import dev.inkling.nnlib.gpu.device.Glsl;
import dev.inkling.nnlib.gpu.device.ProgramSource;

/** A program's GLSL as Vulkan takes it. */
final class VulkanSource {
    private VulkanSource() {}

    static String of(ProgramSource source) {
        return Glsl.of(
                source,
                "#version 450\n#define EXACT precise\n",
                "layout(push_constant) uniform Words { int words[" + source.words() + "]; };");
    }
}
