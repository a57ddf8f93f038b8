package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;

/** Operations that take each element by itself. */
public final class Pointwise {
    private Pointwise() {}

    /** One operand, one primitive; keeps its value for the gradient. */
    private abstract static class One extends Op {
        private final Primitive primitive;
        private Saved value;

        One(String name, Primitive primitive, Tensor x) {
            super(name, x);
            this.primitive = primitive;
        }

        @Override
        protected View forward() {
            View out = map(primitive, shape(0), data(0));
            value = new Saved(new Tensor(out));
            return out;
        }

        /** The value, for a gradient that is said by it. */
        final Tensor y() {
            return value.get(this);
        }
    }

    public static final class Neg extends One {
        public Neg(Tensor x) {
            super("neg", Primitive.NEG, x);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.neg());
        }
    }

    public static final class Abs extends One {
        public Abs(Tensor x) {
            super("abs", Primitive.ABS, x);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.mul(input(0).sign()));
        }
    }

    /** -1, 0 or 1; its gradient is 0 everywhere. */
    public static final class Sign extends One {
        public Sign(Tensor x) {
            super("sign", Primitive.SIGN, x);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.mul(0));
        }
    }

    public static final class Exp extends One {
        public Exp(Tensor x) {
            super("exp", Primitive.EXP, x);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.mul(y()));
        }
    }

    /** exp(x) - 1, exact near 0. */
    public static final class Expm1 extends One {
        public Expm1(Tensor x) {
            super("expm1", Primitive.EXPM1, x);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.mul(y().add(1)));
        }
    }

    public static final class Log extends One {
        public Log(Tensor x) {
            super("log", Primitive.LOG, x);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.div(input(0)));
        }
    }

    /** log(1 + x), exact near 0. */
    public static final class Log1p extends One {
        public Log1p(Tensor x) {
            super("log1p", Primitive.LOG1P, x);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.div(input(0).add(1)));
        }
    }

    public static final class Sqrt extends One {
        public Sqrt(Tensor x) {
            super("sqrt", Primitive.SQRT, x);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.div(y().mul(2)));
        }
    }

    public static final class Square extends Op {
        public Square(Tensor x) {
            super("square", x);
        }

        @Override
        protected View forward() {
            return map(Primitive.MUL, shape(0), data(0), data(0));
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.mul(input(0).mul(2)));
        }
    }

    public static final class Sigmoid extends One {
        public Sigmoid(Tensor x) {
            super("sigmoid", Primitive.SIGMOID, x);
        }

        @Override
        protected void backward(Tensor up) {
            Tensor y = y();
            View out = allocate(shape(0));
            boolean fused = Engine.runFused("sigmoid_backward", new View[] {out}, new View[] {up.data(), y.data()});
            addGradient(0, fused ? new Tensor(out) : up.mul(y.mul(constant(1).sub(y))));
        }
    }

    public static final class Tanh extends One {
        public Tanh(Tensor x) {
            super("tanh", Primitive.TANH, x);
        }

        @Override
        protected void backward(Tensor up) {
            Tensor y = y();
            View out = allocate(shape(0));
            boolean fused = Engine.runFused("tanh_backward", new View[] {out}, new View[] {up.data(), y.data()});
            addGradient(0, fused ? new Tensor(out) : up.mul(constant(1).sub(y.square())));
        }
    }

    /** The error function. */
    public static final class Erf extends One {
        private static final float TWO_BY_ROOT_PI = (float) (2 / Math.sqrt(Math.PI));

        public Erf(Tensor x) {
            super("erf", Primitive.ERF, x);
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, up.mul(input(0).square().neg().exp().mul(TWO_BY_ROOT_PI)));
        }
    }

    public static final class Relu extends Op {
        private Saved value;

        public Relu(Tensor x) {
            super("relu", x);
        }

        @Override
        protected View forward() {
            View out = map(Primitive.MAX, shape(0), data(0), constant(0).data());
            value = new Saved(new Tensor(out));
            return out;
        }

        @Override
        protected void backward(Tensor up) {
            // what came out tells as well as what went in, which so need not be kept
            View y = value.get(this).data();
            addGradient(0, new Tensor(map(Primitive.GATE, y.shape, up.data(), y)));
        }
    }

    /** x to a fixed power. */
    public static final class Pow extends Op {
        private final float exponent;

        public Pow(Tensor x, float exponent) {
            super("pow", x);
            this.exponent = exponent;
        }

        @Override
        protected View forward() {
            return map(Primitive.POW, shape(0), data(0), constant(exponent).data());
        }

        @Override
        protected void backward(Tensor up) {
            if (exponent == 0) addGradient(0, up.mul(0));
            else addGradient(0, up.mul(input(0).pow(exponent - 1).mul(exponent)));
        }
    }

    /** x kept within bounds; the gradient passes where x lies within them, bounds included. */
    public static final class Clamp extends Op {
        private final float min;
        private final float max;

        public Clamp(Tensor x, float min, float max) {
            super("clamp", x);
            this.min = min;
            this.max = max;
        }

        @Override
        protected View forward() {
            int[] shape = shape(0);
            // a bound that is infinite binds nothing
            boolean above = min != Float.NEGATIVE_INFINITY;
            View raised =
                    above ? map(Primitive.MAX, shape, data(0), constant(min).data()) : data(0);
            if (above && max == Float.POSITIVE_INFINITY) return raised;
            return map(Primitive.MIN, shape, raised, constant(max).data());
        }

        @Override
        protected void backward(Tensor up) {
            Tensor x = input(0);
            Tensor outside = x.lt(min).add(x.gt(max));
            addGradient(0, Tensor.where(outside, constant(0), up));
        }
    }
}
