package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Brings a kernel to programs: which of them, bound to what memory, with which words. */
final class Binder {
    private static final int REDUCE_DIMS = 4;
    private static final int GATHER_DIMS = 5;
    private static final int SCATTER_DIMS = 4;
    /** From so many elements on a group adds up one output, where outputs alone do not keep the device busy. */
    private static final int LONG = 128;

    private static final int FEW = 4096;

    private final Range status;
    private final Products products;
    private final Dispatches dispatches;

    Binder(Gpu gpu, Products products, Range status) {
        this.products = products;
        this.status = status;
        dispatches = new Dispatches(gpu);
    }

    /** The dispatches of a primitive; a random one reads its key where these numbers lie. */
    List<Dispatch> bind(Kernel kernel, StepNumbers numbers) {
        switch (kernel.primitive) {
            case UNIFORM -> uniform(kernel.out[0], numbers.keyPlace(kernel.key));
            case ACCUMULATE -> accumulate(kernel.in[0], kernel.out[0]);
            case SUM, LARGEST, SMALLEST, ARG_LARGEST, ARG_SMALLEST -> reduce(kernel);
            case MATMUL -> matmul(kernel);
            case GATHER -> gather(kernel);
            case SCATTER_ADD -> scatter(kernel);
            default -> elementwise(dispatches, kernel.name, kernel.out[0], kernel.in);
        }
        return dispatches.all();
    }

    private Operand operand(View view) {
        return dispatches.operand(view);
    }

    /** An elementwise kernel, primitive or fused; its operands have the output's shape. */
    static void elementwise(Dispatches dispatches, String kernel, View out, View... in) {
        int operation = Operations.number(kernel);
        if (out.count() == 0) return;
        Operand target = dispatches.operand(out);
        Operand[] all = new Operand[1 + in.length];
        all[0] = target;
        int over = 0;
        for (int i = 0; i < in.length; i++) {
            Operand from = dispatches.operand(in[i]);
            all[1 + i] = from;
            if (from.range.meets(target.range)) {
                over |= 1 << i;
                target.range = target.range.with(from.range);
            }
        }
        List<Range> ranges = new ArrayList<>(List.of(target.range));
        for (int i = 0; i < in.length; i++) {
            if ((over >> i & 1) == 1) all[1 + i].range = target.range;
            else ranges.add(all[1 + i].range);
        }
        int[][] strides = new int[1 + in.length][];
        strides[0] = out.strides;
        for (int i = 0; i < in.length; i++) strides[1 + i] = in[i].strides;
        Dims dims = Dims.of(out.shape, strides);
        int count = dims.count();
        Range[] bound = ranges.toArray(new Range[0]);
        if (dims.rank() <= 1 && (dims.rank() == 0 || dims.strides[0][0] == 1)) {
            int[] words = new int[3 + 2 * in.length];
            words[0] = operation;
            words[1] = count;
            words[2] = target.offset();
            for (int i = 0; i < in.length; i++) {
                words[3 + 2 * i] = all[1 + i].offset();
                words[4 + 2 * i] = dims.rank() == 0 ? 0 : dims.strides[1 + i][0];
            }
            dispatches.threads(Programs.map(in.length, over, true), count, words, bound);
            return;
        }
        int rank = in.length == 3 ? Programs.SELECT_DIMS : Programs.MAP_DIMS;
        Dims inner = dims.inner(rank);
        Dims outer = dims.outer(rank);
        for (int n = 0; n < outer.count(); n++) {
            int[] at = outer.at(n);
            Words words = new Words().add(operation, inner.count()).sizes(inner).laid(inner, at, all);
            dispatches.threads(Programs.map(in.length, over, false), inner.count(), words.all(), bound);
        }
    }

