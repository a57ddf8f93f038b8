package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import java.util.Arrays;

/**
 * Sums, largest and smallest values. Where the innermost dimension is reduced, a row is added up in double; where it
 * stays, rows are added to each other in blocks, so that the error of a long sum stays small.
 */
final class ReduceCall extends Call {
    /** A sum over the rows of a small flat matrix: the same sums in the same order, straight away. */
    private static final class Small extends Call {
        private final float[] x;
        private final float[] out;
        private final int xo;
        private final int oo;
        private final int rows;
        private final int columns;
        private final boolean accumulate;

        Small(Kernel kernel, int rows, int columns) {
            x = CpuStorage.array(kernel.in[0]);
            out = CpuStorage.array(kernel.out[0]);
            xo = kernel.in[0].offset;
            oo = kernel.out[0].offset;
            this.rows = rows;
            this.columns = columns;
            accumulate = kernel.accumulates();
        }

        @Override
        public void run() {
            for (int j = 0; j < columns; j++) {
                float sum = x[xo + j];
                for (int i = 1; i < rows; i++) sum += x[xo + i * columns + j];
                // 0f as the general loops have it, which begin their sums there
                sum = 0f + sum;
                out[oo + j] = accumulate ? out[oo + j] + sum : sum;
            }
        }
    }

    static Call of(Kernel kernel, Kernels kernels, WorkPool pool) {
        View x = kernel.in[0];
        View out = kernel.out[0];
        boolean columns = kernel.primitive == Primitive.SUM
                && x.rank() == 2
                && out.shape[0] == 1
                && out.shape[1] == x.shape[1]
                && x.shape[1] > 1
                && x.shape[0] >= 1
                && x.shape[0] <= BLOCK
                && x.shape[1] <= BLOCK;
        if (columns && x.isContiguous() && out.isContiguous()) return new Small(kernel, x.shape[0], x.shape[1]);
        View[] merged = merged(x, out);
        Call planes = kernel.primitive == Primitive.SUM
                ? PlaneSums.of(merged[0], merged[1], kernel.accumulates(), kernels, pool)
                : null;
        return planes == null ? new ReduceCall(kernel, kernels) : planes;
    }

    private static final int BLOCK = 32;

    private final Kernels kernels;
    private final Primitive primitive;
    private final boolean accumulate;
    private final float[] x;
    private final float[] out;
    /** Over the positions of the output (its rows, if the innermost dimension stays): x, out. */
    private final Walk kept;
    /** Over what is added into one output (but the innermost dimension, if it is reduced), relative to its first. */
    private final Walk reduced;

    private final boolean innerReduced;
    private final int inner;
    private final int xStride;
    private final int outStride;
    private final boolean empty;
    private final float[] block;
    private final float[] sum;

    private ReduceCall(Kernel kernel, Kernels kernels) {
        this.kernels = kernels;
        primitive = kernel.primitive;
        accumulate = kernel.ints[0] == 1;
        View[] merged = merged(kernel.in[0], kernel.out[0]);
        View from = merged[0];
        View to = merged[1];
        x = CpuStorage.array(from);
        out = CpuStorage.array(to);
        int last = from.rank() - 1;
        innerReduced = last < 0 || to.shape[last] == 1;
        int keptDims = 0;
        for (int d = 0; d < last; d++) if (to.shape[d] != 1) keptDims++;
        int[] keptSizes = new int[keptDims];
        int[][] keptStrides = new int[2][keptDims];
        int[] reducedSizes = new int[Math.max(last, 0) - keptDims];
        int[][] reducedStrides = new int[1][reducedSizes.length];
        for (int d = 0, k = 0, r = 0; d < last; d++) {
            if (to.shape[d] != 1) {
                keptSizes[k] = from.shape[d];
                keptStrides[0][k] = from.strides[d];
                keptStrides[1][k++] = to.strides[d];
            } else {
                reducedSizes[r] = from.shape[d];
                reducedStrides[0][r++] = from.strides[d];
            }
        }
        empty = from.count() == 0;
        kept = new Walk(keptSizes, keptStrides, new int[] {from.offset, to.offset});
        reduced = new Walk(reducedSizes, reducedStrides, new int[] {0});
        inner = last < 0 ? 1 : from.shape[last];
        xStride = last < 0 ? 1 : from.strides[last];
        outStride = last < 0 ? 1 : to.strides[last];
        block = innerReduced ? null : new float[inner];
        sum = innerReduced ? null : new float[inner];
    }

