package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Map;

/** Brings the numbers of each example to mean 0 and variance 1 over the last dimension, then scales and shifts. */
public final class LayerNorm extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType(
                    "layer-norm",
                    LayerType.Role.NORMALIZES,
                    "Brings the numbers of each sample to mean 0 and spread 1, then scales and shifts them.",
                    Option.whole("width", null, 1),
                    Option.positive("eps", 1e-5)) {
                @Override
                public int[] output(LayerSpec spec, int[] input) {
                    int width = spec.options().whole("width");
                    if (input[input.length - 1] != width) {
                        throw refuse(width + " numbers", input);
                    }
                    return input.clone();
                }

                @Override
                public Map<String, int[]> parameters(LayerSpec spec) {
                    return BatchNormType.weightAndBias(spec.options().whole("width"));
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new LayerNorm(
                            spec.options().whole("width"), spec.options().number("eps"));
                }
            };

    private final double eps;
    private final Tensor weight;
    private final Tensor bias;

    /** Over {@code width} numbers, with eps 1e-5. */
    public LayerNorm(int width) {
        this(width, 1e-5);
    }

    /** Over {@code width} numbers; {@code eps} is added to the variance. */
    public LayerNorm(int width, double eps) {
        this.eps = eps;
        weight = parameter("weight", Tensor.ones(width));
        bias = parameter("bias", Tensor.zeros(width));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor centred = x.sub(x.mean(true, -1));
        Tensor variance = centred.square().mean(true, -1);
        return centred.div(variance.add((float) eps).sqrt()).mul(weight).add(bias);
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options().with("width", weight.numel()).with("eps", eps));
    }

    @Override
    protected String extra() {
        return "(" + weight.numel() + ",), eps=" + eps + ", elementwise_affine=True";
    }
}
