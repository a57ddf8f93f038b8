package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.S;

import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import jdk.incubator.vector.FloatVector;

/**
 * The product with one row or a few, as in a single prediction: the right operand is used where it lies, many vectors
 * of sums at a time. Its blocks of columns are taken in turns from the left and from the right: what the last row, or
 * the last prediction, read at its end is still in the cache, where an operand a little larger than the cache would
 * otherwise push itself out before it is read again.
 */
final class ThinGemm extends Gemm {
    private static final int EIGHT = 8 * L;
    /** Sixteen sums at a time fill the registers of AVX-512 and NEON; AVX2 has half as many. */
    private static final int WIDE = L == 8 ? EIGHT : 2 * EIGHT;

    private static final int SUM = 2;
    private static final int LANES = 3;

    private boolean fromRight;

    ThinGemm(Shape shape) {
        super(shape);
    }

    @Override
    public void run(float[] a, int ao, float[] b, int bo, float[] c, int co, boolean adds) {
        float[] sums = adds ? Scratch.ofThread().flat(SUM, n) : c;
        for (int i = 0; i < m; i++) {
            int o = co + i * cRow;
            int to = adds ? 0 : o;
            if (n >= WIDE) blocks(a, ao + i * aRow, b, bo, sums, to);
            else row(a, ao + i * aRow, b, bo, sums, to);
            if (adds) for (int j = 0; j < n; j++) c[o + j] += sums[j];
        }
        end(0, m, 0, n);
    }

    /** The last block lies over the one before rather than leave a rest: the same sums again. */
    private void blocks(float[] a, int row, float[] b, int bo, float[] c, int o) {
        int count = (n + WIDE - 1) / WIDE;
        for (int i = 0; i < count; i++) {
            int j = Math.min((fromRight ? count - 1 - i : i) * WIDE, n - WIDE);
            if (WIDE == EIGHT) eight(a, row, b, bo + j, c, o + j);
            else sixteen(a, row, b, bo + j, c, o + j);
        }
        fromRight = !fromRight;
    }

    /** A row of fewer columns, its last vectors over the ones before as well. */
    private void row(float[] a, int row, float[] b, int bo, float[] c, int o) {
        int j = 0;
        for (; j + EIGHT <= n; j += EIGHT) eight(a, row, b, bo + j, c, o + j);
        if (j < n && n >= EIGHT) {
            eight(a, row, b, bo + n - EIGHT, c, o + n - EIGHT);
            return;
        }
        for (; j + L <= n; j += L) one(a, row, b, bo + j, c, o + j);
        if (j < n && n >= L) {
            one(a, row, b, bo + n - L, c, o + n - L);
            return;
        }
        if (j < n) narrow(a, row, b, bo, c, o);
    }

    /** Fewer columns than a vector has lanes: the others gather what lies behind each row, and nobody reads them. */
    private void narrow(float[] a, int row, float[] b, int bo, float[] c, int o) {
        FloatVector sum = FloatVector.zero(S);
        int t = 0;
        for (; t < k && bo + t * bRow + L <= b.length; t++) {
            sum = FloatVector.broadcast(S, a[row + t * aCol]).fma(FloatVector.fromArray(S, b, bo + t * bRow), sum);
        }
        float[] sums = Scratch.ofThread().flat(LANES, L);
        sum.intoArray(sums, 0);
        for (; t < k; t++)
            for (int j = 0; j < n; j++) sums[j] = Math.fma(a[row + t * aCol], b[bo + t * bRow + j], sums[j]);
        System.arraycopy(sums, 0, c, o, n);
    }

    private void one(float[] a, int row, float[] b, int bo, float[] c, int o) {
        FloatVector sum = FloatVector.zero(S);
        for (int t = 0; t < k; t++) {
            sum = FloatVector.broadcast(S, a[row + t * aCol]).fma(FloatVector.fromArray(S, b, bo + t * bRow), sum);
        }
        sum.intoArray(c, o);
    }

