package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code 1 / (1 + exp(-x))}. */
public final class Sigmoid extends Module {
    static final LayerType TYPE = new LayerType("sigmoid") {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new Sigmoid();
        }
    };

    /** The activation; it has nothing to set. */
    public Sigmoid() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.sigmoid();
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options());
    }
}
