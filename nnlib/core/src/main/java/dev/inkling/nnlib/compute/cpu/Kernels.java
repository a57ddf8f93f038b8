package dev.inkling.nnlib.compute.cpu;

/**
 * The loops that a training step spends its time in, as one kernel set: the plain one is built in, others stand on instructions that only some machines
 * have. Each set gives its own bits, the same ones whatever the number of threads.
 */
public abstract class Kernels {
    /** What a session records: with the same kernels the same seed gives the same bits. */
    public abstract String name();

    public abstract Gemm gemm(Gemm.Shape shape, WorkPool pool);

    /** A convolution that is faster than windows and products, or null where they are to be used. */
    public Conv conv(Conv.Shape shape, WorkPool pool) {
        return null;
    }

    /**
     * One step of Adam on the elements from..to of four arrays at one index: parameter, first and second moment, gradient. With the numbers u1 = 1 - β1,
     * β2, u2 = 1 - β2, step size, root of the second correction, ε:
     *
     * <pre>
     * m = m + (g - m) u1
     * v = v β2 + g g u2
     * p = p - m step / (√v / root + ε)
     * </pre>
     *
     * rounded after each operation, as the composition of primitives is.
     */
    public abstract void adam(float[] p, float[] m, float[] v, float[] g, int from, int to, AdamNumbers numbers);

    /** What a step of Adam multiplies with, read afresh for each step. */
    public static final class AdamNumbers {
        public float u1;
        public float beta2;
        public float u2;
        public float step;
        public float root;
        public float eps;
    }
}
