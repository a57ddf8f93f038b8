package dev.inkling.nnlib.compute.cpu;

/** Memory that a thread's kernels use while they run and nobody reads afterwards. It grows to what the largest needs and is then reused. */
public final class Scratch {
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);
    private static final int KINDS = 4;

    private final float[][] flat = new float[KINDS][0];
    private int[] whole = {};
    private final float[][][] rows = new float[KINDS][0][];

    private Scratch() {}

    public static Scratch ofThread() {
        return OF_THREAD.get();
    }

    /** At least so many floats, of any content; two uses that overlap in time name different kinds (0 to 3). */
    public float[] flat(int kind, int size) {
        if (flat[kind].length < size) flat[kind] = new float[size];
        return flat[kind];
    }

    /** At least so many whole numbers, of any content. */
    int[] whole(int size) {
        if (whole.length < size) whole = new int[size];
        return whole;
    }

    /** At least so many rows, each an array of its own of at least so many floats. */
    float[][] rows(int kind, int count, int length) {
        float[][] have = rows[kind];
        if (have.length < count || (count > 0 && have[0].length < length)) {
            int width = even(Math.max(length, have.length == 0 ? 0 : have[0].length));
            float[][] grown = new float[Math.max(count, have.length)][];
            for (int i = 0; i < grown.length; i++)
                grown[i] = i < have.length && have[i].length >= width ? have[i] : new float[width];
            rows[kind] = grown;
        }
        return rows[kind];
    }

    /**
     * A length at which arrays that are made one after the other lie alike to the cache's lines of 64 bytes (16 are an array's head): where a loop is
     * lined up with one row, it is with all.
     */
    private static int even(int length) {
        return (length + 3) / 16 * 16 + 12;
    }
}
