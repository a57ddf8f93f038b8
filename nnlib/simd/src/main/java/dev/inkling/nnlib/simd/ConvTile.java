package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.S;

import jdk.incubator.vector.FloatVector;

/**
 * The micro kernel that goes over the places of a kernel: c(r, j) = sum over t of a[ao + rows[row + r] + t] b[bo +
 * bs[t] + j], from left to right, for a few rows r and two vectors of columns j; the table says where the pixels under
 * a place lie. Written out by hand, since C2 keeps vectors in registers only as local variables.
 */
final class ConvTile {
    /** Rows of a tile: sixteen sums and three operands fit the registers of AVX-512 and NEON; AVX2 has half as many. */
    static final int TALL = L == 8 ? 4 : 8;

    private ConvTile() {}

    /** As many rows as a tile is tall. */
    static void run(
            float[] a,
            int ao,
            int[] rows,
            int row,
            float[] b,
            int bo,
            int[] bs,
            int count,
            float[] c,
            int co,
            int ldc) {
        if (TALL == 8) rows8(a, ao, rows, row, b, bo, bs, count, c, co, ldc);
        else rows4(a, ao, rows, row, b, bo, bs, count, c, co, ldc);
    }

    private static void rows8(
            float[] a,
            int ao,
            int[] rows,
            int row,
            float[] b,
            int bo,
            int[] bs,
            int count,
            float[] c,
            int co,
            int ldc) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c41 = FloatVector.zero(S);
        FloatVector c50 = FloatVector.zero(S);
        FloatVector c51 = FloatVector.zero(S);
        FloatVector c60 = FloatVector.zero(S);
        FloatVector c61 = FloatVector.zero(S);
        FloatVector c70 = FloatVector.zero(S);
        FloatVector c71 = FloatVector.zero(S);
        int a0 = ao + rows[row];
        int a1 = ao + rows[row + 1];
        int a2 = ao + rows[row + 2];
        int a3 = ao + rows[row + 3];
        int a4 = ao + rows[row + 4];
        int a5 = ao + rows[row + 5];
        int a6 = ao + rows[row + 6];
        int a7 = ao + rows[row + 7];
        for (int t = 0; t < count; t++) {
            int q = bo + bs[t];
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + t]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + t]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[a2 + t]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[a3 + t]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(S, a[a4 + t]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(S, a[a5 + t]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = FloatVector.broadcast(S, a[a6 + t]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = FloatVector.broadcast(S, a[a7 + t]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
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
    }

    private static void rows4(
            float[] a,
            int ao,
            int[] rows,
            int row,
            float[] b,
            int bo,
            int[] bs,
            int count,
            float[] c,
            int co,
            int ldc) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        int a0 = ao + rows[row];
        int a1 = ao + rows[row + 1];
        int a2 = ao + rows[row + 2];
        int a3 = ao + rows[row + 3];
        for (int t = 0; t < count; t++) {
            int q = bo + bs[t];
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + t]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + t]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[a2 + t]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[a3 + t]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
        c10.intoArray(c, co + ldc);
        c11.intoArray(c, co + ldc + L);
        c20.intoArray(c, co + 2 * ldc);
        c21.intoArray(c, co + 2 * ldc + L);
        c30.intoArray(c, co + 3 * ldc);
        c31.intoArray(c, co + 3 * ldc + L);
    }
}
