package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.NR;
import static dev.inkling.nnlib.simd.Panels.S;

import dev.inkling.nnlib.compute.cpu.shapes.ShapeTiming;
import jdk.incubator.vector.FloatVector;

/**
 * The micro kernel for sixteen registers (AVX2): four rows of c, two vectors wide, both operands packed, so that every
 * index is a constant away from one counter. Larger tiles are faster where the compiler finds a register for each sum;
 * but it reads operands ahead, and in some processes keeps a sum in memory for that, at half the speed. Two steps at a
 * time halve what is not multiplying, where the compiler of this JVM keeps all sums in registers then too: timed once,
 * for one step at a time gives the same bits.
 */
final class SixteenRegisterTile {
    /** Rows of a tile. */
    static final int TALL = 4;
    /** Whether two steps at a time are faster. */
    private static final boolean PAIRS = pairsAreFaster();

    private SixteenRegisterTile() {}

    /** Rows that lie along memory, side by side. */
    static void interleave(float[] a, int ao, int aRow, int k, float[] to, int at) {
        int a1 = ao + aRow;
        int a2 = ao + 2 * aRow;
        int a3 = ao + 3 * aRow;
        for (int t = 0; t < k; t++) {
            to[at + t * TALL] = a[ao + t];
            to[at + t * TALL + 1] = a[a1 + t];
            to[at + t * TALL + 2] = a[a2 + t];
            to[at + t * TALL + 3] = a[a3 + t];
        }
    }

    /** Rows that lie beside each other already, step by step so far apart. */
    static void gather(float[] a, int ao, int aCol, int k, float[] to, int at) {
        for (int t = 0; t < k; t++) {
            int from = ao + t * aCol;
            to[at + t * TALL] = a[from];
            to[at + t * TALL + 1] = a[from + 1];
            to[at + t * TALL + 2] = a[from + 2];
            to[at + t * TALL + 3] = a[from + 3];
        }
    }

    /** Zeros, for sums to begin with. */
    static void clear(float[] c, int co, int ldc) {
        FloatVector zero = FloatVector.zero(S);
        for (int r = 0; r < TALL; r++) {
            zero.intoArray(c, co + r * ldc);
            zero.intoArray(c, co + r * ldc + L);
        }
    }

    /** c[co + r ldc + j] += a[ao + k TALL + r] b[bo + k NR + j] for k from k0 to k1, one after the other. */
    static void run(int k0, int k1, float[] a, int ao, float[] b, int bo, float[] c, int co, int ldc) {
        int even = PAIRS ? k1 - (k1 - k0) % 2 : k0;
        if (even > k0) pairs(k0, even, a, ao, b, bo, c, co, ldc);
        if (k1 > even) singles(even, k1, a, ao, b, bo, c, co, ldc);
    }

    private static boolean pairsAreFaster() {
        int steps = 256;
        int rows = 20;
        float[] a = new float[rows * steps];
        float[] b = new float[steps * NR];
        float[] c = new float[rows * NR];
        Runnable pairs = () -> {
            for (int i = 0; i < rows; i += TALL) pairs(0, steps, a, i * steps, b, 0, c, i * NR, NR);
        };
        Runnable singles = () -> {
            for (int i = 0; i < rows; i += TALL) singles(0, steps, a, i * steps, b, 0, c, i * NR, NR);
        };
        return ShapeTiming.fastest(pairs, singles) == 0;
    }

    private static void pairs(int k0, int k1, float[] a, int ao, float[] b, int bo, float[] c, int co, int ldc) {
        FloatVector c00 = FloatVector.fromArray(S, c, co);
        FloatVector c01 = FloatVector.fromArray(S, c, co + L);
        FloatVector c10 = FloatVector.fromArray(S, c, co + ldc);
        FloatVector c11 = FloatVector.fromArray(S, c, co + ldc + L);
        FloatVector c20 = FloatVector.fromArray(S, c, co + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(S, c, co + 2 * ldc + L);
        FloatVector c30 = FloatVector.fromArray(S, c, co + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(S, c, co + 3 * ldc + L);
        for (int k = k0; k < k1; k += 2) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + k * NR);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + k * NR + L);
            FloatVector x = FloatVector.broadcast(S, a[ao + k * TALL]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[ao + k * TALL + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[ao + k * TALL + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[ao + k * TALL + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            FloatVector d0 = FloatVector.fromArray(S, b, bo + k * NR + NR);
            FloatVector d1 = FloatVector.fromArray(S, b, bo + k * NR + NR + L);
            x = FloatVector.broadcast(S, a[ao + k * TALL + 4]);
            c00 = x.fma(d0, c00);
            c01 = x.fma(d1, c01);
            x = FloatVector.broadcast(S, a[ao + k * TALL + 5]);
            c10 = x.fma(d0, c10);
            c11 = x.fma(d1, c11);
            x = FloatVector.broadcast(S, a[ao + k * TALL + 6]);
            c20 = x.fma(d0, c20);
            c21 = x.fma(d1, c21);
            x = FloatVector.broadcast(S, a[ao + k * TALL + 7]);
            c30 = x.fma(d0, c30);
            c31 = x.fma(d1, c31);
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

    private static void singles(int k0, int k1, float[] a, int ao, float[] b, int bo, float[] c, int co, int ldc) {
        FloatVector c00 = FloatVector.fromArray(S, c, co);
        FloatVector c01 = FloatVector.fromArray(S, c, co + L);
        FloatVector c10 = FloatVector.fromArray(S, c, co + ldc);
        FloatVector c11 = FloatVector.fromArray(S, c, co + ldc + L);
        FloatVector c20 = FloatVector.fromArray(S, c, co + 2 * ldc);
        FloatVector c21 = FloatVector.fromArray(S, c, co + 2 * ldc + L);
        FloatVector c30 = FloatVector.fromArray(S, c, co + 3 * ldc);
        FloatVector c31 = FloatVector.fromArray(S, c, co + 3 * ldc + L);
        for (int k = k0; k < k1; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo + k * NR);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + k * NR + L);
            FloatVector x = FloatVector.broadcast(S, a[ao + k * TALL]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[ao + k * TALL + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[ao + k * TALL + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[ao + k * TALL + 3]);
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
