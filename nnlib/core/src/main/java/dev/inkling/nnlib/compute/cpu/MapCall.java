package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/**
 * An elementwise kernel on any strides: contiguous rows run in flat loops, other rows pass through small scratch rows.
 */
final class MapCall extends Call {
    private static final int CHUNK = 512;

    private final Primitive primitive;
    private final int operands;
    private final float[] out;
    private final float[][] in;
    private final Loops loops;
    private final int outStride;
    /** Rows to gather an operand into, null where it is contiguous or one value that the loop takes as such. */
    private final float[][] scratch;

    private final float[] outScratch;

    static Call of(Kernel kernel, Kernels kernels, WorkPool pool) {
        Call flat = FlatCall.of(kernel, kernels, pool);
        if (flat != null) return flat;
        Call rows = RowsCall.of(kernel);
        return rows == null ? new MapCall(kernel) : rows;
    }

    private MapCall(Kernel kernel) {
        primitive = kernel.primitive;
        operands = kernel.in.length;
        out = CpuStorage.array(kernel.out[0]);
        in = new float[operands][];
        View[] views = new View[operands + 1];
        views[0] = kernel.out[0];
        for (int k = 0; k < operands; k++) {
            in[k] = CpuStorage.array(kernel.in[k]);
            views[k + 1] = kernel.in[k];
        }
        loops = Loops.over(views);
        outStride = loops.innerStrides[0];
        int row = Math.min(loops.inner, CHUNK);
        scratch = new float[operands][];
        for (int k = 0; k < operands; k++) {
            boolean scalar = loops.innerStrides[k + 1] == 0 && k == 1 && operands == 2;
            if (loops.innerStrides[k + 1] != 1 && !scalar) scratch[k] = new float[row];
        }
        outScratch = outStride == 1 || loops.inner == 1 ? null : new float[row];
    }

    @Override
    public void run() {
        if (loops.inner == 0) return;
        if (loops.outer == null) {
            row(loops.start);
            return;
        }
        Walk walk = loops.outer;
        do {
            row(walk.at);
        } while (walk.next());
    }

    private void row(int[] at) {
        int n = loops.inner;
        if (n <= CHUNK) {
            part(at, 0, n);
        } else if (outScratch == null && plain()) {
            part(at, 0, n);
        } else {
            for (int from = 0; from < n; from += CHUNK) part(at, from, Math.min(CHUNK, n - from));
        }
    }

    private boolean plain() {
        for (float[] s : scratch) if (s != null) return false;
        return true;
    }

    private void part(int[] at, int from, int n) {
        float[] target = outScratch == null ? out : outScratch;
        int to = outScratch == null ? at[0] + from * outStride : 0;
        float[] x = operand(0, at, from, n);
        int xo = position(0, at, from);
        if (operands == 1) {
            Unary.row(primitive, x, xo, target, to, n);
        } else if (operands == 2 && scratch[1] == null && loops.innerStrides[2] == 0) {
            Binary.scalar(primitive, x, xo, in[1][at[2]], target, to, n);
        } else {
            float[] y = operand(1, at, from, n);
            int yo = position(1, at, from);
            if (operands == 2) {
                Binary.row(primitive, x, xo, y, yo, target, to, n);
            } else {
                where(x, xo, y, yo, operand(2, at, from, n), position(2, at, from), target, to, n);
            }
        }
        if (outScratch == null) return;
        int o = at[0] + from * outStride;
        for (int i = 0; i < n; i++) out[o + i * outStride] = outScratch[i];
    }

    private int position(int k, int[] at, int from) {
        return scratch[k] == null ? at[k + 1] + from : 0;
    }

    private float[] operand(int k, int[] at, int from, int n) {
        float[] row = scratch[k];
        float[] x = in[k];
        if (row == null) return x;
        int stride = loops.innerStrides[k + 1];
        int o = at[k + 1] + from * stride;
        for (int i = 0; i < n; i++) row[i] = x[o + i * stride];
        return row;
    }

    static void where(float[] m, int mo, float[] x, int xo, float[] y, int yo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) o[oo + i] = m[mo + i] != 0 ? x[xo + i] : y[yo + i];
    }
}
