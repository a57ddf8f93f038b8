package dev.inkling.nnlib.golden;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;

/** How nnlib runs the cases of tensor.json. */
final class TensorCases {
    private TensorCases() {}

    static Tensor run(Case c) {
        switch (c.op) {
            case "matmul":
                return c.x().matmul(c.y());
            case "matmul(x.t, y.t)":
                return c.x().t().matmul(c.y().t());
            case "add":
                return c.x().add(c.y());
            case "sub":
                return c.x().sub(c.y());
            case "mul":
                return c.x().mul(c.y());
            case "div":
                return c.x().div(c.y());
            case "pow":
                return c.x().pow((float) c.number("exponent"));
            case "exp":
                return c.x().exp();
            case "tanh":
                return c.x().tanh();
            case "abs":
                return c.x().abs();
            case "square":
                return c.x().square();
            case "neg":
                return c.x().neg();
            case "log":
                return c.x().log();
            case "sqrt":
                return c.x().sqrt();
            case "clamp":
                return c.x().clamp((float) c.number("min"), (float) c.number("max"));
            case "sum":
                return c.x().sum(c.options.bool("keepdim"), c.options.integers("dims"));
            case "mean":
                return c.x().mean(c.options.bool("keepdim"), c.options.integers("dims"));
            case "var":
                return c.x().var(c.options.bool("unbiased"), c.options.bool("keepdim"), c.options.integers("dims"));
            default:
                return runIndexing(c);
        }
    }

    private static Tensor runIndexing(Case c) {
        switch (c.op) {
            case "max":
                return c.x().max(c.whole("dim"));
            case "min":
                return c.x().min(c.whole("dim"));
            case "argmax":
                return c.x().argmax(c.whole("dim"));
            case "cat":
                return Tensor.cat(Arrays.asList(c.x(), c.y(), c.x()), c.whole("dim"));
            case "stack":
                return Tensor.stack(Arrays.asList(c.x(), c.y()), c.whole("dim"));
            case "permute":
                return c.x().permute(c.options.integers("dims"));
            case "slice":
                return slice(c);
            case "expand":
                return c.x().expand(c.options.integers("shape"));
            case "index_select":
                return c.x().indexSelect(c.whole("dim"), c.tensor("index"));
            case "gather":
                return c.x().gather(c.whole("dim"), c.tensor("index"));
            case "where":
                return Tensor.where(c.tensor("mask"), c.x(), c.y());
            case "x*x + x":
                return c.x().mul(c.x()).add(c.x());
            case "norm":
                return c.x().norm();
            default:
                throw c.unknown();
        }
    }

    private static Tensor slice(Case c) {
        int[] start = c.options.integers("start");
        int[] end = c.options.integers("end");
        int[] step = c.options.integers("step");
        Tensor x = c.x();
        for (int d = 0; d < start.length; d++) {
            x = x.slice(d, start[d], end[d], step[d]);
        }
        return x;
    }
}
