package dev.inkling.nnlib.compute.cpu;

/**
 * One matrix product, c(m, n) = a(m, k) x b(k, n), its shape and strides fixed. Every element of c is the sum over k from left to right, whatever the
 * tiling and the number of threads: bits depend on the kernel set only.
 */
public abstract class Gemm {
    protected final int m;
    protected final int n;
    protected final int k;
    protected final int aRow;
    protected final int aCol;
    protected final int bRow;
    protected final int bCol;
    protected final int cRow;
    protected final int cCol;

    protected Gemm(Shape s) {
        m = s.m;
        n = s.n;
        k = s.k;
        aRow = s.aRow;
        aCol = s.aCol;
        bRow = s.bRow;
        bCol = s.bCol;
        cRow = s.cRow;
        cCol = s.cCol;
    }

    /** Computes the product of what lies at these offsets; adds it to c, or replaces c. */
    public abstract void run(float[] a, int ao, float[] b, int bo, float[] c, int co, boolean adds);

    /** Writes a finished row of sums, which begin at that index, to c at o, or adds it. */
    final void store(float[] sums, int from, float[] c, int o, boolean adds) {
        if (adds) for (int j = 0; j < n; j++) c[o + j * cCol] += sums[from + j];
        else if (cCol == 1) System.arraycopy(sums, from, c, o, n);
        else for (int j = 0; j < n; j++) c[o + j * cCol] = sums[from + j];
    }

    /** Sizes, and the distances between neighbours in a column (row stride) and in a row (column stride). */
    public static final class Shape {
        public final int m;
        public final int n;
        public final int k;
        public final int aRow;
        public final int aCol;
        public final int bRow;
        public final int bCol;
        public final int cRow;
        public final int cCol;

        public Shape(int m, int n, int k, int aRow, int aCol, int bRow, int bCol, int cRow, int cCol) {
            this.m = m;
            this.n = n;
            this.k = k;
            this.aRow = aRow;
            this.aCol = aCol;
            this.bRow = bRow;
            this.bCol = bCol;
            this.cRow = cRow;
            this.cCol = cCol;
        }

        /** Row-major operands without gaps. */
        public static Shape of(int m, int n, int k) {
            return new Shape(m, n, k, k, 1, n, 1, n, 1);
        }

        /** The same product read as c' = b' x a'. */
        public Shape transposed() {
            return new Shape(n, m, k, bCol, bRow, aCol, aRow, cCol, cRow);
        }

        public long work() {
            return (long) m * n * k;
        }
    }
}
