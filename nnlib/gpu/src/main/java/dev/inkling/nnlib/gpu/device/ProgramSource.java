package dev.inkling.nnlib.gpu.device;

import java.util.List;

/**
 * A program before any device has it.
 *
 * @param name that files and reports know it by
 * @param body in GLSL, without what each API puts in front
 * @param defines of the preprocessor, in front of the body
 * @param bindings at most {@link #MOST_BINDINGS}
 * @param words how many whole numbers a dispatch hands it, at most {@link #MOST_WORDS}
 * @param groupX threads of a group along x
 * @param groupY threads of a group along y
 * @param sharedBytes of memory that a group shares
 */
public record ProgramSource(
        String name,
        String body,
        List<String> defines,
        List<Binding> bindings,
        int words,
        int groupX,
        int groupY,
        int sharedBytes) {
    /** What every device with compute shaders guarantees. */
    public static final int MOST_BINDINGS = 4;

    public static final int MOST_WORDS = 32;
    public static final int MOST_THREADS = 128;
    public static final int MOST_SHARED = 16 * 1024;

    public ProgramSource {
        defines = List.copyOf(defines);
        bindings = List.copyOf(bindings);
        if (bindings.size() > MOST_BINDINGS) throw tooMuch(name, "bindings", bindings.size(), MOST_BINDINGS);
        if (words > MOST_WORDS) throw tooMuch(name, "words", words, MOST_WORDS);
        if (groupX * groupY > MOST_THREADS) throw tooMuch(name, "threads", groupX * groupY, MOST_THREADS);
        if (sharedBytes > MOST_SHARED) throw tooMuch(name, "shared bytes", sharedBytes, MOST_SHARED);
    }

    private static IllegalArgumentException tooMuch(String name, String what, int count, int most) {
        return new IllegalArgumentException(
                name + " has " + count + " " + what + ", but not every device has more than " + most + ".");
    }
}
