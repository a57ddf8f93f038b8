package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Conv;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/**
 * The fused kernels "conv2d", "conv2d_weight" and "conv2d_input", where the kernel set has a convolution of its own.
 */
final class ConvCall extends Call {
    static final String FORWARD = "conv2d";
    private static final String RECTIFIED = FORWARD + Fusions.AT_LEAST;
    private static final String WEIGHT = "conv2d_weight";
    private static final String INPUT = "conv2d_input";

    private static final float[] NO_LIMIT = {Float.NEGATIVE_INFINITY};

    private final String name;
    private final Conv conv;
    private final float[] out;
    private final float[] x;
    private final float[] y;
    private final float[] bias;
    private final int oo;
    private final int xo;
    private final int yo;
    private final int bo;
    /** What no result is to be less than. */
    private final float[] least;

    private final int lo;

    private ConvCall(Kernel kernel, Conv conv) {
        this.conv = conv;
        name = kernel.name;
        out = CpuStorage.array(kernel.out[0]);
        oo = kernel.out[0].offset;
        x = CpuStorage.array(kernel.in[0]);
        xo = kernel.in[0].offset;
        y = CpuStorage.array(kernel.in[1]);
        yo = kernel.in[1].offset;
        boolean rectified = name.equals(RECTIFIED);
        boolean biased = kernel.in.length > (rectified ? 3 : 2);
        View last = kernel.in[kernel.in.length - 1];
        least = rectified ? CpuStorage.array(last) : NO_LIMIT;
        lo = rectified ? last.offset : 0;
        bias = biased ? CpuStorage.array(kernel.in[2]) : null;
        bo = biased ? kernel.in[2].offset : 0;
    }

    static boolean knows(String name) {
        return name.equals(FORWARD) || name.equals(RECTIFIED) || name.equals(WEIGHT) || name.equals(INPUT);
    }

    /** The call, or null where there is no such kernel, or products with double sums are made for so little work. */
    static Call of(Kernel kernel, Kernels kernels, WorkPool pool) {
        boolean flat = kernel.out[0].isContiguous();
        for (View view : kernel.in) flat &= view.isContiguous() || view.isOneValue();
        if (!flat) return null;
        View pictures = kernel.name.equals(INPUT) ? kernel.out[0] : kernel.in[0];
        View weights =
                kernel.name.equals(WEIGHT) ? kernel.out[0] : kernel.name.equals(INPUT) ? kernel.in[0] : kernel.in[1];
        int[] p = pictures.shape;
        int[] w = weights.shape;
        Conv.Shape shape = new Conv.Shape(p[0], p[1], p[2], p[3], w[0], w[2], kernel.ints[0], kernel.ints[1]);
        if (shape.work() <= MatmulCall.SMALL) return null;
        Conv conv = kernels.conv(shape, pool);
        return conv == null ? null : new ConvCall(kernel, conv);
    }

    @Override
    public void run() {
        switch (name) {
            case FORWARD, RECTIFIED -> conv.forward(x, xo, y, yo, bias, bo, least[lo], out, oo);
            case WEIGHT -> conv.weight(x, xo, y, yo, out, oo);
            default -> conv.input(x, xo, y, yo, out, oo);
        }
    }
}
