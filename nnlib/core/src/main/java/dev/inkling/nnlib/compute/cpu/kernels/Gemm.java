package dev.inkling.nnlib.compute.cpu.kernels;

import dev.inkling.nnlib.compute.cpu.pool.Scratch;

/**
 * One matrix product, c(m, n) = a(m, k) x b(k, n), its shape and strides fixed. Every element of c is the sum over k
 * from left to right, whatever the tiling and the number of threads: bits depend on the kernel set only.
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

    private Ending ending;

    /** What is done to elements of c as soon as they are finished, while they are in a near cache. */
    public interface Ending {
        /**
         * To the rows top..bottom of the columns left..right; by whichever thread has finished them, once for each
         * element; it leaves {@link Scratch} alone.
         */
        void run(int top, int bottom, int left, int right);
    }

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

    /** Has this done in every run from now on. */
    public Gemm ending(Ending what) {
        ending = what;
        return this;
    }

    /**
     * Whether what is finished at a time are whole rows, and not some columns of many: what follows passes over long
     * stretches of memory.
     */
    public boolean endsRows() {
        return true;
    }

    /** These elements of c are finished. */
    protected final void end(int top, int bottom, int left, int right) {
        if (ending != null && top < bottom) ending.run(top, bottom, left, right);
    }

    /** A product that is computed as another one, c' = b' x a'. */
    public static Gemm flipped(Shape shape, Gemm other) {
        return new Flipped(shape, other);
    }

    /** Writes a finished row of sums, which begin at that index, to c at o, or adds it. */
    protected final void store(float[] sums, int from, float[] c, int o, boolean adds) {
        if (adds) for (int j = 0; j < n; j++) c[o + j * cCol] += sums[from + j];
        else if (cCol == 1) System.arraycopy(sums, from, c, o, n);
        else for (int j = 0; j < n; j++) c[o + j * cCol] = sums[from + j];
    }

    private static final class Flipped extends Gemm {
        private final Gemm inner;

        Flipped(Shape shape, Gemm inner) {
            super(shape);
            this.inner = inner;
        }

        @Override
        public void run(float[] a, int ao, float[] b, int bo, float[] c, int co, boolean adds) {
            inner.run(b, bo, a, ao, c, co, adds);
        }

        @Override
        public boolean endsRows() {
            return inner.endsRows();
        }

        @Override
        public Gemm ending(Ending what) {
            // its rows are the columns here
            inner.ending((left, right, top, bottom) -> what.run(top, bottom, left, right));
            return this;
        }
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
