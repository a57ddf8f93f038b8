package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * Operations on two operands that are broadcast to one shape; {@link Op#addGradient} sums a gradient over what was
 * broadcast.
 */
public final class Arithmetic {
    private Arithmetic() {}

    private abstract static class Two extends Op {
        private final Primitive primitive;

        Two(String name, Primitive primitive, Tensor x, Tensor y) {
            super(name, x, y);
            this.primitive = primitive;
        }

        @Override
        protected View forward() {
            return map(primitive, Shape.broadcast(name(), data(0).shape, data(1).shape), data(0), data(1));
        }
    }

    public static final class Add extends Two {
        public Add(Tensor x, Tensor y) {
            super("add", Primitive.ADD, x, y);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up);
            addGradient(1, up);
        }
    }

    public static final class Sub extends Two {
        public Sub(Tensor x, Tensor y) {
            super("sub", Primitive.SUB, x, y);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up);
            if (needs(1)) addGradient(1, up.neg());
        }
    }

    public static final class Mul extends Two {
        public Mul(Tensor x, Tensor y) {
            super("mul", Primitive.MUL, x, y);
        }

        @Override
        protected void backward(Tensor up) {
            if (needs(0)) addGradient(0, up.mul(input(1).detach()));
            if (needs(1)) addGradient(1, up.mul(input(0).detach()));
        }
    }

    public static final class Div extends Two {
        public Div(Tensor x, Tensor y) {
            super("div", Primitive.DIV, x, y);
        }

        @Override
        protected void backward(Tensor up) {
            if (needs(0)) addGradient(0, up.div(input(1)));
            if (needs(1)) addGradient(1, up.mul(input(0)).div(input(1).square()).neg());
        }
    }

    /** The larger or the smaller of two; where they are equal each gets half of the gradient. */
    private abstract static class Better extends Two {
        private final boolean larger;

        Better(String name, Primitive primitive, Tensor x, Tensor y) {
            super(name, primitive, x, y);
            larger = primitive == Primitive.MAX;
        }

        @Override
        protected void backward(Tensor up) {
            Tensor tie = input(0).eq(input(1)).mul(0.5f);
            if (needs(0)) addGradient(0, up.mul(beats(0, 1).add(tie)));
            if (needs(1)) addGradient(1, up.mul(beats(1, 0).add(tie)));
        }

        private Tensor beats(int i, int j) {
            return larger ? input(i).gt(input(j)) : input(j).gt(input(i));
        }
    }

    /** The larger of two. */
    public static final class Maximum extends Better {
        public Maximum(Tensor x, Tensor y) {
            super("maximum", Primitive.MAX, x, y);
        }
    }

    /** The smaller of two. */
    public static final class Minimum extends Better {
        public Minimum(Tensor x, Tensor y) {
            super("minimum", Primitive.MIN, x, y);
        }
    }

    /** 1 where something holds, else 0: a step, which has no gradient. */
    private abstract static class Comparison extends Two {
        Comparison(String name, Primitive primitive, Tensor x, Tensor y) {
            super(name, primitive, x.detach(), y.detach());
        }

        @Override
        protected final void backward(Tensor up) {
            throw new IllegalStateException(name() + " has no gradient");
        }
    }

    /** 1 where x > y, else 0. */
    public static final class Greater extends Comparison {
        public Greater(Tensor x, Tensor y) {
            super("gt", Primitive.GREATER, x, y);
        }
    }

    /** 1 where x = y, else 0. */
    public static final class Equal extends Comparison {
        public Equal(Tensor x, Tensor y) {
            super("eq", Primitive.EQUAL, x, y);
        }
    }

    /** x where the mask is not 0, else y. */
    public static final class Where extends Op {
        private final Saved mask;

        public Where(Tensor mask, Tensor x, Tensor y) {
            super("where", x, y);
            this.mask = new Saved(mask);
        }

        @Override
        protected View forward() {
            View chosen = mask.get(this).data();
            int[] shape = Shape.broadcast("where", chosen.shape, Shape.broadcast("where", shape(0), shape(1)));
            return map(Primitive.WHERE, shape, chosen, data(0), data(1));
        }

        @Override
        protected void backward(Tensor up) {
            Tensor none = constant(0);
            if (needs(0)) addGradient(0, Tensor.where(mask.get(this), up, none));
            if (needs(1)) addGradient(1, Tensor.where(mask.get(this), none, up));
        }
    }
}
