package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Memory;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * Operations that make one value of many. Each keeps the reduced dimensions with size 1; the tensor drops them where
 * asked.
 */
public final class Reductions {
    private Reductions() {}

    private static int[] kept(int[] shape, boolean[] reduced) {
        int[] kept = shape.clone();
        for (int d = 0; d < kept.length; d++) if (reduced[d]) kept[d] = 1;
        return kept;
    }

    public static final class Sum extends Op {
        private final boolean[] dims;

        public Sum(Tensor x, boolean[] dims) {
            super("sum", x);
            this.dims = dims;
        }

        @Override
        protected View forward() {
            View out = allocate(kept(data(0).shape, dims));
            if (data(0).count() == 0)
                Engine.run(Kernel.map(Primitive.COPY, out, constant(0).data()));
            else Engine.run(Kernel.reduce(Primitive.SUM, data(0), out, false));
            return out;
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.expand(shape(0)));
        }
    }

    /** The largest or smallest value along a dimension; the first one of equals gets the gradient. */
    public static final class Extreme extends Op {
        private final int dim;
        private final Saved position;

        public Extreme(Tensor x, int dim, Tensor position, boolean largest) {
            super(largest ? "max" : "min", x);
            this.dim = dim;
            this.position = new Saved(position);
        }

        @Override
        protected View forward() {
            View at = position.get(this).data();
            View out = allocate(at.shape);
            Engine.run(Kernel.gather(dim, data(0), at, out));
            return out;
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, Indexing.scattered(up, dim, position.get(this), shape(0)));
        }
    }

    /** The position of the largest or smallest value along a dimension, kept with size 1. */
    public static Tensor position(Tensor x, int dim, boolean largest) {
        int[] shape = x.shape();
        if (shape[dim] == 0)
            throw new IllegalArgumentException(
                    (largest ? "argmax" : "argmin") + ": dimension " + dim + " of " + Shape.text(shape) + " is empty");
        shape[dim] = 1;
        View out = Memory.allocate(x.data().storage.backend(), shape);
        Engine.run(Kernel.arg(largest ? Primitive.ARG_LARGEST : Primitive.ARG_SMALLEST, dim, x.data(), out));
        return new Tensor(out);
    }

    /** Root of the sum of squares; its gradient at the zero vector is 0. */
    public static final class Norm extends Op {
        private final boolean[] dims;
        private Saved value;

        public Norm(Tensor x, boolean[] dims) {
            super("norm", x);
            this.dims = dims;
        }

        @Override
        protected View forward() {
            value = new Saved(Op.apply(new Sum(input(0).square(), dims)).sqrt());
            return value.get(this).data();
        }

        @Override
        protected void backward(Tensor up) {
            Tensor norm = value.get(this);
            Tensor direction = input(0).div(norm);
            addGradient(0, up.mul(Tensor.where(norm.eq(0), constant(0), direction)));
        }
    }

    public static final class Softmax extends Op {
        private final int dim;
        private Saved value;

        public Softmax(Tensor x, int dim) {
            super("softmax", x);
            this.dim = dim;
        }

        @Override
        protected View forward() {
            Tensor raised = shifted(input(0), dim).exp();
            value = new Saved(raised.div(raised.sum(true, dim)));
            return value.get(this).data();
        }

        @Override
        protected void backward(Tensor up) {
            Tensor y = value.get(this);
            addGradient(0, y.mul(up.sub(up.mul(y).sum(true, dim))));
        }
    }

    public static final class LogSoftmax extends Op {
        private final int dim;
        private Saved value;

        public LogSoftmax(Tensor x, int dim) {
            super("log_softmax", x);
            this.dim = dim;
        }

        private boolean isLast() {
            return dim == shape(0).length - 1;
        }

        @Override
        protected View forward() {
            View out = allocate(shape(0));
            Tensor y = new Tensor(out);
            if (!isLast() || !Engine.runFused("log_softmax", new View[] {out}, new View[] {data(0)})) {
                Tensor shifted = shifted(input(0), dim);
                y = shifted.sub(shifted.exp().sum(true, dim).log());
            }
            value = new Saved(y);
            return y.data();
        }

        @Override
        protected void backward(Tensor up) {
            Tensor y = value.get(this);
            View out = allocate(shape(0));
            View[] in = {up.data(), y.data()};
            if (isLast() && Engine.runFused("log_softmax_backward", new View[] {out}, in))
                addGradient(0, new Tensor(out));
            else addGradient(0, gradient(up, y, dim));
        }

        private static Tensor gradient(Tensor up, Tensor y, int dim) {
            return up.sub(y.exp().mul(up.sum(true, dim)));
        }
    }

    /**
     * Minus the log of the probability that softmax gives to the class of each place; class numbers have size 1 along
     * the dimension.
     */
    public static final class CrossEntropy extends Op {
        private final int dim;
        private final Saved classes;
        private Saved logs;

        public CrossEntropy(Tensor x, int dim, Tensor classes) {
            super("cross_entropy", x);
            this.dim = dim;
            this.classes = new Saved(classes);
        }

        /** For rows that lie one after the other, as those of a batch do. */
        private boolean runFused(String name, View[] out, View... in) {
            return shape(0).length == 2 && dim == 1 && Engine.runFused(name, out, in);
        }

        @Override
        protected View forward() {
            Tensor numbers = classes.get(this);
            View out = allocate(numbers.shape());
            View all = allocate(shape(0));
            if (runFused("cross_entropy", new View[] {out, all}, data(0), numbers.data())) {
                logs = new Saved(new Tensor(all));
                return out;
            }
            Tensor composed = input(0).detach().logSoftmax(dim);
            logs = new Saved(composed);
            return Op.apply(new Indexing.Gather(composed, dim, numbers, "CrossEntropy"))
                    .neg()
                    .data();
        }

        @Override
        protected void backward(Tensor up) {
            Tensor numbers = classes.get(this);
            Tensor all = logs.get(this);
            View out = allocate(shape(0));
            if (runFused("cross_entropy_backward", new View[] {out}, up.data(), all.data(), numbers.data()))
                addGradient(0, new Tensor(out));
            else addGradient(0, LogSoftmax.gradient(Indexing.scattered(up.neg(), dim, numbers, shape(0)), all, dim));
        }
    }

    /** x minus its largest value along a dimension, so that no exponential overflows. */
    private static Tensor shifted(Tensor x, int dim) {
        int[] shape = x.shape();
        shape[dim] = 1;
        View top = Memory.allocate(x.data().storage.backend(), shape);
        Engine.run(Kernel.reduce(Primitive.LARGEST, x.data(), top, false));
        return x.detach().sub(new Tensor(top));
    }
}
