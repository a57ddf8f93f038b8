package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.NR;
import static dev.inkling.nnlib.simd.Panels.S;

import jdk.incubator.vector.FloatVector;

/**
 * Micro kernels for a left operand whose rows lie along k: a few rows of c, two vectors wide, stay in registers while k
 * runs; the right operand comes from a panel. At k = 0 the sums begin at zero, later blocks of k go on from c. Written
 * out by hand, since C2 keeps vectors in registers only as local variables.
 */
final class AcrossRows {
    private AcrossRows() {}

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
        int a0 = ao;
        int a1 = ao + lda;
        int a2 = ao + 2 * lda;
        int a3 = ao + 3 * lda;
        int a4 = ao + 4 * lda;
        int a5 = ao + 5 * lda;
        int a6 = ao + 6 * lda;
        int a7 = ao + 7 * lda;
        int a8 = ao + 8 * lda;
        int a9 = ao + 9 * lda;
        for (int k = k0; k < k1; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + k * NR);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + k * NR + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[a2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(S, a[a4 + k]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(S, a[a5 + k]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = FloatVector.broadcast(S, a[a6 + k]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = FloatVector.broadcast(S, a[a7 + k]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
            x = FloatVector.broadcast(S, a[a8 + k]);
            c80 = x.fma(b0, c80);
            c81 = x.fma(b1, c81);
            x = FloatVector.broadcast(S, a[a9 + k]);
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

    /** 10 rows, the right operand read where it lies, its rows that far apart, and laid out in the panel on the way. */
    static void fill10(
            int k0,
            int k1,
            float[] a,
            int ao,
            int lda,
            float[] b,
            int bo,
            int ldb,
            float[] panel,
            int po,
            float[] c,
            int co,
            int ldc) {
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
        int a0 = ao;
        int a1 = ao + lda;
        int a2 = ao + 2 * lda;
        int a3 = ao + 3 * lda;
        int a4 = ao + 4 * lda;
        int a5 = ao + 5 * lda;
        int a6 = ao + 6 * lda;
        int a7 = ao + 7 * lda;
        int a8 = ao + 8 * lda;
        int a9 = ao + 9 * lda;
        for (int k = k0; k < k1; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + k * ldb);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + k * ldb + L);
            b0.intoArray(panel, po + k * NR);
            b1.intoArray(panel, po + k * NR + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[a2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(S, a[a4 + k]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(S, a[a5 + k]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = FloatVector.broadcast(S, a[a6 + k]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = FloatVector.broadcast(S, a[a7 + k]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
            x = FloatVector.broadcast(S, a[a8 + k]);
            c80 = x.fma(b0, c80);
            c81 = x.fma(b1, c81);
            x = FloatVector.broadcast(S, a[a9 + k]);
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
        int a0 = ao;
        int a1 = ao + lda;
        int a2 = ao + 2 * lda;
        int a3 = ao + 3 * lda;
        int a4 = ao + 4 * lda;
        for (int k = k0; k < k1; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + k * NR);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + k * NR + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[a2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(S, a[a4 + k]);
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
        int a0 = ao;
        for (int k = k0; k < k1; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + k * NR);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + k * NR + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
    }
}
