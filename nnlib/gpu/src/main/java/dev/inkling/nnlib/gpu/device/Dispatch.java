package dev.inkling.nnlib.gpu.device;

import java.util.List;

/** One run of a program: what it is bound to, what it is handed, how many groups of threads there are. */
public final class Dispatch {
    /** Groups along one axis that every device guarantees. */
    public static final int MOST_GROUPS = 65535;

    private final Program program;
    private final List<Range> ranges;
    private final int[] words;
    private final int[] groups;

    /**
     * @param ranges one for each binding
     * @param words what the program is handed, one for each that it asks for
     * @param groups how many groups along x, y and z, at most {@link #MOST_GROUPS} each
     */
    public Dispatch(Program program, List<Range> ranges, int[] words, int[] groups) {
        this.program = program;
        this.ranges = List.copyOf(ranges);
        this.words = words.clone();
        this.groups = groups.clone();
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

    public Program program() {
        return program;
    }

    public List<Range> ranges() {
        return ranges;
    }

    /** Not to be changed. */
    public int[] words() {
        return words;
    }

    /** Not to be changed. */
    public int[] groups() {
        return groups;
    }
}
