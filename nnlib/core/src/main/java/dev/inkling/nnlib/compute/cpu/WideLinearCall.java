package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/**
 * The fused kernel "linear" for layers that are worth a product of their own: bias, and the rectifier if there is one,
 * follow the product block by block while its sums are in a near cache.
 */
final class WideLinearCall extends Call implements Gemm.Ending {
    private final Kernels kernels;
    private final Call product;
    private final float[] out;
    private final float[] bias;
    private final float[] least;
    private final int oo;
    private final int bo;
    private final int lo;
    private final int columns;

    private WideLinearCall(Kernel kernel, Kernels kernels, WorkPool pool) {
        this.kernels = kernels;
        View to = kernel.out[0];
        View weight = kernel.in[1];
        product = new MatmulCall(Kernel.matmul(kernel.in[0], weight.transpose(0, 1), to, false), kernels, pool, this);
        out = CpuStorage.array(to);
        oo = to.offset;
        bias = CpuStorage.array(kernel.in[2]);
        bo = kernel.in[2].offset;
        boolean rectified = kernel.in.length > 3;
        least = rectified ? CpuStorage.array(kernel.in[3]) : null;
        lo = rectified ? kernel.in[3].offset : 0;
        columns = to.shape[1];
    }

    /** The call, or null where the result or the bias has gaps. */
    static Call of(Kernel kernel, Kernels kernels, WorkPool pool) {
        boolean flat = kernel.out[0].isContiguous() && kernel.in[2].isContiguous();
        return flat ? new WideLinearCall(kernel, kernels, pool) : null;
    }

    @Override
    public void run() {
        product.run();
    }

    @Override
    public void run(int top, int bottom, int left, int right) {
        float lowest = least == null ? Float.NEGATIVE_INFINITY : least[lo];
        for (int r = top; r < bottom; r++)
            kernels.bias(out, oo + r * columns + left, bias, bo + left, lowest, right - left);
    }
}
