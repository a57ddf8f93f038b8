package dev.inkling.nnlib.compute.cpu;

import java.util.Arrays;

/** The product with a few rows only, as in a single prediction: the right operand is used where it lies, since each row of it is used so rarely. */
final class ThinRowGemm extends Gemm {
    /** Rows from which on it pays to lay the right operand out. */
    static final int ROWS = 4;

    private static final int SUM = 1;

    private final RowTile.Family family;

    ThinRowGemm(Shape shape, RowTile.Family family) {
        super(shape);
        this.family = family;
    }

    @Override
    public void run(float[] a, int ao, float[] b, int bo, float[] c, int co, boolean adds) {
        boolean direct = !adds && cCol == 1;
        float[] sum = direct ? c : Scratch.ofThread().flat(SUM, n);
        for (int i = 0; i < m; i++) {
            int to = co + i * cRow;
            int so = direct ? to : 0;
            Arrays.fill(sum, so, so + n, 0f);
            int x = ao + i * aRow;
            int t = 0;
            for (; t + 4 <= k; t += 4) {
                int p = x + t * aCol;
                family.four(sum, so, a[p], a[p + aCol], a[p + 2 * aCol], a[p + 3 * aCol], b, bo + t * bRow, bRow, n);
            }
            for (; t < k; t++) family.row(sum, so, a[x + t * aCol], b, bo + t * bRow, n);
            if (direct) continue;
            for (int j = 0; j < n; j++) c[to + j * cCol] = adds ? c[to + j * cCol] + sum[j] : sum[j];
        }
    }
}
