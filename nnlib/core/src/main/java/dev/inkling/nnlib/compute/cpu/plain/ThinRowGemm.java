package dev.inkling.nnlib.compute.cpu.plain;

import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.shapes.RowStart;
import dev.inkling.nnlib.compute.cpu.shapes.RowTile;

/**
 * The product with a few rows only, as in a single prediction. Each row of the right operand is used so rarely that
 * laying all of them out would cost more than the product; but compilers vectorise only over arrays of their own, so
 * that a few rows at a time pass through such arrays, which stay in the first cache.
 */
final class ThinRowGemm extends Gemm {
    /** Rows from which on it pays to lay the right operand out. */
    static final int ROWS = 4;

    private final RowTile.Family family;

    ThinRowGemm(Shape shape, RowTile.Family family) {
        super(shape);
        this.family = family;
    }

    @Override
    public void run(float[] a, int ao, float[] b, int bo, float[] c, int co, boolean adds) {
        Scratch scratch = Scratch.ofThread();
        RowTile tile = family.single();
        scratch.rows(Scratch.TERMS, tile.steps, n);
        scratch.rows(Scratch.SUMS, m, n);
        int lead = scratch.lead(tile, (long) m * n * k);
        int start = RowStart.from(lead);
        int end = RowStart.to(lead, n);
        float[][] rows = scratch.rows(Scratch.TERMS, tile.steps, n);
        float[][] sums = scratch.rows(Scratch.SUMS, m, n);
        RowProduct.clear(sums, 0, m, start, end);
        for (int t = 0; t < k; t += tile.steps) {
            int steps = Math.min(tile.steps, k - t);
            for (int s = 0; s < steps; s++) System.arraycopy(b, bo + (t + s) * bRow, rows[s], lead, n);
            RowTile fits = steps == tile.steps ? tile : family.last();
            for (int i = 0; i < m; i++)
                fits.run(sums, i, rows, a, ao + i * aRow + t * aCol, aRow, aCol, 0, steps, start, end);
        }
        for (int i = 0; i < m; i++) store(sums[i], lead, c, co + i * cRow, adds);
        end(0, m, 0, n);
    }
}
