package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;

/** An elementwise kernel on operands that all lie flat, or are one value: nothing stands between the call and its loop. */
final class FlatCall extends Call {
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

    private FlatCall(Kernel kernel, boolean scalar) {
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
    }

    /** The call, or null where an operand is strided. */
    static Call of(Kernel kernel) {
        if (!kernel.out[0].isContiguous()) return null;
        boolean scalar = false;
        for (int k = 0; k < kernel.in.length; k++) {
            View view = kernel.in[k];
            if (view.isContiguous()) continue;
            if (k != 1 || kernel.in.length != 2 || !view.isOneValue()) return null;
            scalar = true;
        }
        return new FlatCall(kernel, scalar);
    }

    @Override
    public void run() {
        if (operands == 1) Unary.row(primitive, x, xo, out, oo, count);
        else if (scalar) Binary.scalar(primitive, x, xo, y[yo], out, oo, count);
        else if (operands == 2) Binary.row(primitive, x, xo, y, yo, out, oo, count);
        else MapCall.where(x, xo, y, yo, z, zo, out, oo, count);
    }
}
