package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers by which a dispatch of map.glsl names its operation: primitives, then fused kernels of single elements. */
final class Operations {
    private static final List<String> NAMES = new ArrayList<>();

    static {
        for (Primitive primitive : Primitive.values()) if (primitive.operands() > 0) NAMES.add(primitive.name());
        NAMES.addAll(List.of(
                "SIGMOID_BACKWARD", "TANH_BACKWARD", "BCE", "BCE_LOGITS", "BCE_BACKWARD", "BCE_LOGITS_BACKWARD"));
    }

    private Operations() {}

    static boolean knows(String kernel) {
        return NAMES.contains(kernel.toUpperCase(Locale.ROOT));
    }

    /** Of the kernel of that name. */
    static int number(String kernel) {
        return NAMES.indexOf(kernel.toUpperCase(Locale.ROOT));
    }

    /** In GLSL, for the body of map.glsl. */
    static String constants() {
        StringBuilder text = new StringBuilder();
        for (String name : NAMES) {
            text.append("const int OP_")
                    .append(name)
                    .append(" = ")
                    .append(NAMES.indexOf(name))
                    .append(";\n");
        }
        return text.toString();
    }
}
