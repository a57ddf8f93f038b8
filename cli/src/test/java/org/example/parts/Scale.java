package org.example.parts;

import dev.inkling.nnlib.nn.LayerSpec;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Map;

/** A layer of a user's own: each number times a weight that it learns. */
public final class Scale extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType(
                    "org-scale",
                    LayerType.Role.PASSES,
                    "Weighs each number by itself.",
                    Option.whole("width", null, 1),
                    Option.number("first", 1.0)) {
                @Override
                public Map<String, int[]> parameters(LayerSpec spec) {
                    return Map.of("weight", new int[] {spec.options().whole("width")});
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new Scale(
                            spec.options().whole("width"), spec.options().number("first"));
                }
            };

    private final Tensor weight;
    private final double first;

    Scale(int width, double first) {
        this.first = first;
        weight = parameter("weight", Tensor.full((float) first, width));
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.mul(weight);
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options().with("width", weight.numel()).with("first", first));
    }
}
