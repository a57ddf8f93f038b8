package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;

/**
 * A kernel of two operands on a matrix of flat rows, the second operand flat too, or one row for all, or one value a
 * row: a bias, a scale.
 */
final class RowsCall extends Call {
    private final Primitive primitive;
    private final float[] out;
    private final float[] x;
    private final float[] y;
    private final int oo;
    private final int xo;
    private final int yo;
    private final int outStep;
    private final int xStep;
    private final int yStep;
    private final int rows;
    private final int columns;
    /** The second operand is one value a row. */
    private final boolean scalar;

    private RowsCall(Kernel kernel, Loops loops) {
        primitive = kernel.primitive;
        out = CpuStorage.array(kernel.out[0]);
        x = CpuStorage.array(kernel.in[0]);
        y = CpuStorage.array(kernel.in[1]);
        oo = loops.start[0];
        xo = loops.start[1];
        yo = loops.start[2];
        outStep = loops.outer.stride(0);
        xStep = loops.outer.stride(1);
        yStep = loops.outer.stride(2);
        rows = loops.outer.size();
        columns = loops.inner;
        scalar = loops.innerStrides[2] == 0;
    }

    /** The call, or null where the operands lie otherwise. */
    static Call of(Kernel kernel) {
        if (kernel.in.length != 2) return null;
        Loops loops = Loops.over(kernel.out[0], kernel.in[0], kernel.in[1]);
        int[] strides = loops.innerStrides;
        boolean fits = loops.inner > 0 && loops.outer != null && loops.outer.rank() == 1;
        fits = fits && strides[0] == 1 && strides[1] == 1 && (strides[2] == 0 || strides[2] == 1);
        return fits ? new RowsCall(kernel, loops) : null;
    }

    @Override
    public void run() {
        int o = oo;
        int a = xo;
        int b = yo;
        for (int r = 0; r < rows; r++) {
            if (scalar) Binary.scalar(primitive, x, a, y[b], out, o, columns);
            else Binary.row(primitive, x, a, y, b, out, o, columns);
            o += outStep;
            a += xStep;
            b += yStep;
        }
    }
}
