package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/**
 * An elementwise kernel on operands that all lie flat, or are one value: nothing stands between the call and its loop.
 */
final class FlatCall extends Call implements WorkPool.Job {
    private final Primitive primitive;
    private final int operands;
    /** The second operand is one value, read anew by each run. */
    private final boolean scalar;

    private final float[] out;
    private final float[] x;
    private final float[] y;
    private final float[] z;
    private final int oo;
    private final int xo;
    private final int yo;
    private final int zo;
    private final int count;
    private final Kernels kernels;
    private final WorkPool pool;
    private final int chunks;

    private FlatCall(Kernel kernel, boolean scalar, Kernels kernels, WorkPool pool) {
        this.kernels = kernels;
        this.pool = pool;
        primitive = kernel.primitive;
        operands = kernel.in.length;
        this.scalar = scalar;
        View last = kernel.in[operands - 1];
        View second = operands > 1 ? kernel.in[1] : last;
        out = CpuStorage.array(kernel.out[0]);
        oo = kernel.out[0].offset;
        x = CpuStorage.array(kernel.in[0]);
        xo = kernel.in[0].offset;
        y = CpuStorage.array(second);
        yo = second.offset;
        z = CpuStorage.array(last);
        zo = last.offset;
        count = kernel.out[0].count();
        chunks = pool.chunks(count);
    }

    /** The call, or null where an operand is strided. */
    static Call of(Kernel kernel, Kernels kernels, WorkPool pool) {
        if (!kernel.out[0].isContiguous()) return null;
        boolean scalar = false;
        for (int k = 0; k < kernel.in.length; k++) {
            View view = kernel.in[k];
            if (view.isContiguous()) continue;
            if (k != 1 || kernel.in.length != 2 || !view.isOneValue()) return null;
            scalar = true;
        }
        return new FlatCall(kernel, scalar, kernels, pool);
    }

    @Override
    public void run() {
        if (chunks == 1) part(0, count);
        else pool.run(this, chunks);
    }

    @Override
    public void run(int chunk) {
        int from = (int) ((long) count * chunk / chunks);
        part(from, (int) ((long) count * (chunk + 1) / chunks) - from);
    }

    private void part(int from, int n) {
        int o = oo + from;
        int a = xo + from;
        if (operands == 1) Unary.row(primitive, x, a, out, o, n);
        else if (scalar) Binary.scalar(primitive, x, a, y[yo], out, o, n);
        else if (primitive == Primitive.GATE) kernels.gate(x, a, y, yo + from, out, o, n);
        else if (operands == 2) Binary.row(primitive, x, a, y, yo + from, out, o, n);
        else MapCall.where(x, a, y, yo + from, z, zo + from, out, o, n);
    }
}
