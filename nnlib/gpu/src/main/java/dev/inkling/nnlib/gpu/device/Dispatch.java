package dev.inkling.nnlib.gpu.device;

import java.util.List;

/**
 * One run of a program.
 *
 * @param ranges one for each binding
 * @param words what the program is handed, one for each that it asks for
 * @param groups how many groups along x, y and z, at most {@link #MOST_GROUPS} each
 */
public record Dispatch(Program program, List<Range> ranges, int[] words, int[] groups) {
    /** What every device guarantees. */
    public static final int MOST_GROUPS = 65535;

    public Dispatch {
        ranges = List.copyOf(ranges);
        ProgramSource source = program.source();
        if (ranges.size() != source.bindings().size() || words.length != source.words()) {
            throw new IllegalArgumentException(source.name() + ": " + ranges.size() + " ranges and " + words.length
                    + " words instead of " + source.bindings().size() + " and " + source.words());
        }
        for (int count : groups) {
            if (count < 1 || count > MOST_GROUPS) {
                throw new IllegalArgumentException(source.name() + ": " + count + " groups");
            }
        }
    }
}
