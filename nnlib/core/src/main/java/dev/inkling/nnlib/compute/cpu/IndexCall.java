package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.BadIndex;
import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import java.util.Arrays;

/**
 * Kernels that go where an index says, one element after the other: gather, scatter-add, accumulate, position of the
 * largest.
 */
final class IndexCall extends Call {
    private final Kernel kernel;
    private final Primitive primitive;
    private final float[] x;
    private final float[] index;
    private final float[] out;
    /**
     * Over the rows of x, index, out; the stride of the indexed dimension is taken out of the operand that the index
     * leads.
     */
    private final Walk walk;

    private final boolean empty;
    private final int inner;
    private final int xStep;
    private final int indexStep;
    private final int outStep;
    private final int size;
    private final int stride;

    IndexCall(Kernel kernel) {
        this.kernel = kernel;
        primitive = kernel.primitive;
        View from = kernel.in[0];
        View to = kernel.out[0];
        View at = primitive == Primitive.GATHER || primitive == Primitive.SCATTER_ADD ? kernel.in[1] : from;
        x = CpuStorage.array(from);
        index = CpuStorage.array(at);
        out = CpuStorage.array(to);
        int dim = kernel.ints.length == 0 ? -1 : kernel.ints[0];
        View led = primitive == Primitive.SCATTER_ADD ? to : from;
        size = dim < 0 ? 0 : led.shape[dim];
        stride = dim < 0 ? 0 : led.strides[dim];
        int[][] strides = {from.strides.clone(), at.strides, to.strides.clone()};
        if (primitive == Primitive.SCATTER_ADD) strides[2][dim] = 0;
        else if (dim >= 0) strides[0][dim] = 0;
        int[] sizes = primitive == Primitive.ACCUMULATE || primitive == Primitive.SCATTER_ADD ? from.shape : to.shape;
        empty = View.count(sizes) == 0;
        int last = sizes.length - 1;
        inner = last < 0 ? 1 : sizes[last];
        xStep = last < 0 ? 0 : strides[0][last];
        indexStep = last < 0 ? 0 : strides[1][last];
        outStep = last < 0 ? 0 : strides[2][last];
        int[] outer = Arrays.copyOf(sizes, Math.max(last, 0));
        walk = new Walk(outer, strides, new int[] {from.offset, at.offset, to.offset});
    }

    @Override
    public void run() {
        if (empty) return;
        do row(walk.at[0], walk.at[1], walk.at[2]);
        while (walk.next());
    }

    private void row(int xo, int io, int oo) {
        switch (primitive) {
            case GATHER -> {
                for (int i = 0; i < inner; i++) {
                    out[oo + i * outStep] = x[xo + i * xStep + chosen(io + i * indexStep) * stride];
                }
            }
            case SCATTER_ADD -> {
                for (int i = 0; i < inner; i++) {
                    out[oo + i * outStep + chosen(io + i * indexStep) * stride] += x[xo + i * xStep];
                }
            }
            case ACCUMULATE -> {
                if (xStep == 1 && outStep == 1) add(x, xo, out, oo, inner);
                else for (int i = 0; i < inner; i++) out[oo + i * outStep] += x[xo + i * xStep];
            }
            default -> {
                for (int i = 0; i < inner; i++) out[oo + i * outStep] = best(xo + i * xStep);
            }
        }
    }

    private static void add(float[] x, int xo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i++) out[oo + i] += x[xo + i];
    }

    private int chosen(int position) {
        if (!BadIndex.isGood(index[position], size)) throw bad();
        return (int) index[position];
    }

    private IndexOutOfBoundsException bad() {
        View at = kernel.in[1];
        int dim = kernel.ints[0];
        return kernel.loss == null
                ? BadIndex.index(kernel.name, at, dim, size)
                : BadIndex.classNumber(kernel.loss, at, dim, size);
    }

    private int best(int o) {
        int best = 0;
        float value = x[o];
        for (int i = 1; i < size && !Float.isNaN(value); i++) {
            float v = x[o + i * stride];
            if (Float.isNaN(v) || (primitive == Primitive.ARG_LARGEST ? v > value : v < value)) {
                best = i;
                value = v;
            }
        }
        return best;
    }
}
