package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;

/** Operations that make one value of many. Each keeps the reduced dimensions with size 1; the tensor drops them where asked. */
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
            give(0, up.expand(input(0).shape()));
        }
    }

    /** The largest or smallest value along a dimension; the first one of equals gets the gradient. */
    public static final class Extreme extends Op {
        private final int dim;
        private final Tensor position;

        public Extreme(Tensor x, int dim, Tensor position, boolean largest) {
            super(largest ? "max" : "min", x);
            this.dim = dim;
            this.position = position;
        }

        @Override
        protected View forward() {
            View out = allocate(position.data().shape);
            Engine.run(Kernel.gather(dim, data(0), position.data(), out));
            return out;
        }

        @Override
        protected void backward(Tensor up) {
            give(0, Indexing.scattered(up, dim, position, input(0).shape()));
        }
    }

    /** The position of the largest or smallest value along a dimension, kept with size 1. */
    public static Tensor position(Tensor x, int dim, boolean largest) {
        int[] shape = x.shape();
        if (shape[dim] == 0)
            throw new IllegalArgumentException(
                    (largest ? "argmax" : "argmin") + ": dimension " + dim + " of " + Shape.text(shape) + " is empty");
        shape[dim] = 1;
        View out = Engine.allocate(x.data().storage.backend(), shape);
        Engine.run(Kernel.arg(largest ? Primitive.ARG_LARGEST : Primitive.ARG_SMALLEST, dim, x.data(), out));
        return new Tensor(out);
    }

    /** Root of the sum of squares; its gradient at the zero vector is 0. */
    public static final class Norm extends Op {
        private final boolean[] dims;
        private Tensor norm;

        public Norm(Tensor x, boolean[] dims) {
            super("norm", x);
            this.dims = dims;
        }

        @Override
        protected View forward() {
            norm = Op.apply(new Sum(input(0).square(), dims)).sqrt();
            return norm.data();
        }

        @Override
        protected void backward(Tensor up) {
            Tensor direction = input(0).div(norm);
            give(0, up.mul(Tensor.where(norm.eq(0), constant(0), direction)));
        }
    }

    public static final class Softmax extends Op {
        private final int dim;
        private Tensor y;

        public Softmax(Tensor x, int dim) {
            super("softmax", x);
            this.dim = dim;
        }

        @Override
        protected View forward() {
            Tensor raised = shifted(input(0), dim).exp();
            y = raised.div(raised.sum(true, dim));
            return y.data();
        }

        @Override
        protected void backward(Tensor up) {
            give(0, y.mul(up.sub(up.mul(y).sum(true, dim))));
        }
    }

    public static final class LogSoftmax extends Op {
        private final int dim;
        private Tensor y;

        public LogSoftmax(Tensor x, int dim) {
            super("log_softmax", x);
            this.dim = dim;
        }

        private boolean isLast() {
            return dim == data(0).rank() - 1;
        }

        @Override
        protected View forward() {
            View out = allocate(data(0).shape);
            y = new Tensor(out);
            if (isLast() && Engine.offer("log_softmax", new View[] {out}, new View[] {data(0)})) return out;
            Tensor shifted = shifted(input(0), dim);
            y = shifted.sub(shifted.exp().sum(true, dim).log());
            return y.data();
        }

        @Override
        protected void backward(Tensor up) {
            View out = allocate(data(0).shape);
            View[] in = {up.data(), y.data()};
            if (isLast() && Engine.offer("log_softmax_backward", new View[] {out}, in)) give(0, new Tensor(out));
            else give(0, gradient(up, y, dim));
        }

        private static Tensor gradient(Tensor up, Tensor y, int dim) {
            return up.sub(y.exp().mul(up.sum(true, dim)));
        }
    }

    /** Minus the log of the probability that softmax gives to the class of each place; class numbers have size 1 along the dimension. */
    public static final class CrossEntropy extends Op {
        private final int dim;
        private final Tensor classes;
        private Tensor logs;

        public CrossEntropy(Tensor x, int dim, Tensor classes) {
            super("cross_entropy", x);
            this.dim = dim;
            this.classes = classes;
        }

        /** For rows that lie one after the other, as those of a batch do. */
        private boolean offered(String name, View[] out, View... in) {
            return data(0).rank() == 2 && dim == 1 && Engine.offer(name, out, in);
        }

        @Override
        protected View forward() {
            View out = allocate(classes.shape());
            View all = allocate(data(0).shape);
            logs = new Tensor(all);
            if (offered("cross_entropy", new View[] {out, all}, data(0), classes.data())) return out;
            logs = input(0).detach().logSoftmax(dim);
            return Op.apply(new Indexing.Gather(logs, dim, classes, "CrossEntropy")).neg().data();
        }

        @Override
        protected void backward(Tensor up) {
            View out = allocate(data(0).shape);
            if (offered("cross_entropy_backward", new View[] {out}, up.data(), logs.data(), classes.data()))
                give(0, new Tensor(out));
            else give(0, LogSoftmax.gradient(Indexing.scattered(up.neg(), dim, classes, input(0).shape()), logs, dim));
        }
    }

    /** x minus its largest value along a dimension, so that no exponential overflows. */
    private static Tensor shifted(Tensor x, int dim) {
        int[] shape = x.shape();
        shape[dim] = 1;
        View top = Engine.allocate(x.data().storage.backend(), shape);
        Engine.run(Kernel.reduce(Primitive.LARGEST, x.data(), top, false));
        return x.detach().sub(new Tensor(top));
    }
}
