package dev.inkling.nnlib.compute.cpu.shapes;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * How long a tile takes over the beginning of a few rows: Java does not tell addresses, but this tells how rows lie.
 */
public final class RowTimer {
    /** Rows of terms that it reads. */
    static final int TERMS = 8;

    /** Floats of a row that a tile goes through. */
    private static final int LENGTH = 9 * RowStart.VECTOR;
    /** Floats that a row has at least. */
    public static final int LEAST = 2 * RowStart.VECTOR + LENGTH;

    private static final int PASSES = 8;
    /** All zeros, so that sums of zeros stay what they are. */
    private static final float[] FACTORS = new float[TERMS * TERMS];

    private final LongSupplier clock;

    RowTimer(LongSupplier clock) {
        this.clock = clock;
    }

    /** To be done before, since numbers of an earlier use may be slow ones. */
    static void clear(float[][] rows, int from, int count) {
        for (int i = from; i < from + count; i++) Arrays.fill(rows[i], 0, LEAST, 0f);
    }

    /** Nanoseconds of a few passes over the sums from i on, their numbers beginning at that index. */
    long nanos(RowTile tile, float[][] sums, int i, float[][] terms, int at) {
        long start = clock.getAsLong();
        for (int pass = 0; pass < PASSES; pass++)
            tile.run(sums, i, terms, FACTORS, 0, TERMS, 1, 0, TERMS, RowStart.from(at), RowStart.to(at, LENGTH));
        return clock.getAsLong() - start;
    }
}
