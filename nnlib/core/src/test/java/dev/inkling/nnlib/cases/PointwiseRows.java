package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.autograd.Arithmetic;
import dev.inkling.nnlib.autograd.Pointwise;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Rows of operations that take each element by itself. */
final class PointwiseRows {
    /** Bounds of the clamp. */
    private static final float LOW = -0.005f;

    private static final float HIGH = 0.7f;

    private PointwiseRows() {}

    static List<OpCase> rows() {
        List<OpCase> rows = new ArrayList<>();
        rows.add(one("neg", Pointwise.Neg.class, Tensor::neg, x -> -x));
        rows.add(one("abs", Pointwise.Abs.class, Tensor::abs, Math::abs));
        rows.add(one("sign", Pointwise.Sign.class, Tensor::sign, Math::signum));
        rows.add(one("exp", Pointwise.Exp.class, Tensor::exp, Math::exp));
        rows.add(one("expm1", Pointwise.Expm1.class, Tensor::expm1, Math::expm1));
        rows.add(one("square", Pointwise.Square.class, Tensor::square, x -> x * x));
        rows.add(one("sigmoid", Pointwise.Sigmoid.class, Tensor::sigmoid, x -> 1 / (1 + Math.exp(-x))));
        rows.add(one("tanh", Pointwise.Tanh.class, Tensor::tanh, Math::tanh));
        rows.add(one("erf", Pointwise.Erf.class, Tensor::erf, PointwiseRows::erf));
        rows.add(one("relu", Pointwise.Relu.class, Tensor::relu, x -> Math.max(x, 0)));
        rows.add(one("clamp", Pointwise.Clamp.class, x -> x.clamp(LOW, HIGH), x -> Math.min(Math.max(x, LOW), HIGH)));
        rows.add(one("add a number", Arithmetic.Add.class, x -> x.add(2), x -> x + 2));
        rows.add(positive("log", Pointwise.Log.class, Tensor::log, Math::log));
        rows.add(positive("log1p", Pointwise.Log1p.class, Tensor::log1p, Math::log1p));
        rows.add(positive("sqrt", Pointwise.Sqrt.class, Tensor::sqrt, Math::sqrt));
        rows.add(positive("pow -1.5", Pointwise.Pow.class, x -> x.pow(-1.5f), x -> Math.pow(x, -1.5)));
        rows.add(one("pow 3", Pointwise.Pow.class, x -> x.pow(3), x -> x * x * x));
        rows.add(two("add", Arithmetic.Add.class, Tensor::add, Double::sum)
                .fails(
                        "add: (2, 3) and (4, 3) do not broadcast: sizes 2 and 4 in dimension -2 differ and neither is 1",
                        () -> Tensor.zeros(2, 3).add(Tensor.zeros(4, 3))));
        rows.add(two("sub", Arithmetic.Sub.class, Tensor::sub, (x, y) -> x - y));
        rows.add(two("mul", Arithmetic.Mul.class, Tensor::mul, (x, y) -> x * y));
        rows.add(two("maximum", Arithmetic.Maximum.class, Tensor::maximum, Math::max));
        rows.add(two("minimum", Arithmetic.Minimum.class, Tensor::minimum, Math::min));
        rows.add(comparison("eq", Arithmetic.Equal.class, Tensor::eq, (x, y) -> x.eq(y), (x, y) -> x == y));
        rows.add(comparison("ne", Arithmetic.Equal.class, Tensor::ne, (x, y) -> x.ne(y), (x, y) -> x != y));
        rows.add(comparison("lt", Arithmetic.Greater.class, Tensor::lt, (x, y) -> x.lt(y), (x, y) -> x < y));
        rows.add(comparison("le", Arithmetic.Greater.class, Tensor::le, (x, y) -> x.le(y), (x, y) -> x <= y));
        rows.add(comparison("gt", Arithmetic.Greater.class, Tensor::gt, (x, y) -> x.gt(y), (x, y) -> x > y));
        rows.add(comparison("ge", Arithmetic.Greater.class, Tensor::ge, (x, y) -> x.ge(y), (x, y) -> x >= y));
        rows.add(division());
        rows.add(where());
        return rows;
    }

