package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.ConvTile.TALL;
import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.S;

import jdk.incubator.vector.FloatVector;

/**
 * The micro kernel that goes over the pixels of a picture: c(r, j) = sum over t of a[ao + rows[row + r] + as[t]] b[bo +
 * t step + j], from left to right, for a few rows r and two vectors of columns j; the table says where the pixels lie.
 * Written out as {@link ConvTile} is.
 */
final class PixelsTile {
    private PixelsTile() {}

    /** Twice as many rows as a tile is tall, but one vector wide. */
    static void runThin(
            float[] a,
            int ao,
            int[] rows,
            int row,
            int[] as,
            float[] b,
            int bo,
            int step,
            int count,
            float[] c,
            int co,
            int ldc) {
        if (TALL == 8) thin16(a, ao, rows, row, as, b, bo, step, count, c, co, ldc);
        else thin8(a, ao, rows, row, as, b, bo, step, count, c, co, ldc);
    }

    /** As many rows as a tile is tall. */
    static void run(
            float[] a,
            int ao,
            int[] rows,
            int row,
            int[] as,
            float[] b,
            int bo,
            int step,
            int count,
            float[] c,
            int co,
            int ldc) {
        if (TALL == 8) rows8(a, ao, rows, row, as, b, bo, step, count, c, co, ldc);
        else rows4(a, ao, rows, row, as, b, bo, step, count, c, co, ldc);
    }

