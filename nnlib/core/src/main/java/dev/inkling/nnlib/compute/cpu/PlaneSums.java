package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/**
 * Sums over rows and over what lies along memory, one for each position in between, as the gradient of a convolution's
 * bias is; shared among threads.
 */
final class PlaneSums extends Call implements WorkPool.Job {
    private final Kernels kernels;
    private final WorkPool pool;
    private final float[] x;
    private final float[] out;
    private final int xo;
    private final int oo;
    private final int rows;
    private final int kept;
    private final int inner;
    private final int rowStep;
    private final int keptStep;
    private final int outStep;
    private final int chunks;
    private final boolean accumulate;

    private PlaneSums(View from, View to, boolean accumulate, Kernels kernels, WorkPool pool) {
        this.kernels = kernels;
        this.pool = pool;
        this.accumulate = accumulate;
        x = CpuStorage.array(from);
        out = CpuStorage.array(to);
        xo = from.offset;
        oo = to.offset;
        rows = from.shape[0];
        kept = from.shape[1];
        inner = from.shape[2];
        rowStep = from.strides[0];
        keptStep = from.strides[1];
        outStep = to.strides[1];
        chunks = Math.min(kept, pool.chunks(from.count()));
    }

    /** The call, or null for another shape; neighbouring dimensions that belong together are one. */
    static Call of(View from, View to, boolean accumulate, Kernels kernels, WorkPool pool) {
        boolean planes = from.rank() == 3
                && to.shape[0] == 1
                && to.shape[1] > 1
                && to.shape[2] == 1
                && from.strides[2] == 1
                && from.count() > 0;
        return planes ? new PlaneSums(from, to, accumulate, kernels, pool) : null;
    }

    @Override
    public void run() {
        pool.run(this, chunks);
    }

    @Override
    public void run(int chunk) {
        for (int c = chunk * kept / chunks; c < (chunk + 1) * kept / chunks; c++) {
            double total = kernels.total(x, xo + c * keptStep, rows, rowStep, inner);
            int o = oo + c * outStep;
            out[o] = accumulate ? out[o] + (float) total : (float) total;
        }
    }
}
