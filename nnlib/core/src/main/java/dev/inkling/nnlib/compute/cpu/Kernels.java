package dev.inkling.nnlib.compute.cpu;

/**
 * The loops that a training step spends its time in, as one kernel set: the plain one is built in, others stand on instructions that only some machines
 * have. Each set gives its own bits, the same ones whatever the number of threads.
 */
public abstract class Kernels {
    /** What a session records: with the same kernels the same seed gives the same bits. */
    public abstract String name();

    public abstract Gemm gemm(Gemm.Shape shape, WorkPool pool);
}