    private static void rows8(
            float[] a,
            int ao,
            int[] rows,
            int row,
            int[] as,
            float[] b,
            int bo,
            int step,
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
            int p = as[t];
            int q = bo + t * step;
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + p]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + p]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[a2 + p]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[a3 + p]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(S, a[a4 + p]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(S, a[a5 + p]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = FloatVector.broadcast(S, a[a6 + p]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = FloatVector.broadcast(S, a[a7 + p]);
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
            int[] as,
            float[] b,
            int bo,
            int step,
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
            int p = as[t];
            int q = bo + t * step;
            FloatVector b0 = FloatVector.fromArray(S, b, q);
            FloatVector b1 = FloatVector.fromArray(S, b, q + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + p]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + p]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[a2 + p]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[a3 + p]);
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

    private static void thin16(
            float[] a,
            int ao,
            int[] rows,
            int row,
            int[] as,
            float[] b,
            int bo,
            int step,
            int count,
            float[] c,
            int co,
            int ldc) {
        FloatVector c0 = FloatVector.zero(S);
        FloatVector c1 = FloatVector.zero(S);
        FloatVector c2 = FloatVector.zero(S);
        FloatVector c3 = FloatVector.zero(S);
        FloatVector c4 = FloatVector.zero(S);
        FloatVector c5 = FloatVector.zero(S);
        FloatVector c6 = FloatVector.zero(S);
        FloatVector c7 = FloatVector.zero(S);
        FloatVector c8 = FloatVector.zero(S);
        FloatVector c9 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c12 = FloatVector.zero(S);
        FloatVector c13 = FloatVector.zero(S);
        FloatVector c14 = FloatVector.zero(S);
        FloatVector c15 = FloatVector.zero(S);
        int a0 = ao + rows[row];
        int a1 = ao + rows[row + 1];
        int a2 = ao + rows[row + 2];
        int a3 = ao + rows[row + 3];
        int a4 = ao + rows[row + 4];
        int a5 = ao + rows[row + 5];
        int a6 = ao + rows[row + 6];
        int a7 = ao + rows[row + 7];
        int a8 = ao + rows[row + 8];
        int a9 = ao + rows[row + 9];
        int a10 = ao + rows[row + 10];
        int a11 = ao + rows[row + 11];
        int a12 = ao + rows[row + 12];
        int a13 = ao + rows[row + 13];
        int a14 = ao + rows[row + 14];
        int a15 = ao + rows[row + 15];
        for (int t = 0; t < count; t++) {
            int p = as[t];
            FloatVector y = FloatVector.fromArray(S, b, bo + t * step);
            c0 = FloatVector.broadcast(S, a[a0 + p]).fma(y, c0);
            c1 = FloatVector.broadcast(S, a[a1 + p]).fma(y, c1);
            c2 = FloatVector.broadcast(S, a[a2 + p]).fma(y, c2);
            c3 = FloatVector.broadcast(S, a[a3 + p]).fma(y, c3);
            c4 = FloatVector.broadcast(S, a[a4 + p]).fma(y, c4);
            c5 = FloatVector.broadcast(S, a[a5 + p]).fma(y, c5);
            c6 = FloatVector.broadcast(S, a[a6 + p]).fma(y, c6);
            c7 = FloatVector.broadcast(S, a[a7 + p]).fma(y, c7);
            c8 = FloatVector.broadcast(S, a[a8 + p]).fma(y, c8);
            c9 = FloatVector.broadcast(S, a[a9 + p]).fma(y, c9);
            c10 = FloatVector.broadcast(S, a[a10 + p]).fma(y, c10);
            c11 = FloatVector.broadcast(S, a[a11 + p]).fma(y, c11);
            c12 = FloatVector.broadcast(S, a[a12 + p]).fma(y, c12);
            c13 = FloatVector.broadcast(S, a[a13 + p]).fma(y, c13);
            c14 = FloatVector.broadcast(S, a[a14 + p]).fma(y, c14);
            c15 = FloatVector.broadcast(S, a[a15 + p]).fma(y, c15);
        }
        c0.intoArray(c, co);
        c1.intoArray(c, co + ldc);
        c2.intoArray(c, co + 2 * ldc);
        c3.intoArray(c, co + 3 * ldc);
        c4.intoArray(c, co + 4 * ldc);
        c5.intoArray(c, co + 5 * ldc);
        c6.intoArray(c, co + 6 * ldc);
        c7.intoArray(c, co + 7 * ldc);
        c8.intoArray(c, co + 8 * ldc);
        c9.intoArray(c, co + 9 * ldc);
        c10.intoArray(c, co + 10 * ldc);
        c11.intoArray(c, co + 11 * ldc);
        c12.intoArray(c, co + 12 * ldc);
        c13.intoArray(c, co + 13 * ldc);
        c14.intoArray(c, co + 14 * ldc);
        c15.intoArray(c, co + 15 * ldc);
    }

    private static void thin8(
            float[] a,
            int ao,
            int[] rows,
            int row,
            int[] as,
            float[] b,
            int bo,
            int step,
            int count,
            float[] c,
            int co,
            int ldc) {
        FloatVector c0 = FloatVector.zero(S);
        FloatVector c1 = FloatVector.zero(S);
        FloatVector c2 = FloatVector.zero(S);
        FloatVector c3 = FloatVector.zero(S);
        FloatVector c4 = FloatVector.zero(S);
        FloatVector c5 = FloatVector.zero(S);
        FloatVector c6 = FloatVector.zero(S);
        FloatVector c7 = FloatVector.zero(S);
        int a0 = ao + rows[row];
        int a1 = ao + rows[row + 1];
        int a2 = ao + rows[row + 2];
        int a3 = ao + rows[row + 3];
        int a4 = ao + rows[row + 4];
        int a5 = ao + rows[row + 5];
        int a6 = ao + rows[row + 6];
        int a7 = ao + rows[row + 7];
        for (int t = 0; t < count; t++) {
            int p = as[t];
            FloatVector y = FloatVector.fromArray(S, b, bo + t * step);
            c0 = FloatVector.broadcast(S, a[a0 + p]).fma(y, c0);
            c1 = FloatVector.broadcast(S, a[a1 + p]).fma(y, c1);
            c2 = FloatVector.broadcast(S, a[a2 + p]).fma(y, c2);
            c3 = FloatVector.broadcast(S, a[a3 + p]).fma(y, c3);
            c4 = FloatVector.broadcast(S, a[a4 + p]).fma(y, c4);
            c5 = FloatVector.broadcast(S, a[a5 + p]).fma(y, c5);
            c6 = FloatVector.broadcast(S, a[a6 + p]).fma(y, c6);
            c7 = FloatVector.broadcast(S, a[a7 + p]).fma(y, c7);
        }
        c0.intoArray(c, co);
        c1.intoArray(c, co + ldc);
        c2.intoArray(c, co + 2 * ldc);
        c3.intoArray(c, co + 3 * ldc);
        c4.intoArray(c, co + 4 * ldc);
        c5.intoArray(c, co + 5 * ldc);
        c6.intoArray(c, co + 6 * ldc);
        c7.intoArray(c, co + 7 * ldc);
    }
}
