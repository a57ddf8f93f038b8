package dev.inkling.nnlib.gpu.device;

/**
 * The bytes of a block that a program may touch through a binding, from and to. What is bound begins a little earlier,
 * at a multiple of what the device wants; the program never looks there.
 */
public record Range(Block block, long from, long to) {
    /** Where the binding begins. */
    public long start(int alignment) {
        return from - from % alignment;
    }

    /** Whether the two have a byte in common. */
    public boolean meets(Range other) {
        return block == other.block && from < other.to && other.from < to;
    }

    /** The shortest range of the same block that holds both. */
    public Range with(Range other) {
        return new Range(block, Math.min(from, other.from), Math.max(to, other.to));
    }
}
