package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** Lays all numbers of an example out in one row; the batch stays. */
public final class Flatten extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType("flatten", LayerType.Role.PASSES, "Lays the numbers of a picture in one row.") {
                @Override
                public int[] output(LayerSpec spec, int[] input) {
                    int product = 1;
                    for (int size : input) {
                        product *= size;
                    }
                    return new int[] {product};
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new Flatten();
                }
            };

    /** The layer; it has nothing to set. */
    public Flatten() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.flatten(1);
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options());
    }
}
