package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/** {@code y = x + body(x)}: the gradient finds a way around the body, so that deep nets learn. */
public final class Residual extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType("residual", LayerType.Role.HOLDS, "Adds what comes in to what its layers make of it.") {
                @Override
                public boolean nests() {
                    return true;
                }

                @Override
                public int[] output(LayerSpec spec, int[] input) {
                    int[] output = Sequential.TYPE.output(spec, input);
                    if (!Arrays.equals(input, output)) {
                        throw refuse(
                                "layers that keep the shape, as their output " + LayerSpec.shape(output)
                                        + " is added to the input",
                                input);
                    }
                    return output;
                }

                @Override
                public Map<String, int[]> parameters(LayerSpec spec) {
                    return LayerSpec.parameters(spec.layers());
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    Sequential body = (Sequential) Sequential.TYPE.build(spec, generator);
                    return new Residual(body.layers().toArray(new Module[0]));
                }
            };

    private final Module[] layers;

    /** The layers of the body, one after another; together they must keep the shape. */
    public Residual(Module... layers) {
        this.layers = layers.clone();
        for (int i = 0; i < layers.length; i++) {
            add(String.valueOf(i), layers[i]);
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = x;
        for (Module layer : layers) {
            y = layer.forward(y);
        }
        if (!Arrays.equals(x.shape(), y.shape())) {
            throw new IllegalArgumentException(
                    "Residual: its layers turn " + LayerSpec.shape(x.shape()) + " into " + LayerSpec.shape(y.shape())
                            + ", which cannot be added to the input; use layers that keep the shape.");
        }
        return x.add(y);
    }

    @Override
    public LayerSpec layerSpec() {
        LayerSpec[] specs = new LayerSpec[layers.length];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = layers[i].layerSpec();
        }
        return TYPE.spec(TYPE.options(), specs);
    }
}
