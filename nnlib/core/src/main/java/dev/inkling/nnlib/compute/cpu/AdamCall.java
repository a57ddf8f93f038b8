package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;

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
    private final Loops loops;
    /** Whether all four lie alike, element after element at one index. */
    private final boolean flat;

    private final int chunks;
    private final View gradient;

    AdamCall(Kernel kernel, Kernels kernels, WorkPool pool) {
        this.kernels = kernels;
        this.pool = pool;
        gradient = kernel.in[G];
        View[] views = {kernel.in[P], kernel.in[M], kernel.in[V], kernel.in[G]};
        p = CpuStorage.array(views[P]);
        m = CpuStorage.array(views[M]);
        v = CpuStorage.array(views[V]);
        g = CpuStorage.array(views[G]);
        slots = CpuStorage.array(kernel.in[4]);
        slot = kernel.in[4].offset;
        loops = Loops.over(views);
        boolean alike = loops.outer == null;
        for (int i = 0; i < views.length; i++) {
            alike &= loops.innerStrides[i] == 1 && views[i].offset == views[P].offset;
        }
        flat = alike;
        chunks = pool.chunks(loops.inner);
    }

    @Override
    public void run() {
        if (loops.inner == 0) return;
        begin();
        if (flat) {
            pool.run(this, chunks);
        } else if (loops.outer == null) {
            row(loops.start);
        } else {
            do row(loops.outer.at);
            while (loops.outer.next());
        }
    }

    /** Whether it can be the ending of a product that computes its gradient. */
    boolean follows() {
        return flat && gradient.rank() == 2 && loops.inner == gradient.count();
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
        int start = loops.start[P];
        int from = (int) ((long) loops.inner * chunk / chunks);
        int to = (int) ((long) loops.inner * (chunk + 1) / chunks);
        kernels.adam(p, m, v, g, start + from, start + to, numbers);
    }

    private void row(int[] at) {
        int[] step = loops.innerStrides;
        for (int i = 0; i < loops.inner; i++) {
            int pi = at[P] + i * step[P];
            int mi = at[M] + i * step[M];
            int vi = at[V] + i * step[V];
            float gi = g[at[G] + i * step[G]];
            m[mi] = m[mi] + (gi - m[mi]) * numbers.u1 + Kernels.FLUSH - Kernels.FLUSH;
            v[vi] = v[vi] * numbers.beta2 + gi * gi * numbers.u2 + Kernels.FLUSH - Kernels.FLUSH;
            p[pi] = p[pi] - m[mi] * numbers.step / ((float) Math.sqrt(v[vi]) / numbers.root + numbers.eps);
        }
    }
}
