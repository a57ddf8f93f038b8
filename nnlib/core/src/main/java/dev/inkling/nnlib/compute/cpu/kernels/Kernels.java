package dev.inkling.nnlib.compute.cpu.kernels;

import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/**
 * The loops that a training step spends its time in, as one kernel set: the plain one is built in, others stand on
 * instructions that only some machines have. Each set gives its own bits, the same ones whatever the number of threads.
 */
public abstract class Kernels {
    private static final int WORTH_COPYING = 32;
    /** Rows that are added in single precision before their sum goes on in double. */
    private static final int TOGETHER = 8;

    private static final int SUM = 0;
    private static final int ROW = 1;

    /** What a session records: with the same kernels the same seed gives the same bits. */
    public abstract String name();

    public abstract Gemm gemm(Gemm.Shape shape, WorkPool pool);

    /** A convolution that is faster than windows and products, or null where they are to be used. */
    public Conv conv(Conv.Shape shape, WorkPool pool) {
        return null;
    }

    /**
     * One step of Adam on the elements from..to of four arrays at one index: parameter, first and second moment,
     * gradient. The rule, and how it rounds, stands at {@link dev.inkling.nnlib.compute.Backend#hasFused}.
     */
    public abstract void adam(float[] p, float[] m, float[] v, float[] g, int from, int to, AdamNumbers numbers);

    /** x where y > 0, else 0; without a branch, since none could be foretold. */
    public static float gate(float x, float y) {
        int bits = Float.floatToRawIntBits(y);
        return Float.intBitsToFloat(Float.floatToRawIntBits(x) & (-bits >> 31) & ~(bits >> 31));
    }

    /** out = x, but 0 where y is not above zero; so many elements from these offsets on. */
    public void gate(float[] x, int xo, float[] y, int yo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i++) out[oo + i] = gate(x[xo + i], y[yo + i]);
    }

    /**
     * to = to + x. Compilers make vectors of a loop over arrays that are all read at one index, so that a row is worth
     * copying for that.
     */
    public void add(float[] to, int at, float[] x, int xo, int n) {
        if (at == 0 && n >= WORTH_COPYING) {
            float[] row = Scratch.ofThread().flat(ROW, n);
            System.arraycopy(x, xo, row, 0, n);
            addRow(to, row, n);
        } else {
            for (int i = 0; i < n; i++) to[at + i] += x[xo + i];
        }
    }

    private static void addRow(float[] to, float[] x, int n) {
        for (int i = 0; i < n; i++) to[i] += x[i];
    }

    /**
     * The sum of some rows of so many elements each, a step apart: long ones are added to each other, a few at a time
     * so that the error stays small, and what comes out in double precision.
     */
    public final double total(float[] x, int o, int rows, int step, int n) {
        double total = 0;
        if (n < WORTH_COPYING) {
            for (int r = 0; r < rows; r++) total += total(x, o + r * step, n);
            return total;
        }
        float[] sum = Scratch.ofThread().flat(SUM, n);
        for (int r = 0; r < rows; r++) {
            if (r % TOGETHER == 0) System.arraycopy(x, o + r * step, sum, 0, n);
            else add(sum, 0, x, o + r * step, n);
            if (r == rows - 1 || (r + 1) % TOGETHER == 0) total += total(sum, 0, n);
        }
        return total;
    }

    /** The sum of so many elements that lie side by side, in double precision. */
    public static double total(float[] x, int o, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            a += x[o + i];
            b += x[o + i + 1];
            c += x[o + i + 2];
            d += x[o + i + 3];
        }
        for (; i < n; i++) a += x[o + i];
        return a + b + (c + d);
    }

    /** out = out + bias, or least where that is less. */
    public void bias(float[] out, int at, float[] bias, int from, float least, int n) {
        for (int i = 0; i < n; i++) out[at + i] = Math.max(out[at + i] + bias[from + i], least);
    }

    /** What a step of Adam multiplies with, read afresh for each step. */
    public static final class AdamNumbers {
        public float u1;
        public float beta2;
        public float u2;
        public float step;
        public float root;
        public float eps;

        /** As the optimizer lists them; the first is the weight decay, which it has seen to. */
        public void read(float[] slots, int slot) {
            u1 = slots[slot + 1];
            beta2 = slots[slot + 2];
            u2 = slots[slot + 3];
            step = slots[slot + 4];
            root = slots[slot + 5];
            eps = slots[slot + 6];
        }
    }
}
