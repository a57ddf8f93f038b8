package dev.inkling.nnlib.gpu.device;

import java.util.List;

/** The text of a program: what an API puts in front, what the program declares, and its body. */
public final class Glsl {
    private Glsl() {}

    /**
     * The whole text.
     *
     * @param head version and whatever else comes first; it defines EXACT
     * @param words what declares the array {@code words}
     */
    public static String of(ProgramSource source, String head, String words) {
        StringBuilder text = new StringBuilder(head);
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
        return text.append(words)
                .append("\n#define W(i) words[i]\n")
                .append(source.body())
                .toString();
    }
}
