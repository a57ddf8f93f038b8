package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of an elementwise loop after dimensions that lie evenly in memory are merged: an inner row, and a walk over
 * the rest.
 */
final class Loops {
    /** Length of the inner row, 0 if there is nothing to do. */
    final int inner;
    /** Stride of each operand along the inner row. */
    final int[] innerStrides;
    /** Over the rows; null if there is one. */
    final Walk outer;

    final int[] start;

    private Loops(int inner, int[] innerStrides, Walk outer, int[] start) {
        this.inner = inner;
        this.innerStrides = innerStrides;
        this.outer = outer;
        this.start = start;
    }

    /** Views of one shape; kinds (or null) tells dimensions apart that must not be merged with each other. */
    static Loops over(View... views) {
        int[] shape = views[0].shape;
        int n = views.length;
        List<int[]> dims = new ArrayList<>(); // {size, stride of each view...}
        boolean empty = false;
        for (int d : alongMemory(views[0])) {
            if (shape[d] == 0) empty = true;
            if (shape[d] == 1) continue;
            int[] last = dims.isEmpty() ? null : dims.get(dims.size() - 1);
            boolean merge = last != null;
            for (int k = 0; merge && k < n; k++) merge = last[k + 1] == views[k].strides[d] * shape[d];
            int[] dim = merge ? last : new int[n + 1];
            dim[0] = merge ? last[0] * shape[d] : shape[d];
            for (int k = 0; k < n; k++) dim[k + 1] = views[k].strides[d];
            if (!merge) dims.add(dim);
        }
        int[] start = new int[n];
        for (int k = 0; k < n; k++) start[k] = views[k].offset;
        if (empty) return new Loops(0, new int[n], null, start);
        int[] innerStrides = new int[n];
        if (dims.isEmpty()) {
            java.util.Arrays.fill(innerStrides, 1);
            return new Loops(1, innerStrides, null, start);
        }
        int[] last = dims.remove(dims.size() - 1);
        System.arraycopy(last, 1, innerStrides, 0, n);
        return new Loops(last[0], innerStrides, dims.isEmpty() ? null : walk(dims, start), start);
    }

    /**
     * The dimensions of a view, the one with the smallest stride last: a transposed result is written along memory too.
     */
    private static int[] alongMemory(View view) {
        int[] dims = new int[view.rank()];
        for (int d = 0; d < dims.length; d++) {
            int at = d;
            for (; at > 0 && view.strides[dims[at - 1]] < view.strides[d]; at--) dims[at] = dims[at - 1];
            dims[at] = d;
        }
        return dims;
    }

    private static Walk walk(List<int[]> dims, int[] start) {
        int[] sizes = new int[dims.size()];
        int[][] strides = new int[start.length][dims.size()];
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = dims.get(d)[0];
            for (int k = 0; k < start.length; k++) strides[k][d] = dims.get(d)[k + 1];
        }
        return new Walk(sizes, strides, start);
    }
}