    private void reduce(Kernel kernel) {
        View x = kernel.in[0];
        View out = kernel.out[0];
        if (out.count() == 0) return;
        boolean position = kernel.primitive == Primitive.ARG_LARGEST || kernel.primitive == Primitive.ARG_SMALLEST;
        int dim = position ? kernel.ints[0] : -1;
        int rank = x.rank();
        int[] keptSizes = new int[rank];
        int[] goneSizes = new int[rank];
        for (int d = 0; d < rank; d++) {
            boolean gone = position ? d == dim : out.shape[d] == 1;
            keptSizes[d] = gone ? 1 : x.shape[d];
            goneSizes[d] = gone ? x.shape[d] : 1;
        }
        Dims kept = Dims.of(keptSizes, x.strides, out.strides);
        Dims gone = Dims.of(goneSizes, x.strides);
        if (gone.rank() > REDUCE_DIMS) {
            throw new IllegalArgumentException(kernel + ": more than " + REDUCE_DIMS + " dimensions are reduced");
        }
        Dims inner = kept.inner(REDUCE_DIMS);
        Dims outer = kept.outer(REDUCE_DIMS);
        Dims reduced = gone.inner(REDUCE_DIMS);
        Operand from = operand(x);
        Operand to = operand(out);
        int outputs = inner.count();
        int each = gone.count();
        boolean wide = each >= LONG && outputs <= FEW;
        int operation =
                switch (kernel.primitive) {
                    case SUM -> 0;
                    case LARGEST -> 1;
                    case SMALLEST -> 2;
                    case ARG_LARGEST -> 3;
                    default -> 4;
                };
        for (int n = 0; n < outer.count(); n++) {
            int[] at = outer.at(n);
            int[] words = new Words()
                    .add(operation, outputs, each, from.offset() + at[0], to.offset() + at[1])
                    .add(kernel.accumulates() ? 1 : 0)
                    .sizes(inner)
                    .add(inner.strides[0])
                    .add(inner.strides[1])
                    .sizes(reduced)
                    .add(reduced.strides[0])
                    .all();
            if (wide) dispatches.groups("reduce-wide", outputs, words, to.range, from.range);
            else dispatches.threads("reduce", outputs, words, to.range, from.range);
        }
    }

    private void matmul(Kernel kernel) {
        View a = kernel.in[0];
        View b = kernel.in[1];
        View out = kernel.out[0];
        int lead = out.rank() - 2;
        int rows = out.shape[lead];
        int columns = out.shape[lead + 1];
        int[] keptSizes = new int[lead];
        int[] summedSizes = new int[lead];
        int[][] steps = new int[3][lead];
        View[] views = {a, b, out};
        for (int d = 0; d < lead; d++) {
            int size = Math.max(a.shape[d], b.shape[d]);
            boolean summed = out.shape[d] == 1 && size > 1;
            keptSizes[d] = summed ? 1 : size;
            summedSizes[d] = summed ? size : 1;
            for (int v = 0; v < 3; v++) steps[v][d] = views[v].shape[d] == 1 ? 0 : views[v].strides[d];
        }
        Dims kept = Dims.of(keptSizes, steps);
        Dims summed = Dims.of(summedSizes, steps[0], steps[1]);
        if (rows * columns * kept.count() == 0) return;
        if (kept.rank() == 0 && summed.rank() == 0) {
            products.bind(dispatches, matrix(a), matrix(b), matrix(out), kernel.accumulates());
            return;
        }
        if (summed.rank() > 2) throw new IllegalArgumentException(kernel + ": sums over more than two dimensions");
        Dims inner = kept.inner(2);
        Dims outer = kept.outer(2);
        Dims sums = summed.inner(2);
        Operand x = operand(a);
        Operand y = operand(b);
        Operand z = operand(out);
        for (int n = 0; n < outer.count(); n++) {
            int[] at = outer.at(n);
            Words words = new Words().add(rows, columns, a.shape[lead + 1]);
            words.add(x.offset() + at[0]).add(a.strides[lead], a.strides[lead + 1]);
            words.add(y.offset() + at[1]).add(b.strides[lead], b.strides[lead + 1]);
            words.add(z.offset() + at[2]).add(out.strides[lead], out.strides[lead + 1]);
            words.add(kernel.accumulates() ? 1 : 0, inner.count()).sizes(inner);
            for (int v = 0; v < 3; v++) words.add(inner.strides[v]);
            words.add(sums.sizes).add(sums.strides[0]).add(sums.strides[1]);
            dispatches.threads("matmul", rows * columns * inner.count(), words.all(), z.range, x.range, y.range);
        }
    }

    /** The matrix of a view whose other dimensions are 1. */
    private static View matrix(View view) {
        int lead = view.rank() - 2;
        return new View(
                view.storage,
                view.offset,
                Arrays.copyOfRange(view.shape, lead, lead + 2),
                Arrays.copyOfRange(view.strides, lead, lead + 2));
    }

    private void gather(Kernel kernel) {
        View x = kernel.in[0];
        View index = kernel.in[1];
        View out = kernel.out[0];
        if (out.count() == 0) return;
        int dim = kernel.ints[0];
        int[] led = x.strides.clone();
        led[dim] = 0;
        Dims dims = Dims.of(out.shape, out.strides, index.strides, led);
        Dims inner = dims.inner(GATHER_DIMS);
        Dims outer = dims.outer(GATHER_DIMS);
        Operand from = operand(x);
        Operand at = operand(index);
        Operand to = operand(out);
        for (int n = 0; n < outer.count(); n++) {
            int[] start = outer.at(n);
            int[] words = new Words()
                    .add(inner.count(), x.shape[dim], x.strides[dim])
                    .sizes(inner)
                    .laid(inner, start, to, at, from)
                    .all();
            dispatches.threads("gather", inner.count(), words, to.range, from.range, at.range, status);
        }
    }

