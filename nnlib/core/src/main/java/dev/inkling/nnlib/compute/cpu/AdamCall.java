package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;

/** The offer "adam": one pass over parameter, moments and gradient instead of a dozen. */
final class AdamCall extends Call implements WorkPool.Job {
    private static final int P = 0;
    private static final int M = 1;
    private static final int V = 2;
    private static final int G = 3;

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

    AdamCall(Kernel kernel, Kernels kernels, WorkPool pool) {
        this.kernels = kernels;
        this.pool = pool;
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
        // number 0 is the weight decay, which the optimizer has seen to
        numbers.u1 = slots[slot + 1];
        numbers.beta2 = slots[slot + 2];
        numbers.u2 = slots[slot + 3];
        numbers.step = slots[slot + 4];
        numbers.root = slots[slot + 5];
        numbers.eps = slots[slot + 6];
        if (flat) {
            pool.run(this, chunks);
        } else if (loops.outer == null) {
            row(loops.start);
        } else {
            do row(loops.outer.at);
            while (loops.outer.next());
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
            m[mi] = m[mi] + (gi - m[mi]) * numbers.u1;
            v[vi] = v[vi] * numbers.beta2 + gi * gi * numbers.u2;
            p[pi] = p[pi] - m[mi] * numbers.step / ((float) Math.sqrt(v[vi]) / numbers.root + numbers.eps);
        }
    }
}
