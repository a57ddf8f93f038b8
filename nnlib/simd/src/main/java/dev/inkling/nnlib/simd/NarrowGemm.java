package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.S;

import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import jdk.incubator.vector.FloatVector;

/**
 * The product with no more columns than a vector has lanes, as in the last layer of a classifier: ten rows of one
 * vector each, where a panel would be two vectors wide and mostly empty. The right operand is read where it lies; lanes
 * beyond its columns gather what lies behind each row, and nobody reads them.
 */
final class NarrowGemm extends Gemm implements WorkPool.Job {
    private static final int TALL = 10;
    /** Multiplications from which on sharing gains. */
    private static final long SHARED = 200_000;

    private static final int LAST = 0;
    private static final int SUMS = 1;

    private final WorkPool pool;
    private final int chunks;

    private float[] a;
    private float[] b;
    private float[] c;
    private float[] last;
    private int ao;
    private int bo;
    private int co;
    /** Steps whose row of the right operand a whole vector can be read from; those of the others are copied. */
    private int open;

    private boolean adds;

    NarrowGemm(Shape shape, WorkPool pool) {
        super(shape);
        this.pool = pool;
        int threads = shape.work() < SHARED ? 1 : pool.threads();
        chunks = threads == 1 ? 1 : Math.min(4 * threads, m / TALL);
    }

    /** Whether it is for products of this shape. */
    static boolean fits(Shape shape) {
        return shape.n <= L && shape.m >= TALL && shape.bCol == 1 && shape.bRow >= 1;
    }

    @Override
    public void run(
            float[] left, int leftOffset, float[] right, int rightOffset, float[] out, int outOffset, boolean add) {
        a = left;
        ao = leftOffset;
        b = right;
        bo = rightOffset;
        c = out;
        co = outOffset;
        adds = add;
        int room = b.length - L - bo;
        open = room < 0 ? 0 : Math.min(k, room / bRow + 1);
        if (open < k) {
            last = Scratch.ofThread().flat(LAST, (k - open) * L);
            for (int t = open; t < k; t++) System.arraycopy(b, bo + t * bRow, last, (t - open) * L, n);
        }
        pool.run(this, chunks);
    }

    /**
     * The last tile lies over the one before rather than be a smaller one: the same sums again, where they do not add
     * to what is there.
     */
    @Override
    public void run(int chunk) {
        int tiles = m / TALL;
        int to = chunk == chunks - 1 ? m : (chunk + 1) * tiles / chunks * TALL;
        float[] sums = Scratch.ofThread().flat(SUMS, TALL * L);
        int i = chunk * tiles / chunks * TALL;
        for (; i + TALL <= to; i += TALL) tile(i, 0, sums);
        if (i < to) tile(to - TALL, i - (to - TALL), sums);
        end(chunk * tiles / chunks * TALL, to, 0, n);
    }

    /** Ten rows, of which the first few are not wanted. */
    private void tile(int i, int skip, float[] sums) {
        int row = ao + i * aRow;
        multiply(0, open, a, row, aRow, aCol, b, bo, bRow, sums);
        if (open < k) multiply(open, k, a, row, aRow, aCol, last, 0, L, sums);
        for (int r = skip; r < TALL; r++) {
            int o = co + (i + r) * cRow;
            for (int j = 0; j < n; j++) c[o + j * cCol] = adds ? c[o + j * cCol] + sums[r * L + j] : sums[r * L + j];
        }
    }

    /**
     * Adds the steps k0..k1 to ten vectors of sums, which begin at zero where k0 does; bo is where the right operand
     * has step k0.
     */
    private static void multiply(
            int k0, int k1, float[] a, int ao, int aRow, int aCol, float[] b, int bo, int bRow, float[] c) {
        FloatVector c0 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, 0);
        FloatVector c1 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, L);
        FloatVector c2 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, 2 * L);
        FloatVector c3 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, 3 * L);
        FloatVector c4 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, 4 * L);
        FloatVector c5 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, 5 * L);
        FloatVector c6 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, 6 * L);
        FloatVector c7 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, 7 * L);
        FloatVector c8 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, 8 * L);
        FloatVector c9 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, 9 * L);
        int a0 = ao;
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        int a6 = a5 + aRow;
        int a7 = a6 + aRow;
        int a8 = a7 + aRow;
        int a9 = a8 + aRow;
        for (int k = k0, p = k0 * aCol, q = bo; k < k1; k++, p += aCol, q += bRow) {
            FloatVector x = FloatVector.fromArray(S, b, q);
            c0 = x.fma(FloatVector.broadcast(S, a[a0 + p]), c0);
            c1 = x.fma(FloatVector.broadcast(S, a[a1 + p]), c1);
            c2 = x.fma(FloatVector.broadcast(S, a[a2 + p]), c2);
            c3 = x.fma(FloatVector.broadcast(S, a[a3 + p]), c3);
            c4 = x.fma(FloatVector.broadcast(S, a[a4 + p]), c4);
            c5 = x.fma(FloatVector.broadcast(S, a[a5 + p]), c5);
            c6 = x.fma(FloatVector.broadcast(S, a[a6 + p]), c6);
            c7 = x.fma(FloatVector.broadcast(S, a[a7 + p]), c7);
            c8 = x.fma(FloatVector.broadcast(S, a[a8 + p]), c8);
            c9 = x.fma(FloatVector.broadcast(S, a[a9 + p]), c9);
        }
        c0.intoArray(c, 0);
        c1.intoArray(c, L);
        c2.intoArray(c, 2 * L);
        c3.intoArray(c, 3 * L);
        c4.intoArray(c, 4 * L);
        c5.intoArray(c, 5 * L);
        c6.intoArray(c, 6 * L);
        c7.intoArray(c, 7 * L);
        c8.intoArray(c, 8 * L);
        c9.intoArray(c, 9 * L);
    }
}