    private static OpCase one(String name, Class<?> covers, UnaryOperator<Tensor> op, DoubleUnaryOperator reference) {
        return new OpCase(name, covers, draw -> new OpCase.Sample()
                .in(draw.normal(draw.shape()).map(PointwiseRows::besideAKink))
                .computes((in, c) -> op.apply(in[0]))
                .reference((in, c) -> in[0].map(reference)));
    }

    /** Central differences across a kink measure neither of its two slopes. */
    private static double besideAKink(double x) {
        for (double kink : new double[] {0, LOW, HIGH}) {
            if (Math.abs(x - kink) < 1e-4) {
                return kink + 1e-3;
            }
        }
        return x;
    }

    private static OpCase positive(
            String name, Class<?> covers, UnaryOperator<Tensor> op, DoubleUnaryOperator reference) {
        return new OpCase(name, covers, draw -> new OpCase.Sample()
                .in(draw.between(0.3, 4, draw.shape()))
                .computes((in, c) -> op.apply(in[0]))
                .reference((in, c) -> in[0].map(reference)));
    }

    /** The second operand is broadcast. */
    private static OpCase two(String name, Class<?> covers, BinaryOperator<Tensor> op, DoubleBinaryOperator reference) {
        return new OpCase(name, covers, draw -> {
            int[] shape = draw.shape();
            return new OpCase.Sample()
                    .in(draw.normal(shape), draw.normal(draw.narrow(shape)))
                    .computes((in, c) -> op.apply(in[0], in[1]))
                    .reference((in, c) -> Arr.zip(in[0], in[1], reference));
        });
    }

    private interface Comparing {
        boolean holds(double x, double y);
    }

    private interface ByNumber {
        Tensor compare(Tensor x, float y);
    }

    /**
     * Few whole numbers and NaN, so that equals meet; against a second operand that is broadcast, and against the
     * number 1.
     */
    private static OpCase comparison(
            String name, Class<?> covers, BinaryOperator<Tensor> op, ByNumber number, Comparing reference) {
        return new OpCase(name, covers, draw -> {
            int[] shape = draw.shape();
            Arr gaps = draw.wholes(4, shape).map(x -> x == 3 ? Double.NaN : x);
            return new OpCase.Sample()
                    .constants(gaps, draw.wholes(3, draw.narrow(shape)))
                    .computes((in, c) ->
                            op.apply(c[0], c[1]).add(number.compare(c[0], 1).mul(2)))
                    .reference((in, c) -> Arr.zip(
                            c[0], c[1], (x, y) -> (reference.holds(x, y) ? 1 : 0) + (reference.holds(x, 1) ? 2 : 0)));
        });
    }

    private static OpCase division() {
        return new OpCase("div", Arithmetic.Div.class, draw -> {
            int[] shape = draw.shape();
            return new OpCase.Sample()
                    .in(draw.normal(shape), draw.between(0.5, 2, draw.narrow(shape)))
                    .computes((in, c) -> in[0].div(in[1]))
                    .reference((in, c) -> Arr.zip(in[0], in[1], (x, y) -> x / y));
        });
    }

    private static OpCase where() {
        return new OpCase("where", Arithmetic.Where.class, draw -> {
            int[] shape = draw.shape();
            return new OpCase.Sample()
                    .in(draw.normal(shape), draw.normal(draw.narrow(shape)))
                    .constants(draw.wholes(2, shape))
                    .computes((in, c) -> Tensor.where(c[0], in[0], in[1]))
                    .reference((in, c) -> Arr.of(shape, i -> c[0].at(i) != 0 ? in[0].at(i) : in[1].wide(i)));
        });
    }

    /** The error function: its series near zero, a continued fraction for the rest, where the series would cancel. */
    static double erf(double x) {
        double size = Math.abs(x);
        if (size > 2) {
            double tail = size;
            for (int n = 200; n > 0; n--) {
                tail = size + n / 2.0 / tail;
            }
            return Math.signum(x) * (1 - Math.exp(-x * x) / Math.sqrt(Math.PI) / tail);
        }
        double term = x;
        double sum = x;
        for (int n = 1; n < 60; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }
}
