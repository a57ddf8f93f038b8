package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import java.util.Arrays;

/**
 * The fused kernel "adam": one pass over parameter, moments and gradient instead of a dozen. As the ending of a product
 * it follows the gradient, block by block.
 */
final class AdamCall extends Call implements WorkPool.Job, Gemm.Ending {
    static final String NAME = "adam";

    private static final int P = 0;
    private static final int M = 1;
    private static final int V = 2;
    static final int G = 3;

    private final Kernels kernels;
    private final WorkPool pool;
    private final Kernels.AdamNumbers numbers = new Kernels.AdamNumbers();
    private final float[] slots;
    private final int slot;
    private final float[] p;
    private final float[] m;
    private final float[] v;
    private final float[] g;
    private final int start;
    private final int count;
    private final int chunks;
    private final View gradient;

    private AdamCall(Kernel kernel, Kernels kernels, WorkPool pool) {
        this.kernels = kernels;
        this.pool = pool;
        gradient = kernel.in[G];
        p = CpuStorage.array(kernel.in[P]);
        m = CpuStorage.array(kernel.in[M]);
        v = CpuStorage.array(kernel.in[V]);
        g = CpuStorage.array(gradient);
        slots = CpuStorage.array(kernel.in[4]);
        slot = kernel.in[4].offset;
        start = gradient.offset;
        count = gradient.count();
        chunks = pool.chunks(count);
    }

    /** The call, or null where the four do not lie alike, element after element at one index. */
    static AdamCall of(Kernel kernel, Kernels kernels, WorkPool pool) {
        View[] views = Arrays.copyOf(kernel.in, G + 1);
        Loops loops = Loops.over(views);
        boolean flat = loops.outer == null;
        for (int i = 0; i <= G; i++) flat &= loops.innerStrides[i] == 1 && views[i].offset == views[P].offset;
        return flat ? new AdamCall(kernel, kernels, pool) : null;
    }

    @Override
    public void run() {
        if (count == 0) return;
        begin();
        pool.run(this, chunks);
    }

    /** Whether it can be the ending of a product that computes its gradient. */
    boolean follows() {
        return gradient.rank() == 2;
    }

    /** Reads the numbers of this step. */
    void begin() {
        numbers.read(slots, slot);
    }

    /** A block that spans the gradient's memory is one stretch, another a stretch a line. */
    @Override
    public void run(int top, int bottom, int left, int right) {
        boolean down = gradient.strides[0] == 1;
        int from = down ? top : left;
        int to = down ? bottom : right;
        int first = down ? left : top;
        int last = down ? right : bottom;
        int line = gradient.strides[down ? 1 : 0];
        int start = gradient.offset + first * line;
        if (to - from == line) {
            kernels.adam(p, m, v, g, start, start + (last - first) * line, numbers);
        } else {
            for (int i = first; i < last; i++, start += line)
                kernels.adam(p, m, v, g, start + from, start + to, numbers);
        }
    }

    @Override
    public void run(int chunk) {
        int from = (int) ((long) count * chunk / chunks);
        int to = (int) ((long) count * (chunk + 1) / chunks);
        kernels.adam(p, m, v, g, start + from, start + to, numbers);
    }
}
