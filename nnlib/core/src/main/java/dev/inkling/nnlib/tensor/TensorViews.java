package dev.inkling.nnlib.tensor;

import dev.inkling.nnlib.autograd.Indexing;
import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.autograd.Shaping;
import java.util.Arrays;
import java.util.List;

/** How a {@link Tensor} is seen otherwise, copied, joined and picked from. Users see these as methods of Tensor. */
public abstract class TensorViews extends TensorMath {
    TensorViews() {}

    // ------------------------------------------------------------------ views

    public Tensor transpose(int a, int b) {
        int[] dims = new int[self().rank()];
        for (int d = 0; d < dims.length; d++) dims[d] = d;
        int first = Shape.dim("transpose", a, sizes());
        int second = Shape.dim("transpose", b, sizes());
        dims[first] = second;
        dims[second] = first;
        return Op.apply(new Shaping.Permute(self(), dims));
    }

    /** The transpose of a matrix. */
    public Tensor t() {
        if (self().rank() != 2)
            throw new IllegalArgumentException("t: " + Shape.text(sizes()) + " is no matrix; use transpose(a, b)");
        return transpose(0, 1);
    }

    public Tensor permute(int... dims) {
        int[] order = new int[self().rank()];
        if (dims.length != self().rank())
            throw new IllegalArgumentException("permute: " + Shape.text(dims) + " does not name each dimension of "
                    + Shape.text(sizes()) + " once");
        Shape.dims("permute", dims, sizes());
        for (int d = 0; d < dims.length; d++) order[d] = Shape.dim("permute", dims[d], sizes());
        return Op.apply(new Shaping.Permute(self(), order));
    }

    /** The same elements in another shape, one size may be -1; a view where the strides allow it, else a copy. */
    public Tensor reshape(int... shape) {
        return Op.apply(new Shaping.Reshape(self(), Shape.infer(shape, sizes())));
    }

    /** As {@link #reshape}, but never a copy. */
    public Tensor view(int... shape) {
        int[] sizes = Shape.infer(shape, sizes());
        if (self().data().reshape(sizes) == null) {
            throw new IllegalArgumentException(
                    "view: " + Shape.text(sizes()) + " does not lie in memory so that it can be seen as "
                            + Shape.text(sizes) + "; use reshape, which copies");
        }
        return Op.apply(new Shaping.Reshape(self(), sizes));
    }

    /** One dimension from this one on: (n, c, h, w).flatten(1) is (n, c*h*w). */
    public Tensor flatten(int from) {
        int first = Shape.dim("flatten", from, sizes());
        int[] shape = Arrays.copyOf(sizes(), first + 1);
        shape[first] = 1;
        for (int d = first; d < self().rank(); d++) shape[first] *= sizes()[d];
        return reshape(shape);
    }

    /** All elements along one dimension. */
    public Tensor flatten() {
        return reshape(-1);
    }

    /**
     * From start to before end along a dimension, every step-th; negative positions count from the back, an end beyond
     * the last means the last.
     */
    public Tensor slice(int dim, int start, int end, int step) {
        int d = Shape.dim("slice", dim, sizes());
        int size = sizes()[d];
        if (step < 1) throw new IllegalArgumentException("slice: the step must be at least 1, not " + step);
        int from = Math.min(Math.max(start < 0 ? start + size : start, 0), size);
        int to = Math.min(Math.max(end < 0 ? end + size : end, 0), size);
        return Op.apply(new Shaping.Slice(self(), d, from, (Math.max(to - from, 0) + step - 1) / step, step));
    }

    public Tensor slice(int dim, int start, int end) {
        return slice(dim, start, end, 1);
    }

    /** One position along a dimension, which disappears. */
    public Tensor select(int dim, int index) {
        int d = Shape.dim("select", dim, sizes());
        int i = index < 0 ? index + sizes()[d] : index;
        if (i < 0 || i >= sizes()[d])
            throw new IndexOutOfBoundsException(
                    "select: index " + index + " in dimension " + dim + " of " + Shape.text(sizes()));
        return slice(d, i, i + 1, 1).squeeze(d);
    }

