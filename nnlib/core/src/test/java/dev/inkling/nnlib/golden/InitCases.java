package dev.inkling.nnlib.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.nn.Conv2d;
import dev.inkling.nnlib.nn.Init;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** How nnlib's initializers are measured against init.json. */
final class InitCases {
    private static final Generator GENERATOR = new Generator(20);

    private InitCases() {}

    static void check(JsonObject json) {
        JsonObject o = json.object("options");
        switch (json.string("op")) {
            case "gain":
                Golden.assertClose(Init.gain(o.string("nonlinearity")), json.number("value"), "gain");
                break;
            case "xavier_uniform":
                uniform(filled(Init.xavierUniform(o.number("gain")), o), json.number("bound"));
                break;
            case "xavier_normal":
                normal(filled(Init.xavierNormal(o.number("gain")), o), json.number("std"));
                break;
            case "kaiming_uniform":
                uniform(filled(Init.kaimingUniform(o.string("nonlinearity"), byFanIn(o)), o), json.number("bound"));
                break;
            case "kaiming_normal":
                normal(filled(Init.kaimingNormal(o.string("nonlinearity"), byFanIn(o)), o), json.number("std"));
                break;
            case "default":
                checkLayer(o.integers("shape"), json.number("bound"), json.number("bias_bound"));
                break;
            default:
                throw new AssertionError("nnlib's tests do not know how to run \"" + json.string("op") + "\"");
        }
    }

    private static boolean byFanIn(JsonObject options) {
        return options.string("mode").equals("fan_in");
    }

    private static float[] filled(Init init, JsonObject options) {
        Tensor weight = Tensor.zeros(options.integers("shape"));
        init.fill(weight, GENERATOR);
        return weight.toArray();
    }

    private static void checkLayer(int[] shape, double bound, double biasBound) {
        if (shape.length == 2) {
            Linear layer = new Linear(shape[1], shape[0], GENERATOR);
            uniform(layer.weight().toArray(), bound);
            within(layer.bias().toArray(), biasBound);
        } else {
            Conv2d layer = new Conv2d(shape[1], shape[0], shape[2], GENERATOR);
            uniform(layer.weight().toArray(), bound);
            within(layer.bias().toArray(), biasBound);
        }
    }

    /**
     * Everything lies within the bound, some of it near, and the deviation is bound / sqrt(3) up to five standard
     * errors.
     */
    private static void uniform(float[] values, double bound) {
        within(values, bound);
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).isGreaterThan(bound * (1 - 10.0 / values.length));
        moments(values, bound / Math.sqrt(3));
    }

    private static void within(float[] values, double bound) {
        for (float value : values) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo((float) bound);
        }
    }

    private static void normal(float[] values, double std) {
        moments(values, std);
        int beyond = 0;
        for (float value : values) {
            beyond += Math.abs(value) > 2 * std ? 1 : 0;
        }
        double share = 0.0455;
        assertThat((double) beyond / values.length)
                .isBetween(share - 5 * error(share, values.length), share + 5 * error(share, values.length));
    }

    private static double error(double share, int n) {
        return Math.sqrt(share * (1 - share) / n);
    }

    private static void moments(float[] values, double std) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        int n = values.length;
        assertThat(Math.abs(sum / n)).isLessThan(5 * std / Math.sqrt(n));
        assertThat(Math.sqrt(squares / n))
                .isBetween(std * (1 - 5 / Math.sqrt(2.0 * n)), std * (1 + 5 / Math.sqrt(2.0 * n)));
    }
}
