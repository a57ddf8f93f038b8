package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.S;

import dev.inkling.nnlib.compute.cpu.Gemm;
import dev.inkling.nnlib.compute.cpu.Scratch;
import jdk.incubator.vector.FloatVector;

/** The product with one row or a few, as in a single prediction: the right operand is used where it lies, eight vectors of sums at a time. */
final class ThinGemm extends Gemm {
    private static final int WIDE = 8 * L;
    private static final int SUM = 2;

    ThinGemm(Shape shape) {
        super(shape);
    }

    @Override
    public void run(float[] a, int ao, float[] b, int bo, float[] c, int co, boolean adds) {
        float[] sums = adds ? Scratch.ofThread().flat(SUM, n) : c;
        for (int i = 0; i < m; i++) {
            int o = co + i * cRow;
            int to = adds ? 0 : o;
            row(a, ao + i * aRow, b, bo, sums, to);
            if (adds) for (int j = 0; j < n; j++) c[o + j] += sums[j];
        }
    }

    /** The last vectors lie over the ones before rather than leave a rest: the same sums again. */
    private void row(float[] a, int row, float[] b, int bo, float[] c, int o) {
        int j = 0;
        for (; j + WIDE <= n; j += WIDE) eight(a, row, b, bo + j, c, o + j);
        if (j < n && n >= WIDE) {
            eight(a, row, b, bo + n - WIDE, c, o + n - WIDE);
            return;
        }
        for (; j + L <= n; j += L) one(a, row, b, bo + j, c, o + j);
        if (j < n && n >= L) {
            one(a, row, b, bo + n - L, c, o + n - L);
            return;
        }
        for (; j < n; j += 4) four(a, row, b, bo + j, c, o + j, Math.min(4, n - j));
    }

    /** Up to four columns; sums that do not wait for each other. */
    private void four(float[] a, int row, float[] b, int bo, float[] c, int o, int count) {
        int second = Math.min(1, count - 1);
        int third = Math.min(2, count - 1);
        int fourth = count - 1;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int t = 0; t < k; t++) {
            float x = a[row + t * aCol];
            int p = bo + t * bRow;
            s0 = Math.fma(x, b[p], s0);
            s1 = Math.fma(x, b[p + second], s1);
            s2 = Math.fma(x, b[p + third], s2);
            s3 = Math.fma(x, b[p + fourth], s3);
        }
        c[o] = s0;
        c[o + second] = s1;
        c[o + third] = s2;
        c[o + fourth] = s3;
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
}
