package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;

/** Kernels that go where an index says, one element after the other: gather, scatter-add, accumulate, position of the largest. */
final class IndexCall extends Call {
    private final Primitive primitive;
    private final float[] x;
    private final float[] index;
    private final float[] out;
    /** x, index, out; the stride of the indexed dimension is taken out of the operand that the index leads. */
    private final Walk walk;

    private final boolean empty;
    private final int size;
    private final int stride;

    IndexCall(Kernel kernel) {
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
        walk = new Walk(sizes, strides, new int[] {from.offset, at.offset, to.offset});
    }

    @Override
    public void run() {
        if (empty) return;
        int[] at = walk.at;
        switch (primitive) {
            case GATHER -> {
                do out[at[2]] = x[at[0] + chosen(at[1]) * stride];
                while (walk.next());
            }
            case SCATTER_ADD -> {
                do out[at[2] + chosen(at[1]) * stride] += x[at[0]];
                while (walk.next());
            }
            case ACCUMULATE -> {
                do out[at[2]] += x[at[0]];
                while (walk.next());
            }
            default -> {
                do out[at[2]] = best(at[0]);
                while (walk.next());
            }
        }
    }

    private int chosen(int position) {
        int i = (int) index[position];
        if (i < 0 || i >= size)
            throw new IndexOutOfBoundsException("index " + index[position] + " is outside 0.." + (size - 1));
        return i;
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