    private void scatter(Kernel kernel) {
        View x = kernel.in[0];
        View index = kernel.in[1];
        View out = kernel.out[0];
        if (x.count() == 0 || out.count() == 0) return;
        int dim = kernel.ints[0];
        int[] sizes = x.shape.clone();
        sizes[dim] = 1;
        Dims dims = Dims.of(sizes, out.strides, index.strides, x.strides);
        Dims inner = dims.inner(SCATTER_DIMS);
        Dims outer = dims.outer(SCATTER_DIMS);
        Operand from = operand(x);
        Operand at = operand(index);
        Operand to = operand(out);
        int places = out.shape[dim];
        for (int n = 0; n < outer.count(); n++) {
            int[] start = outer.at(n);
            int[] words = new Words()
                    .add(inner.count() * places, places, out.strides[dim], x.shape[dim])
                    .add(index.strides[dim], x.strides[dim])
                    .sizes(inner)
                    .laid(inner, start, to, at, from)
                    .all();
            dispatches.threads("scatter", inner.count() * places, words, to.range, from.range, at.range, status);
        }
    }

    private void uniform(View out, View key) {
        if (out.count() == 0) return;
        Operand to = operand(out);
        Operand from = operand(key);
        dispatches.threads(
                "uniform-kept", out.count(), new int[] {out.count(), to.offset(), from.offset()}, to.range, from.range);
    }

    private void accumulate(View x, View out) {
        if (out.count() == 0) return;
        Dims dims = Dims.of(out.shape, out.strides, x.strides);
        if (isSeparable(dims, 0)) {
            elementwise(dispatches, "add", out, out, x);
            return;
        }
        int windows = windows(dims);
        Operand from = operand(x);
        Operand to = operand(out);
        int[] window = {1, 1, 1};
        int[] windowStep = new int[3];
        int[] windowFrom = new int[3];
        List<Integer> others = new ArrayList<>();
        for (int d = 0, w = 0; d < dims.rank(); d++) {
            if ((windows >> d & 1) == 1) {
                window[w] = dims.sizes[d];
                windowStep[w] = dims.strides[0][d];
                windowFrom[w++] = dims.strides[1][d];
            } else {
                others.add(d);
            }
        }
        others.sort((p, q) -> dims.strides[0][q] - dims.strides[0][p]);
        int[] size = {1, 1, 1, 1};
        int[] step = {1, 1, 1, 1};
        int[] fromStep = new int[4];
        // Those that are not there come first, with a stride beyond everything.
        int floats = (int) ((to.range.to() - to.range.from()) / 4);
        for (int i = 0; i < 4; i++) {
            int d = i - (4 - others.size());
            size[i] = d < 0 ? 1 : dims.sizes[others.get(d)];
            step[i] = d < 0 ? floats + 1 : dims.strides[0][others.get(d)];
            fromStep[i] = d < 0 ? 0 : dims.strides[1][others.get(d)];
        }
        int[] words = new Words()
                .add(floats, to.offset(), from.offset())
                .add(window)
                .add(windowStep)
                .add(windowFrom)
                .add(size)
                .add(step)
                .add(fromStep)
                .all();
        dispatches.threads("overlap", floats, words, to.range, from.range);
    }

    /** The fewest dimensions without which the others overlap no more, a bit for each. */
    private static int windows(Dims dims) {
        int best = -1;
        for (int set = 1; set < 1 << dims.rank(); set++) {
            int size = Integer.bitCount(set);
            boolean fits = size <= 3 && dims.rank() - size <= 4 && isSeparable(dims, set);
            if (fits && (best < 0 || size < Integer.bitCount(best))) best = set;
        }
        if (best < 0) {
            throw new IllegalArgumentException("windows that overlap in more than three dimensions: "
                    + Arrays.toString(dims.sizes) + Arrays.toString(dims.strides[0]));
        }
        return best;
    }

    /** Whether no two positions share a float, leaving those dimensions out. */
    private static boolean isSeparable(Dims dims, int without) {
        List<int[]> left = new ArrayList<>();
        for (int d = 0; d < dims.rank(); d++) {
            if ((without >> d & 1) == 0) left.add(new int[] {dims.strides[0][d], dims.sizes[d]});
        }
        left.sort((p, q) -> p[0] - q[0]);
        long reach = 0;
        for (int[] dim : left) {
            if (dim[0] <= reach) return false;
            reach += (long) (dim[1] - 1) * dim[0];
        }
        return true;
    }
}
