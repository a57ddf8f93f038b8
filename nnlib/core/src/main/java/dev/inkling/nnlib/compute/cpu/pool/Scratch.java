package dev.inkling.nnlib.compute.cpu.pool;

import dev.inkling.nnlib.compute.cpu.shapes.RowStart;
import dev.inkling.nnlib.compute.cpu.shapes.RowTile;
import dev.inkling.nnlib.compute.cpu.shapes.RowTimer;

/**
 * Memory that a thread's kernels use while they run and nobody reads afterwards. It grows to what the largest needs and
 * is then reused.
 */
public final class Scratch {
    private static final ThreadLocal<Scratch> OF_THREAD = new ThreadLocal<>();
    private static final int KINDS = 4;

    /** The kinds of rows by whose loops {@link RowStart} looks where rows begin. */
    public static final int TERMS = 0;

    public static final int SUMS = 1;

    private final float[][] flat = new float[KINDS][0];
    private int[] whole = {};
    private final float[][][] rows = new float[KINDS][0][];
    private final int[] lengths = new int[KINDS];
    private final RowStart start = new RowStart(System::nanoTime);

    private Scratch() {}

    public static Scratch ofThread() {
        // withInitial would bring a class for its lambda, which a phone carries
        Scratch own = OF_THREAD.get();
        if (own == null) {
            own = new Scratch();
            OF_THREAD.set(own);
        }
        return own;
    }

    /** At least so many floats, of any content; two uses that overlap in time name different kinds (0 to 3). */
    public float[] flat(int kind, int size) {
        if (flat[kind].length < size) flat[kind] = new float[size];
        return flat[kind];
    }

    /** At least so many whole numbers, of any content. */
    public int[] whole(int size) {
        if (whole.length < size) whole = new int[size];
        return whole;
    }

    /**
     * At least so many rows, each an array of its own for at least so many numbers, which may begin where {@link #lead}
     * says.
     */
    public float[][] rows(int kind, int count, int length) {
        float[][] have = rows[kind];
        if (have.length < count || have.length == 0 || have[0].length < length + 2 * RowStart.VECTOR)
            grow(kind, count, length + 2 * RowStart.VECTOR);
        return rows[kind];
    }

    /** All rows anew, one after the other, so that they lie alike. */
    private void grow(int kind, int count, int length) {
        for (int i = 0; i < KINDS; i++) {
            int rowsBefore = rows[i].length;
            int before = rowsBefore == 0 ? 0 : rows[i][0].length;
            int width = even(Math.max(RowTimer.LEAST, i == kind ? Math.max(before, length) : before));
            rows[i] = new float[Math.max(Math.max(rowsBefore, RowStart.ROWS), i == kind ? count : 0)][];
            lengths[i] = width;
        }
        for (int i = 0; i < KINDS; i++) for (int r = 0; r < rows[i].length; r++) rows[i][r] = new float[lengths[i]];
        start.forget();
    }

    /**
     * At which index the numbers of rows had best begin for so many multiplications with a tile; overwrites rows of
     * {@link #TERMS} and {@link #SUMS}, and may put others in the place of these.
     */
    public int lead(RowTile tile, long multiplications) {
        return start.lead(tile, multiplications, rows(SUMS, RowStart.ROWS, 0), rows(TERMS, RowStart.ROWS, 0));
    }

    /** Where the rows of this thread begin. */
    public RowStart start() {
        return start;
    }

    /**
     * A length at which arrays that are made one after the other lie alike to the cache's lines of 64 bytes (16 are an
     * array's head): where a loop is lined up with one row, it is with all. An odd number of lines, so that neighbours
     * do not share their places in the cache.
     */
    private static int even(int length) {
        int lines = (length + 19) / 16 | 1;
        return lines * 16 - 4;
    }
}