    /** Repeats dimensions of size 1, and adds leading ones, without a copy; -1 keeps a size. */
    public Tensor expand(int... shape) {
        int[] sizes = shape.clone();
        int lead = sizes.length - self().rank();
        for (int d = 0; d < sizes.length; d++) {
            int had = d < lead ? 1 : sizes()[d - Math.max(lead, 0)];
            if (sizes[d] == -1 && d >= lead) sizes[d] = had;
            if (lead < 0 || (had != 1 && had != sizes[d]))
                throw new IllegalArgumentException(
                        "expand: " + Shape.text(sizes()) + " does not repeat into " + Shape.text(shape));
        }
        return Op.apply(new Shaping.Expand(self(), sizes));
    }

    /** Without a dimension of size 1. */
    public Tensor squeeze(int dim) {
        int d = Shape.dim("squeeze", dim, sizes());
        if (sizes()[d] != 1) return self();
        return reshapeView(self().data().remove(d).shape);
    }

    /** Without any dimension of size 1. */
    public Tensor squeeze() {
        return reshapeView(Arrays.stream(sizes()).filter(size -> size != 1).toArray());
    }

    /** With a new dimension of size 1 at this place. */
    public Tensor unsqueeze(int dim) {
        return reshapeView(self().data().insert(Shape.dim("unsqueeze", dim, self().rank() + 1, sizes()), 1, 0).shape);
    }

    private Tensor reshapeView(int[] shape) {
        return Op.apply(new Shaping.Reshape(self(), shape));
    }

    /** Windows of (..., h, w): a view (..., out rows, out columns, kernel rows, kernel columns). */
    public Tensor windows(int kernelH, int kernelW, int stride, int dilation) {
        int[] s = sizes();
        if (self().rank() < 2
                || s[self().rank() - 2] < dilation * (kernelH - 1) + 1
                || s[self().rank() - 1] < dilation * (kernelW - 1) + 1) {
            throw new IllegalArgumentException("windows: a kernel of " + Shape.text(kernelH, kernelW)
                    + " with dilation " + dilation + " does not fit into " + Shape.text(s));
        }
        return Op.apply(new Shaping.Windows(self(), kernelH, kernelW, stride, dilation));
    }

    // ------------------------------------------------------------------ copies

    /** This tensor if it lies row-major in memory, else such a copy. */
    public Tensor contiguous() {
        return self().isContiguous() ? self() : copy();
    }

    public Tensor copy() {
        return Op.apply(new Shaping.Copy(self()));
    }

    /** A frame of this value around the last two dimensions. */
    public Tensor pad(int padding, float value) {
        return padding == 0 ? self() : Op.apply(new Shaping.Pad(self(), padding, value));
    }

    /** Tensors one behind the other along a dimension. */
    public static Tensor cat(List<Tensor> parts, int dim) {
        return Joining.cat(parts, dim);
    }

    /** Tensors side by side along a new dimension. */
    public static Tensor stack(List<Tensor> parts, int dim) {
        return Joining.stack(parts, dim);
    }

    /** out[..i..] = this[..index..] along a dimension; the index has the shape of the result. */
    public Tensor gather(int dim, Tensor index) {
        int d = Shape.dim("gather", dim, sizes());
        if (index.rank() != self().rank())
            throw new IllegalArgumentException("gather: index " + Shape.text(index.data().shape) + " and "
                    + Shape.text(sizes()) + " differ in rank");
        for (int i = 0; i < self().rank(); i++) {
            if (i != d && index.data().shape[i] > sizes()[i])
                throw new IllegalArgumentException("gather: index " + Shape.text(index.data().shape)
                        + " is larger than " + Shape.text(sizes()) + " in dimension " + i);
        }
        return Op.apply(new Indexing.Gather(self(), d, index.detach()));
    }

    /** The positions that a one-dimensional index names along a dimension. */
    public Tensor indexSelect(int dim, Tensor index) {
        int d = Shape.dim("indexSelect", dim, sizes());
        if (index.rank() != 1)
            throw new IllegalArgumentException(
                    "indexSelect: the index must have one dimension, not the shape " + Shape.text(index.data().shape));
        int[] wide = new int[self().rank()];
        Arrays.fill(wide, 1);
        wide[d] = index.numel();
        int[] shape = self().shape();
        shape[d] = index.numel();
        return Op.apply(
                new Indexing.Gather(self(), d, index.detach().reshape(wide).expand(shape)));
    }
}