    private void eight(float[] a, int row, float[] b, int bo, float[] c, int o) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        int step = bRow;
        int p = bo;
        int q = row;
        for (int t = 0; t < k; t++, p += step, q += aCol) {
            FloatVector x = FloatVector.broadcast(S, a[q]);
            s0 = x.fma(FloatVector.fromArray(S, b, p), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, p + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, p + 2 * L), s2);
            s3 = x.fma(FloatVector.fromArray(S, b, p + 3 * L), s3);
            s4 = x.fma(FloatVector.fromArray(S, b, p + 4 * L), s4);
            s5 = x.fma(FloatVector.fromArray(S, b, p + 5 * L), s5);
            s6 = x.fma(FloatVector.fromArray(S, b, p + 6 * L), s6);
            s7 = x.fma(FloatVector.fromArray(S, b, p + 7 * L), s7);
        }
        s0.intoArray(c, o);
        s1.intoArray(c, o + L);
        s2.intoArray(c, o + 2 * L);
        s3.intoArray(c, o + 3 * L);
        s4.intoArray(c, o + 4 * L);
        s5.intoArray(c, o + 5 * L);
        s6.intoArray(c, o + 6 * L);
        s7.intoArray(c, o + 7 * L);
    }

    private void sixteen(float[] a, int row, float[] b, int bo, float[] c, int o) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        FloatVector r0 = s0;
        FloatVector r1 = s0;
        FloatVector r2 = s0;
        FloatVector r3 = s0;
        FloatVector r4 = s0;
        FloatVector r5 = s0;
        FloatVector r6 = s0;
        FloatVector r7 = s0;
        int step = bRow;
        int p = bo;
        int q = row;
        for (int t = 0; t < k; t++, p += step, q += aCol) {
            FloatVector x = FloatVector.broadcast(S, a[q]);
            s0 = x.fma(FloatVector.fromArray(S, b, p), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, p + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, p + 2 * L), s2);
            s3 = x.fma(FloatVector.fromArray(S, b, p + 3 * L), s3);
            s4 = x.fma(FloatVector.fromArray(S, b, p + 4 * L), s4);
            s5 = x.fma(FloatVector.fromArray(S, b, p + 5 * L), s5);
            s6 = x.fma(FloatVector.fromArray(S, b, p + 6 * L), s6);
            s7 = x.fma(FloatVector.fromArray(S, b, p + 7 * L), s7);
            r0 = x.fma(FloatVector.fromArray(S, b, p + 8 * L), r0);
            r1 = x.fma(FloatVector.fromArray(S, b, p + 9 * L), r1);
            r2 = x.fma(FloatVector.fromArray(S, b, p + 10 * L), r2);
            r3 = x.fma(FloatVector.fromArray(S, b, p + 11 * L), r3);
            r4 = x.fma(FloatVector.fromArray(S, b, p + 12 * L), r4);
            r5 = x.fma(FloatVector.fromArray(S, b, p + 13 * L), r5);
            r6 = x.fma(FloatVector.fromArray(S, b, p + 14 * L), r6);
            r7 = x.fma(FloatVector.fromArray(S, b, p + 15 * L), r7);
        }
        s0.intoArray(c, o);
        s1.intoArray(c, o + L);
        s2.intoArray(c, o + 2 * L);
        s3.intoArray(c, o + 3 * L);
        s4.intoArray(c, o + 4 * L);
        s5.intoArray(c, o + 5 * L);
        s6.intoArray(c, o + 6 * L);
        s7.intoArray(c, o + 7 * L);
        r0.intoArray(c, o + 8 * L);
        r1.intoArray(c, o + 9 * L);
        r2.intoArray(c, o + 10 * L);
        r3.intoArray(c, o + 11 * L);
        r4.intoArray(c, o + 12 * L);
        r5.intoArray(c, o + 13 * L);
        r6.intoArray(c, o + 14 * L);
        r7.intoArray(c, o + 15 * L);
    }
}
