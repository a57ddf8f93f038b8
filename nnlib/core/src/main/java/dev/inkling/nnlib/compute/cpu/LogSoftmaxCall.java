package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;

/**
 * The fused kernels "log_softmax" (y; x) and "log_softmax_backward" (gradient; up, y) along the last dimension: one
 * pass over each row where the composition makes half a dozen over all.
 */
final class LogSoftmaxCall extends Call {
    private static final String FORWARD = "log_softmax";
    private static final String BACKWARD = "log_softmax_backward";

    private final boolean forward;
    private final float[] out;
    private final float[] x;
    private final float[] y;
    private final int oo;
    private final int xo;
    private final int yo;
    private final int rows;
    private final int columns;
    private final float[] raised;

    private LogSoftmaxCall(Kernel kernel) {
        forward = kernel.name.equals(FORWARD);
        View to = kernel.out[0];
        View last = kernel.in[kernel.in.length - 1];
        out = CpuStorage.array(to);
        x = CpuStorage.array(kernel.in[0]);
        y = CpuStorage.array(last);
        oo = to.offset;
        xo = kernel.in[0].offset;
        yo = last.offset;
        columns = to.shape[to.rank() - 1];
        rows = to.count() / columns;
        raised = new float[columns];
    }

    static boolean knows(String name) {
        return name.equals(FORWARD) || name.equals(BACKWARD);
    }

    /** The call, or null where rows do not lie one after the other. */
    static Call of(Kernel kernel) {
        boolean flat = kernel.out[0].isContiguous() && kernel.out[0].rank() > 0 && kernel.out[0].count() > 0;
        for (View view : kernel.in) flat &= view.isContiguous();
        return flat ? new LogSoftmaxCall(kernel) : null;
    }

    @Override
    public void run() {
        for (int r = 0; r < rows; r++) {
            if (forward) row(x, xo + r * columns, out, oo + r * columns, columns, raised);
            else gradient(xo + r * columns, yo + r * columns, oo + r * columns);
        }
    }

    /** One row, with room for as many numbers. */
    static void row(float[] x, int from, float[] out, int to, int columns, float[] raised) {
        float top = x[from];
        for (int i = 0; i < columns; i++) top = Math.max(top, x[from + i]);
        for (int i = 0; i < columns; i++) {
            float shifted = x[from + i] - top;
            out[to + i] = shifted;
            raised[i] = FloatMath.exp(shifted);
        }
        float log = FloatMath.log((float) Kernels.total(raised, 0, columns));
        for (int i = 0; i < columns; i++) out[to + i] -= log;
    }

    private void gradient(int up, int from, int to) {
        float sum = (float) Kernels.total(x, up, columns);
        for (int i = 0; i < columns; i++) out[to + i] = x[up + i] - FloatMath.exp(y[from + i]) * sum;
    }
}
