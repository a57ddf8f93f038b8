package dev.inkling.nnlib.compute.cpu.plain;

import dev.inkling.nnlib.compute.cpu.shapes.RowTile;
import java.util.Arrays;

/** Sums of rows with tiles of one family: what the plain products and convolutions are made of. */
final class RowProduct {
    /**
     * Rows of b that are used again and again before the next ones come: with them in the second cache all rows of sums
     * are gone through.
     */
    static final int BLOCK = 56;

    private final RowTile.Family family;
    private final RowTile tile;

    RowProduct(RowTile.Family family, RowTile tile) {
        this.family = family;
        this.tile = tile;
    }

    RowTile tile() {
        return tile;
    }

    /** Rows of sums that are gone through at once. */
    int height() {
        return tile.rows;
    }

    /** So many rows as sums that begin: zeros. */
    static void clear(float[][] sums, int top, int count, int from, int to) {
        for (int i = top; i < top + count; i++) Arrays.fill(sums[i], from, to, 0f);
    }

    /**
     * sums[top + i][j] += sum over t of a[ao + i * aRow + t * aCol] rows[first + t][j], for i below count, t below k, j
     * in from..to, from left to right.
     */
    void add(
            float[][] sums,
            int top,
            int count,
            float[][] rows,
            int first,
            float[] a,
            int ao,
            int aRow,
            int aCol,
            int k,
            int from,
            int to) {
        int i = 0;
        for (; i + tile.rows <= count; i += tile.rows)
            add(tile, sums, top + i, rows, first, a, ao + i * aRow, aRow, aCol, k, from, to);
        for (; i < count; i++)
            add(family.single(), sums, top + i, rows, first, a, ao + i * aRow, aRow, aCol, k, from, to);
    }

    private void add(
            RowTile with,
            float[][] sums,
            int i,
            float[][] rows,
            int first,
            float[] a,
            int ao,
            int aRow,
            int aCol,
            int k,
            int from,
            int to) {
        int origin = ao - first * aCol;
        int even = first + k - k % with.steps;
        int end = first + k;
        if (even > first) with.run(sums, i, rows, a, origin, aRow, aCol, first, even, from, to);
        if (even == end) return;
        for (int r = 0; r < with.rows; r++)
            family.last().run(sums, i + r, rows, a, origin + r * aRow, aRow, aCol, even, end, from, to);
    }
}
