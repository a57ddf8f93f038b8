package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;

/** Operations that move nothing, or move without computing: views, copies, joining. */
public final class Shaping {
    private Shaping() {}

    /** What a tensor of this shape looks like from another order of its dimensions. */
    public static final class Permute extends Op {
        private final int[] dims;

        public Permute(Tensor x, int... dims) {
            super("permute", x);
            this.dims = dims;
        }

        @Override
        protected View forward() {
            return data(0).permute(dims);
        }

        @Override
        protected void backward(Tensor up) {
            int[] inverse = new int[dims.length];
            for (int d = 0; d < dims.length; d++) inverse[dims[d]] = d;
            addGradient(0, up.permute(inverse));
        }
    }

    /** Another shape of the same elements: a view where the strides allow it, else of a copy. */
    public static final class Reshape extends Op {
        private final int[] shape;

        public Reshape(Tensor x, int[] shape) {
            super("reshape", x);
            this.shape = shape;
        }

        @Override
        protected View forward() {
            View view = data(0).reshape(shape);
            return view != null
                    ? view
                    : map(Primitive.COPY, data(0).shape, data(0)).reshape(shape);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.reshape(shape(0)));
        }
    }

    public static final class Expand extends Op {
        private final int[] shape;

        public Expand(Tensor x, int[] shape) {
            super("expand", x);
            this.shape = shape;
        }

        @Override
        protected View forward() {
            return data(0).expand(shape);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up);
        }
    }

    public static final class Slice extends Op {
        private final int dim;
        private final int start;
        private final int size;
        private final int step;

        public Slice(Tensor x, int dim, int start, int size, int step) {
            super("slice", x);
            this.dim = dim;
            this.start = start;
            this.size = size;
            this.step = step;
        }

        @Override
        protected View forward() {
            return data(0).slice(dim, start, size, step);
        }

        @Override
        protected void backward(Tensor up) {
            Tensor whole = zeros(shape(0));
            Engine.run(Kernel.map(Primitive.COPY, whole.data().slice(dim, start, size, step), up.data()));
            addGradient(0, whole);
        }
    }

    /**
     * (..., h, w) seen as windows (..., out rows, out columns, kernel rows, kernel columns): a view in which
     * overlapping windows share their elements. The gradient adds up what each element got from all its windows.
     */
    public static final class Windows extends Op {
        private final int kernelH;
        private final int kernelW;
        private final int stride;
        private final int dilation;

        public Windows(Tensor x, int kernelH, int kernelW, int stride, int dilation) {
            super("windows", x);
            this.kernelH = kernelH;
            this.kernelW = kernelW;
            this.stride = stride;
            this.dilation = dilation;
        }

        @Override
        protected View forward() {
            return windows(data(0));
        }

        /**
         * (..., kernel rows, kernel columns, out rows, out columns): so that inner loops run along a row of the
         * picture.
         */
        private static View placesLast(View windows) {
            int[] dims = new int[windows.rank()];
            for (int d = 0; d < dims.length; d++) dims[d] = d;
            int first = dims.length - 4;
            for (int d = 0; d < 4; d++) dims[first + d] = first + (d + 2) % 4;
            return windows.permute(dims);
        }

        private View windows(View x) {
            int h = x.rank() - 2;
            int w = x.rank() - 1;
            int[] shape = java.util.Arrays.copyOf(x.shape, x.rank() + 2);
            int[] strides = java.util.Arrays.copyOf(x.strides, x.rank() + 2);
            shape[h] = (x.shape[h] - dilation * (kernelH - 1) - 1) / stride + 1;
            shape[w] = (x.shape[w] - dilation * (kernelW - 1) - 1) / stride + 1;
            strides[h] = x.strides[h] * stride;
            strides[w] = x.strides[w] * stride;
            shape[w + 1] = kernelH;
            shape[w + 2] = kernelW;
            strides[w + 1] = x.strides[h] * dilation;
            strides[w + 2] = x.strides[w] * dilation;
            return new View(x.storage, x.offset, shape, strides);
        }

        @Override
        protected void backward(Tensor up) {
            Tensor whole = zeros(shape(0));
            Engine.run(Kernel.accumulate(placesLast(up.data()), placesLast(windows(whole.data()))));
            addGradient(0, whole);
        }
    }

    /** A row-major copy. */
    public static final class Copy extends Op {
        public Copy(Tensor x) {
            super("copy", x);
        }

        @Override
        protected View forward() {
            return map(Primitive.COPY, data(0).shape, data(0));
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up);
        }
    }

    /** x within a frame of the same value: (..., h, w) grows by padding on all four sides. */
    public static final class Pad extends Op {
        private final int padding;
        private final float value;

        public Pad(Tensor x, int padding, float value) {
            super("pad", x);
            this.padding = padding;
            this.value = value;
        }

        @Override
        protected View forward() {
            int[] shape = data(0).shape.clone();
            shape[shape.length - 2] += 2 * padding;
            shape[shape.length - 1] += 2 * padding;
            View out = allocate(shape);
            Engine.run(Kernel.map(Primitive.COPY, out, constant(value).data()));
            Engine.run(Kernel.map(Primitive.COPY, inside(out), data(0)));
            return out;
        }

        private View inside(View framed) {
            int w = framed.rank() - 1;
            return framed.slice(w - 1, padding, framed.shape[w - 1] - 2 * padding, 1)
                    .slice(w, padding, framed.shape[w] - 2 * padding, 1);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, new Tensor(inside(up.data())));
        }
    }

    /** Tensors one behind the other along a dimension. */
    public static final class Cat extends Op {
        private final int dim;
        private final int[] shape;

        public Cat(Tensor[] parts, int dim, int[] shape) {
            super("cat", parts);
            this.dim = dim;
            this.shape = shape;
        }

        @Override
        protected View forward() {
            View out = allocate(shape);
            int at = 0;
            for (int i = 0; i < inputs().length; i++) {
                int size = data(i).shape[dim];
                Engine.run(Kernel.map(Primitive.COPY, out.slice(dim, at, size, 1), data(i)));
                at += size;
            }
            return out;
        }

        @Override
        protected void backward(Tensor up) {
            int at = 0;
            for (int i = 0; i < inputs().length; i++) {
                int size = shape(i)[dim];
                addGradient(i, new Tensor(up.data().slice(dim, at, size, 1)));
                at += size;
            }
        }
    }
}
