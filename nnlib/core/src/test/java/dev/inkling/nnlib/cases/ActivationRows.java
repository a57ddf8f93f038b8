package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.nn.ELU;
import dev.inkling.nnlib.nn.GELU;
import dev.inkling.nnlib.nn.Identity;
import dev.inkling.nnlib.nn.LeakyReLU;
import dev.inkling.nnlib.nn.LogSigmoid;
import dev.inkling.nnlib.nn.LogSoftmax;
import dev.inkling.nnlib.nn.Mish;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.PReLU;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.SiLU;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.nn.Softmax;
import dev.inkling.nnlib.nn.Softplus;
import dev.inkling.nnlib.nn.Step;
import dev.inkling.nnlib.nn.Tanh;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** Rows of activations. */
final class ActivationRows {
    private ActivationRows() {}

    static List<OpCase> rows() {
        List<OpCase> rows = new ArrayList<>();
        rows.add(row("Identity", Identity::new, x -> x));
        rows.add(row("Step", Step::new, x -> x > 0 ? 1 : 0));
        rows.add(row("Sigmoid", Sigmoid::new, x -> 1 / (1 + Math.exp(-x))));
        rows.add(row("Tanh", Tanh::new, Math::tanh));
        rows.add(row("ReLU", ReLU::new, x -> Math.max(0, x)));
        rows.add(row("LeakyReLU", () -> new LeakyReLU(0.1), x -> x > 0 ? x : (float) 0.1 * x));
        rows.add(row("ELU", () -> new ELU(1.5), x -> x > 0 ? x : 1.5 * Math.expm1(x)));
        rows.add(row("SiLU", SiLU::new, x -> x / (1 + Math.exp(-x))));
        rows.add(row("GELU", GELU::new, x -> x / 2 * (1 + PointwiseRows.erf(x / Math.sqrt(2)))));
        rows.add(row(
                "GELU tanh",
                () -> new GELU(true),
                x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))));
        rows.add(row("Softplus", Softplus::new, x -> Math.log1p(Math.exp(x))));
        rows.add(row("Mish", () -> new Mish(1.5), x -> x * Math.tanh(Math.log1p(Math.exp(1.5 * x)) / 1.5)));
        rows.add(row("LogSigmoid", LogSigmoid::new, x -> -Math.log1p(Math.exp(-x))));
        rows.add(overRows("Softmax", () -> new Softmax(1), false));
        rows.add(overRows("LogSoftmax", () -> new LogSoftmax(-1), true));
        rows.add(prelu("PReLU", false));
        rows.add(prelu("PReLU, a slope a channel", true));
        return rows;
    }

    private static OpCase row(String name, Supplier<Module> make, DoubleUnaryOperator reference) {
        return new OpCase(name, make.get().getClass(), draw -> new OpCase.Sample()
                .in(draw.values(2, draw.shape()))
                .layer(make.get())
                .reference((in, c) -> in[0].map(reference)));
    }

    private static OpCase overRows(String name, Supplier<Module> make, boolean log) {
        return new OpCase(name, make.get().getClass(), draw -> new OpCase.Sample()
                .in(draw.values(3, draw.shape(2)))
                .layer(make.get())
                .reference((in, c) -> log ? ShapeRows.softmax(in[0]).map(Math::log) : ShapeRows.softmax(in[0])));
    }

    private static OpCase prelu(String name, boolean channels) {
        return new OpCase(name, PReLU.class, draw -> {
            int[] shape = draw.shape(3);
            int slopes = channels ? shape[1] : 1;
            return new OpCase.Sample()
                    .in(draw.normal(shape), draw.normal(slopes))
                    .layer(new PReLU(slopes, 0.25))
                    .reference((in, c) -> Arr.of(shape, i -> {
                        double x = in[0].at(i);
                        return x > 0 ? x : x * in[1].at(channels ? i[1] : 0);
                    }));
        });
    }
}
