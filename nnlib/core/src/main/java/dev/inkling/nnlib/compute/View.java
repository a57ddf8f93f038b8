package dev.inkling.nnlib.compute;

import java.util.Arrays;

/** A window on a storage: offset, sizes and strides. Views are values; the arrays of one are never changed. */
public final class View {
    public final Storage storage;
    public final int offset;
    public final int[] shape;
    public final int[] strides;

    public View(Storage storage, int offset, int[] shape, int[] strides) {
        this.storage = storage;
        this.offset = offset;
        this.shape = shape;
        this.strides = strides;
    }

    /** The whole of a storage, row-major. */
    public static View of(Storage storage, int... shape) {
        return new View(storage, 0, shape, rowMajor(shape));
    }

    public static int count(int[] shape) {
        int n = 1;
        for (int s : shape) n = Math.multiplyExact(n, s);
        return n;
    }

    public static int[] rowMajor(int[] shape) {
        int[] strides = new int[shape.length];
        int step = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = step;
            step *= Math.max(shape[d], 1);
        }
        return strides;
    }

    /**
     * The whole of a storage, its elements in the order in which those of another view of this shape lie in memory:
     * transposed where that is transposed, so that loops over both run along memory. Row-major where the other view has
     * gaps or repeats elements.
     */
    public static View like(Storage storage, View other) {
        return new View(storage, 0, other.shape, other.isDense() ? other.strides : rowMajor(other.shape));
    }

    /**
     * Whether the elements fill a stretch of memory without gaps, each its own place, in whatever order of dimensions.
     */
    public boolean isDense() {
        int[] dims = new int[shape.length];
        int used = 0;
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] == 0) return true;
            if (shape[d] == 1) continue;
            int at = used++;
            for (; at > 0 && strides[dims[at - 1]] > strides[d]; at--) dims[at] = dims[at - 1];
            dims[at] = d;
        }
        int step = 1;
        for (int i = 0; i < used; i++) {
            if (strides[dims[i]] != step) return false;
            step *= shape[dims[i]];
        }
        return true;
    }

    public int count() {
        return count(shape);
    }

    public int rank() {
        return shape.length;
    }

    public boolean isContiguous() {
        int step = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            if (shape[d] == 0) return true;
            if (shape[d] != 1 && strides[d] != step) return false;
            step *= shape[d];
        }
        return true;
    }

    /** Whether both lie on the same floats, one after the other, whatever their shapes. */
    public boolean liesAs(View other) {
        return storage == other.storage
                && offset == other.offset
                && count() == other.count()
                && isContiguous()
                && other.isContiguous();
    }

    /** Whether all positions show one and the same element. */
    public boolean isOneValue() {
        for (int d = 0; d < shape.length; d++) if (shape[d] != 1 && strides[d] != 0) return false;
        return true;
    }

    public boolean sameShape(View other) {
        return Arrays.equals(shape, other.shape);
    }

    /** The same window on other memory: what a plan does when it places a temporary in its arena. */
    public View movedTo(Storage target, int base) {
        return new View(target, base + offset, shape, strides);
    }

    public View permute(int... dims) {
        int[] size = new int[dims.length];
        int[] step = new int[dims.length];
        for (int d = 0; d < dims.length; d++) {
            size[d] = shape[dims[d]];
            step[d] = strides[dims[d]];
        }
        return new View(storage, offset, size, step);
    }

    public View transpose(int a, int b) {
        int[] dims = new int[rank()];
        for (int d = 0; d < dims.length; d++) dims[d] = d;
        dims[a] = b;
        dims[b] = a;
        return permute(dims);
    }

    /** Every step-th of the positions from start along a dimension, size of them. */
    public View slice(int dim, int start, int size, int step) {
        int[] sizes = shape.clone();
        int[] steps = strides.clone();
        sizes[dim] = size;
        steps[dim] *= step;
        return new View(storage, size == 0 ? offset : offset + start * strides[dim], sizes, steps);
    }

    public View insert(int dim, int size, int stride) {
        int[] sizes = new int[rank() + 1];
        int[] steps = new int[rank() + 1];
        for (int d = 0, from = 0; d < sizes.length; d++) {
            sizes[d] = d == dim ? size : shape[from];
            steps[d] = d == dim ? stride : strides[from++];
        }
        return new View(storage, offset, sizes, steps);
    }

    public View remove(int dim) {
        int[] sizes = new int[rank() - 1];
        int[] steps = new int[rank() - 1];
        for (int d = 0, to = 0; d < rank(); d++) {
            if (d == dim) continue;
            sizes[to] = shape[d];
            steps[to++] = strides[d];
        }
        return new View(storage, offset, sizes, steps);
    }

    /**
     * Repeats dimensions of size 1 (and missing leading ones) by stride 0; the caller has checked that the shapes fit.
     */
    public View expand(int... sizes) {
        int[] steps = new int[sizes.length];
        int lead = sizes.length - rank();
        for (int d = lead; d < sizes.length; d++) steps[d] = shape[d - lead] == sizes[d] ? strides[d - lead] : 0;
        return new View(storage, offset, sizes, steps);
    }

    /** The same elements in another shape without a copy, or null where the strides do not allow it. */
    public View reshape(int... sizes) {
        if (isContiguous()) return new View(storage, offset, sizes, rowMajor(sizes));
        int[] steps = new int[sizes.length];
        int to = sizes.length - 1;
        int d = rank() - 1;
        while (d >= 0) {
            // a run of old dimensions that lie evenly in memory must be covered by a run of new ones
            int run = shape[d];
            int step = strides[d];
            while (d > 0 && (shape[d - 1] == 1 || strides[d - 1] == run * step || run == 1)) {
                if (run == 1) step = strides[d - 1];
                run *= shape[--d];
            }
            int covered = 1;
            while (to >= 0 && (covered < run || sizes[to] == 1)) {
                steps[to] = covered * step;
                covered *= sizes[to--];
            }
            if (covered != run) return null;
            d--;
        }
        return new View(storage, offset, sizes, steps);
    }

    @Override
    public String toString() {
        return Arrays.toString(shape) + "@" + offset + Arrays.toString(strides);
    }
}
