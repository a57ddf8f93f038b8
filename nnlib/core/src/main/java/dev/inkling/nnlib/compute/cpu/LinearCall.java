package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/**
 * The fused kernel "linear": out = x w^T + b in one go; in = x, w, b. Small layers are computed here, the others are
 * products.
 */
final class LinearCall extends Call {
    static final String NAME = "linear";

    /** Multiplications; beyond, the product of {@link MatmulCall} is faster, whose sums these are up to there. */
    private static final int LARGEST = 4096;

    private final float[] x;
    private final float[] w;
    private final float[] b;
    private final float[] out;
    private final View xs;
    private final View ws;
    private final View bs;
    private final View outs;
    private final int rows;
    private final int inputs;
    private final int outputs;

    private LinearCall(Kernel kernel) {
        xs = kernel.in[0];
        ws = kernel.in[1];
        bs = kernel.in[2];
        outs = kernel.out[0];
        x = CpuStorage.array(xs);
        w = CpuStorage.array(ws);
        b = CpuStorage.array(bs);
        out = CpuStorage.array(outs);
        rows = xs.shape[0];
        inputs = xs.shape[1];
        outputs = ws.shape[0];
    }

    static boolean knows(String name) {
        return name.equals(NAME) || name.equals(NAME + Fusions.AT_LEAST);
    }

    /** The call, or null for what is neither small nor flat. */
    static Call of(Kernel kernel, Kernels kernels, WorkPool pool) {
        long work = (long) kernel.in[0].count() * kernel.in[1].shape[0];
        if (work == 0) return null;
        if (work > LARGEST) return WideLinearCall.of(kernel, kernels, pool);
        return kernel.name.equals(NAME) ? new LinearCall(kernel) : null;
    }

    @Override
    public void run() {
        int xCol = xs.strides[1];
        int wCol = ws.strides[1];
        for (int i = 0; i < rows; i++) {
            int row = xs.offset + i * xs.strides[0];
            int to = outs.offset + i * outs.strides[0];
            for (int j = 0; j < outputs; j++) {
                int p = row;
                int q = ws.offset + j * ws.strides[0];
                double sum = 0;
                for (int t = 0; t < inputs; t++) {
                    sum += (double) x[p] * w[q];
                    p += xCol;
                    q += wCol;
                }
                out[to + j * outs.strides[1]] = (float) sum + b[bs.offset + j * bs.strides[0]];
            }
        }
    }
}
