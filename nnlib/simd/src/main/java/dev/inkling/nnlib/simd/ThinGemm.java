package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.S;

import dev.inkling.nnlib.compute.cpu.Gemm;
import jdk.incubator.vector.FloatVector;

/** The product with one row or a few, as in a single prediction: the right operand is used where it lies, eight vectors of sums at a time. */
final class ThinGemm extends Gemm {
    private static final int WIDE = 8 * L;

    ThinGemm(Shape shape) {
        super(shape);
    }

    @Override
    public void run(float[] a, int ao, float[] b, int bo, float[] c, int co, boolean adds) {
        for (int i = 0; i < m; i++) {
            int row = ao + i * aRow;
            int o = co + i * cRow;
            int j = 0;
            for (; j + WIDE <= n; j += WIDE) eight(a, row, b, bo + j, c, o + j, adds);
            for (; j + L <= n; j += L) one(a, row, b, bo + j, c, o + j, adds);
            for (; j < n; j++) {
                float sum = 0;
                for (int t = 0; t < k; t++) sum = Math.fma(a[row + t * aCol], b[bo + j + t * bRow], sum);
                c[o + j] = adds ? c[o + j] + sum : sum;
            }
        }
    }

    private void one(float[] a, int row, float[] b, int bo, float[] c, int o, boolean adds) {
        FloatVector sum = FloatVector.zero(S);
        for (int t = 0; t < k; t++) {
            sum = FloatVector.broadcast(S, a[row + t * aCol]).fma(FloatVector.fromArray(S, b, bo + t * bRow), sum);
        }
        store(sum, c, o, adds);
    }

    private void eight(float[] a, int row, float[] b, int bo, float[] c, int o, boolean adds) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int t = 0; t < k; t++) {
            FloatVector x = FloatVector.broadcast(S, a[row + t * aCol]);
            int p = bo + t * bRow;
            s0 = x.fma(FloatVector.fromArray(S, b, p), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, p + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, p + 2 * L), s2);
            s3 = x.fma(FloatVector.fromArray(S, b, p + 3 * L), s3);
            s4 = x.fma(FloatVector.fromArray(S, b, p + 4 * L), s4);
            s5 = x.fma(FloatVector.fromArray(S, b, p + 5 * L), s5);
            s6 = x.fma(FloatVector.fromArray(S, b, p + 6 * L), s6);
            s7 = x.fma(FloatVector.fromArray(S, b, p + 7 * L), s7);
        }
        store(s0, c, o, adds);
        store(s1, c, o + L, adds);
        store(s2, c, o + 2 * L, adds);
        store(s3, c, o + 3 * L, adds);
        store(s4, c, o + 4 * L, adds);
        store(s5, c, o + 5 * L, adds);
        store(s6, c, o + 6 * L, adds);
        store(s7, c, o + 7 * L, adds);
    }

    private static void store(FloatVector sum, float[] c, int o, boolean adds) {
        if (adds) FloatVector.fromArray(S, c, o).add(sum).intoArray(c, o);
        else sum.intoArray(c, o);
    }
}
