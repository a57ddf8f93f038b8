package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Layers one after another, named by their numbers as in PyTorch. */
public final class Sequential extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType("sequential", LayerType.Role.HOLDS, "Layers one after another.") {
                @Override
                public boolean nests() {
                    return true;
                }

                @Override
                public int[] output(LayerSpec spec, int[] input) {
                    int[] shape = input;
                    for (LayerSpec layer : spec.layers()) {
                        shape = layer.output(shape);
                    }
                    return shape;
                }

                @Override
                public Map<String, int[]> parameters(LayerSpec spec) {
                    return LayerSpec.parameters(spec.layers());
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new Sequential(buildAll(spec.layers(), generator));
                }
            };

    private final Module[] layers;
    private ModelSpec spec;

    /** Those layers, in that order. */
    public Sequential(Module... layers) {
        this.layers = layers.clone();
        for (int i = 0; i < layers.length; i++) {
            add(String.valueOf(i), layers[i]);
        }
    }

    Sequential(ModelSpec spec, Generator generator) {
        this(buildAll(spec.layers(), generator));
        this.spec = spec;
    }

    private static Module[] buildAll(List<LayerSpec> specs, Generator generator) {
        Module[] layers = new Module[specs.size()];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = specs.get(i).type().build(specs.get(i), generator);
        }
        return layers;
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = x;
        for (Module layer : layers) {
            y = layer.forward(y);
        }
        return y;
    }

    /** The layer at that place. */
    public Module get(int index) {
        return layers[index];
    }

    /** How many layers there are. */
    public int size() {
        return layers.length;
    }

    /** Says for inputs of what shape this is, which {@link #spec} cannot guess where the first layer is not linear. */
    public Sequential input(int... shape) {
        spec = ModelSpec.of(shape, layerSpecs());
        return this;
    }

    @Override
    public ModelSpec spec() {
        if (spec == null) {
            if (layers.length == 0 || !(layers[0] instanceof Linear)) {
                throw new IllegalStateException(
                        "This Sequential cannot know the shape of its inputs, as it does not begin "
                                + "with a Linear layer; say it with input(...), for example input(1, 28, 28).");
            }
            input(((Linear) layers[0]).in());
        }
        return spec;
    }

    @Override
    public LayerSpec layerSpec() {
        return new LayerSpec(TYPE, TYPE.options(), layerSpecs());
    }

    private List<LayerSpec> layerSpecs() {
        List<LayerSpec> specs = new ArrayList<>();
        for (Module layer : layers) {
            specs.add(layer.layerSpec());
        }
        return specs;
    }

    /** The layers. */
    public List<Module> layers() {
        return Arrays.asList(layers.clone());
    }
}
