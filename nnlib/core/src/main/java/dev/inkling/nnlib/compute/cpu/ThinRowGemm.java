package dev.inkling.nnlib.compute.cpu;

import java.util.Arrays;

/**
 * The product with a few rows only, as in a single prediction. Each row of the right operand is used so rarely that laying all of them out would cost more
 * than the product; but compilers vectorise only over arrays of their own, so that a few rows at a time pass through such arrays, which stay in the first
 * cache.
 */
final class ThinRowGemm extends Gemm {
    /** Rows from which on it pays to lay the right operand out. */
    static final int ROWS = 4;

    private static final int ROWS_OF_B = 0;
    private static final int ROWS_OF_C = 1;

    private final RowTile.Family family;

    ThinRowGemm(Shape shape, RowTile.Family family) {
        super(shape);
        this.family = family;
    }

    @Override
    public void run(float[] a, int ao, float[] b, int bo, float[] c, int co, boolean adds) {
        Scratch scratch = Scratch.ofThread();
        RowTile tile = family.single();
        float[][] rows = scratch.rows(ROWS_OF_B, tile.steps, n);
        float[][] sums = scratch.rows(ROWS_OF_C, m, n);
        for (int i = 0; i < m; i++) Arrays.fill(sums[i], 0, n, 0f);
        for (int t = 0; t < k; t += tile.steps) {
            int steps = Math.min(tile.steps, k - t);
            for (int s = 0; s < steps; s++) System.arraycopy(b, bo + (t + s) * bRow, rows[s], 0, n);
            RowTile fits = steps == tile.steps ? tile : family.last();
            for (int i = 0; i < m; i++) fits.run(sums, i, rows, a, ao + i * aRow + t * aCol, aRow, aCol, 0, steps, n);
        }
        for (int i = 0; i < m; i++) store(sums[i], c, co + i * cRow, adds);
    }
}
