package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.NR;
import static dev.inkling.nnlib.simd.Panels.S;

import jdk.incubator.vector.FloatVector;

/**
 * Micro kernels for a left operand whose columns lie along its rows, as when a transpose is multiplied: a few rows of
 * c, two vectors wide, stay in registers while k runs; the right operand comes from a panel. At k = 0 the sums begin at
 * zero, later blocks of k go on from c. Written out by hand, since C2 keeps vectors in registers only as local
 * variables.
 */
final class DownColumns {
    private DownColumns() {}

    /** 10 rows. */
    static void tile10(int k0, int k1, float[] a, int ao, int lda, float[] b, int bo, float[] c, int co, int ldc) {
        FloatVector c00 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co);
        FloatVector c01 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + L);
        FloatVector c10 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + ldc);
        FloatVector c11 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + ldc + L);
        FloatVector c20 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 2 * ldc);
        FloatVector c21 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 2 * ldc + L);
        FloatVector c30 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 3 * ldc);
        FloatVector c31 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 3 * ldc + L);
        FloatVector c40 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 4 * ldc);
        FloatVector c41 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 4 * ldc + L);
        FloatVector c50 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 5 * ldc);
        FloatVector c51 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 5 * ldc + L);
        FloatVector c60 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 6 * ldc);
        FloatVector c61 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 6 * ldc + L);
        FloatVector c70 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 7 * ldc);
        FloatVector c71 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 7 * ldc + L);
        FloatVector c80 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 8 * ldc);
        FloatVector c81 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 8 * ldc + L);
        FloatVector c90 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 9 * ldc);
        FloatVector c91 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 9 * ldc + L);
        for (int k = k0; k < k1; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + k * NR);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + k * NR + L);
            int p = ao + k * lda;
            FloatVector x = FloatVector.broadcast(S, a[p]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[p + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[p + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[p + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(S, a[p + 4]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(S, a[p + 5]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = FloatVector.broadcast(S, a[p + 6]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = FloatVector.broadcast(S, a[p + 7]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
            x = FloatVector.broadcast(S, a[p + 8]);
            c80 = x.fma(b0, c80);
            c81 = x.fma(b1, c81);
            x = FloatVector.broadcast(S, a[p + 9]);
            c90 = x.fma(b0, c90);
            c91 = x.fma(b1, c91);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
        c10.intoArray(c, co + ldc);
        c11.intoArray(c, co + ldc + L);
        c20.intoArray(c, co + 2 * ldc);
        c21.intoArray(c, co + 2 * ldc + L);
        c30.intoArray(c, co + 3 * ldc);
        c31.intoArray(c, co + 3 * ldc + L);
        c40.intoArray(c, co + 4 * ldc);
        c41.intoArray(c, co + 4 * ldc + L);
        c50.intoArray(c, co + 5 * ldc);
        c51.intoArray(c, co + 5 * ldc + L);
        c60.intoArray(c, co + 6 * ldc);
        c61.intoArray(c, co + 6 * ldc + L);
        c70.intoArray(c, co + 7 * ldc);
        c71.intoArray(c, co + 7 * ldc + L);
        c80.intoArray(c, co + 8 * ldc);
        c81.intoArray(c, co + 8 * ldc + L);
        c90.intoArray(c, co + 9 * ldc);
        c91.intoArray(c, co + 9 * ldc + L);
    }

    /** 5 rows. */
    static void tile5(int k0, int k1, float[] a, int ao, int lda, float[] b, int bo, float[] c, int co, int ldc) {
        FloatVector c00 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co);
        FloatVector c01 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + L);
        FloatVector c10 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + ldc);
        FloatVector c11 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + ldc + L);
        FloatVector c20 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 2 * ldc);
        FloatVector c21 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 2 * ldc + L);
        FloatVector c30 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 3 * ldc);
        FloatVector c31 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 3 * ldc + L);
        FloatVector c40 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 4 * ldc);
        FloatVector c41 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + 4 * ldc + L);
        for (int k = k0; k < k1; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + k * NR);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + k * NR + L);
            int p = ao + k * lda;
            FloatVector x = FloatVector.broadcast(S, a[p]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[p + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[p + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[p + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(S, a[p + 4]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
        c10.intoArray(c, co + ldc);
        c11.intoArray(c, co + ldc + L);
        c20.intoArray(c, co + 2 * ldc);
        c21.intoArray(c, co + 2 * ldc + L);
        c30.intoArray(c, co + 3 * ldc);
        c31.intoArray(c, co + 3 * ldc + L);
        c40.intoArray(c, co + 4 * ldc);
        c41.intoArray(c, co + 4 * ldc + L);
    }

    /** 1 rows. */
    static void tile1(int k0, int k1, float[] a, int ao, int lda, float[] b, int bo, float[] c, int co, int ldc) {
        FloatVector c00 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co);
        FloatVector c01 = k0 == 0 ? FloatVector.zero(S) : FloatVector.fromArray(S, c, co + L);
        for (int k = k0; k < k1; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + k * NR);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + k * NR + L);
            int p = ao + k * lda;
            FloatVector x = FloatVector.broadcast(S, a[p]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
    }
}
