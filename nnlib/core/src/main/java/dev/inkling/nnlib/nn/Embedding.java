package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

/**
 * A table with a learned row of {@code width} numbers for each of {@code rows} words: whole numbers in, their rows out.
 */
public final class Embedding extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType(
                    "embedding",
                    LayerType.Role.WEIGHTS,
                    "Looks up a row of numbers that it learns, for each whole number that comes in.",
                    Option.whole("rows", null, 1),
                    Option.whole("width", null, 1)) {
                @Override
                public int[] output(LayerSpec spec, int[] input) {
                    int[] output = Arrays.copyOf(input, input.length + 1);
                    output[input.length] = spec.options().whole("width");
                    return output;
                }

                @Override
                public Map<String, int[]> parameters(LayerSpec spec) {
                    int[] shape = {spec.options().whole("rows"), spec.options().whole("width")};
                    return Collections.singletonMap("weight", shape);
                }

                @Override
                public boolean takesInit() {
                    return false;
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new Embedding(
                            spec.options().whole("rows"), spec.options().whole("width"), generator);
                }
            };

    private final Tensor weight;

    /** A table whose first values are drawn from the standard normal distribution, as PyTorch does. */
    public Embedding(int rows, int width, Generator generator) {
        weight = parameter("weight", Tensor.zeros(rows, width));
        Init.normal(0, 1).fill(weight, generator);
    }

    @Override
    public Tensor forward(Tensor index) {
        int[] shape = Arrays.copyOf(index.shape(), index.rank() + 1);
        shape[index.rank()] = weight.size(1);
        return weight.indexSelect(0, index.reshape(-1)).reshape(shape);
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options().with("rows", weight.size(0)).with("width", weight.size(1)));
    }

    @Override
    protected String extra() {
        return weight.size(0) + ", " + weight.size(1);
    }
}
