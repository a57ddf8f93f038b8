package dev.inkling.nnlib.compute.cpu;

/**
 * The loops that a training step spends its time in, as one kernel set: the plain one is built in, others stand on
 * instructions that only some machines have. Each set gives its own bits, the same ones whatever the number of threads.
 */
public abstract class Kernels {
    /**
     * Added and taken away again, it rounds a moment to whole multiples of 1e-31: one that fades out, as all of a dead
     * unit's do, comes to rest there before it or what is made of it becomes a denormal number, which many processors
     * are slow with. What is above 1e-24 keeps its digits.
     */
    protected static final float FLUSH = 0x1p-80f;

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
     * gradient. With the numbers u1 = 1 - β1, β2, u2 = 1 - β2, step size, root of the second correction, ε:
     *
     * <pre>
     * m = flushed(m + (g - m) u1)
     * v = flushed(v β2 + g g u2)
     * p = p - m step / (√v / root + ε)
     * </pre>
     *
     * rounded after each operation, as the composition of primitives is; flushed as {@link #FLUSH} says.
     */
    public abstract void adam(float[] p, float[] m, float[] v, float[] g, int from, int to, AdamNumbers numbers);

    /** out = x, but 0 where y is not above zero; so many elements from these offsets on. */
    public void gate(float[] x, int xo, float[] y, int yo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i++) out[oo + i] = Binary.gate(x[xo + i], y[yo + i]);
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
    final double total(float[] x, int o, int rows, int step, int n) {
        double total = 0;
        if (n < WORTH_COPYING) {
            for (int r = 0; r < rows; r++) total += ReduceCall.total(x, o + r * step, n);
            return total;
        }
        float[] sum = Scratch.ofThread().flat(SUM, n);
        for (int r = 0; r < rows; r++) {
            if (r % TOGETHER == 0) System.arraycopy(x, o + r * step, sum, 0, n);
            else add(sum, 0, x, o + r * step, n);
            if (r == rows - 1 || (r + 1) % TOGETHER == 0) total += ReduceCall.total(sum, 0, n);
        }
        return total;
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
        void read(float[] slots, int slot) {
            u1 = slots[slot + 1];
            beta2 = slots[slot + 2];
            u2 = slots[slot + 3];
            step = slots[slot + 4];
            root = slots[slot + 5];
            eps = slots[slot + 6];
        }
    }
}
