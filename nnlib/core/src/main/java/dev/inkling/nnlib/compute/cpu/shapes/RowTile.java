package dev.inkling.nnlib.compute.cpu.shapes;

/**
 * The inner loops of the plain product: a few rows of c gather a few rows of b at a time. They are written as C2 and
 * ART vectorise them: every row an array of its own, every array read at the same index, factors hoisted, sums from
 * left to right. One more unrolled step than here and C2 falls back to one element at a time, at a tenth of the speed.
 * All shapes add the same terms in the same order.
 */
public abstract class RowTile {
    public final String name;
    /** Rows of c at a time. */
    public final int rows;
    /** Rows of b at a time. */
    public final int steps;

    public RowTile(String name, int rows, int steps) {
        this.name = name;
        this.rows = rows;
        this.steps = steps;
    }

    /**
     * c[i + r][j] += sum of a[ao + r * ars + k * aks] * b[k][j] over k from k0 to before k1, for all rows r of the tile
     * and j from {@code from} to before {@code to}; k1 - k0 is a multiple of steps.
     */
    public abstract void run(
            float[][] c, int i, float[][] b, float[] a, int ao, int ars, int aks, int k0, int k1, int from, int to);

    /** Which tiles there are, the first for rows that are left over, the last for steps that are left over (1 x 1). */
    public interface Family {
        /** Recorded with a session: two sets differ in the last bits. */
        String name();

        RowTile[] shapes();

        /** One row, several steps. */
        RowTile single();

        /** One row, one step. */
        RowTile last();

        /**
         * c0[j] += x0[j] * y0[j] + x1[j] * y1[j], and c1[j] += x1[j] * y0[j] + x2[j] * y1[j]: rows times rows, element
         * by element.
         */
        void pair(float[] c0, float[] c1, float[] x0, float[] x1, float[] x2, float[] y0, float[] y1, int from, int to);

        /** c[j] += x0[j] * y0[j] + x1[j] * y1[j]. */
        void two(float[] c, float[] x0, float[] x1, float[] y0, float[] y1, int from, int to);

        /** c[j] += x[j] * y[j]. */
        void one(float[] c, float[] x, float[] y, int from, int to);
    }
}
