package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.gpu.device.Access;
import dev.inkling.nnlib.gpu.device.Binding;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import java.util.List;

/** A program's GLSL as a driver of OpenGL ES takes it. */
final class GlesSource {
    static final GlesSource OF_31 = new GlesSource("#version 310 es\n#define EXACT\n");
    static final GlesSource OF_32 = new GlesSource("#version 320 es\n#define EXACT precise\n");

    private final String head;

    private GlesSource(String head) {
        this.head = head;
    }

    static GlesSource withPrecise(String extension) {
        return new GlesSource("#version 310 es\n#extension " + extension + " : require\n#define EXACT precise\n");
    }

    String of(ProgramSource source) {
        StringBuilder text = new StringBuilder(head);
        // Left to itself, a phone computes with fewer bits.
        text.append("precision highp float;\nprecision highp int;\n");
        source.defines()
                .forEach(define -> text.append("#define ").append(define).append('\n'));
        text.append("layout(local_size_x = ").append(source.groupX());
        text.append(", local_size_y = ").append(source.groupY()).append(") in;\n");
        List<Binding> bindings = source.bindings();
        for (int i = 0; i < bindings.size(); i++) {
            Access access = bindings.get(i).access();
            text.append("layout(std430, binding = ").append(i).append(") ");
            text.append(access == Access.READ ? "readonly " : access == Access.WRITE ? "writeonly " : "");
            text.append("buffer Memory")
                    .append(i)
                    .append(" { ")
                    .append(bindings.get(i).type())
                    .append(' ');
            text.append(bindings.get(i).name()).append("[]; };\n");
        }
        text.append("uniform int words[").append(source.words());
        return text.append("];\n#define W(i) words[i]\n").append(source.body()).toString();
    }
}
