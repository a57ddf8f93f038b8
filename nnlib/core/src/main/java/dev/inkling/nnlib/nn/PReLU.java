package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

/** {@code x} where positive, else {@code weight * x} with a slope that is learned: one, or one for each channel. */
public final class PReLU extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType(
                    "prelu",
                    LayerType.Role.BENDS,
                    "A leaky ReLU that learns its slope below zero.",
                    Option.whole("channels", 1, 1),
                    Option.number("init", 0.25, -100, 100)
                            .key("prelu-init")
                            .say("First slope", "The slope below zero with which PReLU begins to learn.")) {
                @Override
                public int[] output(LayerSpec spec, int[] input) {
                    int channels = spec.options().whole("channels");
                    if (channels != 1 && channels != input[0]) {
                        throw refuse(channels + " channels", input);
                    }
                    return input.clone();
                }

                @Override
                public Map<String, int[]> parameters(LayerSpec spec) {
                    return Collections.singletonMap(
                            "weight", new int[] {spec.options().whole("channels")});
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new PReLU(
                            spec.options().whole("channels"), spec.options().number("init"));
                }
            };

    private final Tensor weight;
    private final double init;

    /** One slope for all, 0.25 at first. */
    public PReLU() {
        this(1, 0.25);
    }

    /** That many slopes, each {@code init} at first; more than one must be the input's number of channels. */
    public PReLU(int channels, double init) {
        this.init = init;
        this.weight = parameter("weight", Tensor.full((float) init, channels));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor slope = weight;
        if (weight.numel() > 1) {
            int[] shape = new int[x.rank() - 1];
            Arrays.fill(shape, 1);
            shape[0] = weight.numel();
            slope = weight.reshape(shape);
        }
        return Tensor.where(x.gt(0), x, x.mul(slope));
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options().with("channels", weight.numel()).with("init", init));
    }

    @Override
    protected String extra() {
        return "num_parameters=" + weight.numel();
    }
}
