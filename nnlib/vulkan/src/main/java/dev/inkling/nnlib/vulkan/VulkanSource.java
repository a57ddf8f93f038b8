package dev.inkling.nnlib.vulkan;

import dev.inkling.nnlib.gpu.device.Access;
import dev.inkling.nnlib.gpu.device.Binding;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import java.util.List;

/** A program's GLSL as Vulkan takes it. */
final class VulkanSource {
    private VulkanSource() {}

    static String of(ProgramSource source) {
        StringBuilder text = new StringBuilder("#version 450\n");
        source.defines()
                .forEach(define -> text.append("#define ").append(define).append('\n'));
        text.append("#define EXACT precise\n");
        text.append("layout(local_size_x = ").append(source.groupX());
        text.append(", local_size_y = ").append(source.groupY()).append(") in;\n");
        List<Binding> bindings = source.bindings();
        for (int i = 0; i < bindings.size(); i++) {
            Access access = bindings.get(i).access();
            text.append("layout(std430, set = 0, binding = ").append(i).append(") ");
            text.append(access == Access.READ ? "readonly " : access == Access.WRITE ? "writeonly " : "");
            text.append("buffer Memory")
                    .append(i)
                    .append(" { ")
                    .append(bindings.get(i).type())
                    .append(' ');
            text.append(bindings.get(i).name()).append("[]; };\n");
        }
        text.append("layout(push_constant) uniform Words { int words[").append(source.words());
        return text.append("]; };\n#define W(i) words[i]\n")
                .append(source.body())
                .toString();
    }
}
