package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import java.util.Arrays;

/**
 * The fused kernel "max_pool2d_backward": zeros, to which each gradient is added where its window found the largest
 * value; in = up, positions.
 */
final class MaxPoolBackCall extends Call implements WorkPool.Job {
    static final String NAME = "max_pool2d_backward";

    private final float[] out;
    private final float[] up;
    private final float[] position;
    /** Where it is not positive nothing passes; null where everything does. */
    private final float[] gate;

    private final int oo;
    private final int uo;
    private final int po;
    private final int go;
    private final int planes;
    private final int plane;
    private final int windows;
    private final WorkPool pool;
    private final int chunks;

    private MaxPoolBackCall(Kernel kernel, WorkPool pool) {
        this.pool = pool;
        View to = kernel.out[0];
        out = CpuStorage.array(to);
        up = CpuStorage.array(kernel.in[0]);
        position = CpuStorage.array(kernel.in[1]);
        oo = to.offset;
        uo = kernel.in[0].offset;
        po = kernel.in[1].offset;
        boolean gated = kernel.in.length > 2;
        gate = gated ? CpuStorage.array(kernel.in[2]) : null;
        go = gated ? kernel.in[2].offset : 0;
        planes = to.shape[0] * to.shape[1];
        plane = to.shape[2];
        windows = kernel.in[0].shape[2];
        chunks = pool.chunks(to.count());
    }

    static boolean knows(String name) {
        return name.equals(NAME) || name.equals(NAME + Fusions.GATED);
    }

    /** The call, or null where the operands have gaps. */
    static Call of(Kernel kernel, WorkPool pool) {
        boolean flat = kernel.out[0].isContiguous();
        for (View view : kernel.in) flat &= view.isContiguous();
        return flat ? new MaxPoolBackCall(kernel, pool) : null;
    }

    @Override
    public void run() {
        pool.run(this, chunks);
    }

    @Override
    public void run(int chunk) {
        int last = (int) ((chunk + 1L) * planes / chunks);
        for (int p = (int) ((long) chunk * planes / chunks); p < last; p++) {
            int to = oo + p * plane;
            int from = p * windows;
            Arrays.fill(out, to, to + plane, 0f);
            if (gate == null) pass(to, from);
            else pass(to, from, go + p * plane);
        }
    }

    private void pass(int to, int from) {
        for (int i = 0; i < windows; i++) out[to + (int) position[po + from + i]] += up[uo + from + i];
    }

    private void pass(int to, int from, int picture) {
        for (int i = 0; i < windows; i++) {
            int place = (int) position[po + from + i];
            out[to + place] += Kernels.gate(up[uo + from + i], gate[picture + place]);
        }
    }
}