    /**
     * The same reduction with neighbouring dimensions in one, where both are reduced or both stay and they lie evenly
     * in memory.
     */
    private static View[] merged(View from, View to) {
        int[] sizes = new int[from.rank()];
        int[] kept = new int[from.rank()];
        int[] steps = new int[from.rank()];
        int[] toSteps = new int[from.rank()];
        int n = 0;
        for (int d = 0; d < sizes.length; d++) {
            int size = from.shape[d];
            if (size == 1) continue;
            boolean stays = to.shape[d] != 1;
            boolean joins = n > 0
                    && stays == (kept[n - 1] != 1)
                    && steps[n - 1] == size * from.strides[d]
                    && (!stays || toSteps[n - 1] == size * to.strides[d]);
            int at = joins ? n - 1 : n++;
            sizes[at] = joins ? sizes[at] * size : size;
            kept[at] = stays ? sizes[at] : 1;
            steps[at] = from.strides[d];
            toSteps[at] = to.strides[d];
        }
        return new View[] {
            new View(from.storage, from.offset, Arrays.copyOf(sizes, n), Arrays.copyOf(steps, n)),
            new View(to.storage, to.offset, Arrays.copyOf(kept, n), Arrays.copyOf(toSteps, n))
        };
    }

    @Override
    public void run() {
        if (empty) return;
        do {
            if (innerReduced) one(kept.at[0], kept.at[1]);
            else row(kept.at[0], kept.at[1]);
        } while (kept.next());
    }

    private void one(int from, int to) {
        if (primitive == Primitive.SUM) {
            double total = 0;
            do total += total(from + reduced.at[0]);
            while (reduced.next());
            out[to] = accumulate ? out[to] + (float) total : (float) total;
            return;
        }
        float best = x[from];
        do {
            int o = from + reduced.at[0];
            for (int i = 0; i < inner; i++) best = better(best, x[o + i * xStride]);
        } while (reduced.next());
        out[to] = best;
    }

    private double total(int o) {
        return xStride == 1 ? Kernels.total(x, o, inner) : total(x, o, xStride, inner);
    }

    private static double total(float[] x, int o, int step, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            a += x[o + i * step];
            b += x[o + (i + 1) * step];
            c += x[o + (i + 2) * step];
            d += x[o + (i + 3) * step];
        }
        for (; i < n; i++) a += x[o + i * step];
        return a + b + (c + d);
    }

    private float better(float a, float b) {
        return primitive == Primitive.LARGEST ? Math.max(a, b) : Math.min(a, b);
    }

    private void row(int from, int to) {
        boolean adds = primitive == Primitive.SUM;
        int rows = 0;
        boolean first = true;
        Arrays.fill(sum, 0f);
        do {
            int o = from + reduced.at[0];
            if (first || (adds && rows == BLOCK)) {
                if (adds && !first) add(sum, block, inner);
                load(block, o);
                rows = 1;
                first = false;
            } else if (adds) {
                if (xStride == 1) kernels.add(block, 0, x, o, inner);
                else for (int i = 0; i < inner; i++) block[i] += x[o + i * xStride];
                rows++;
            } else {
                for (int i = 0; i < inner; i++) block[i] = better(block[i], x[o + i * xStride]);
            }
        } while (reduced.next());
        if (adds) add(sum, block, inner);
        float[] result = adds ? sum : block;
        if (accumulate) for (int i = 0; i < inner; i++) out[to + i * outStride] += result[i];
        else for (int i = 0; i < inner; i++) out[to + i * outStride] = result[i];
    }

    private void load(float[] row, int o) {
        for (int i = 0; i < inner; i++) row[i] = x[o + i * xStride];
    }

    private static void add(float[] to, float[] from, int n) {
        for (int i = 0; i < n; i++) to[i] += from[i];
    }
}
