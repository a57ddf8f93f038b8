package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code max(x, 0)}. */
public final class ReLU extends Module {
    static final LayerType TYPE = new LayerType("relu") {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new ReLU();
        }
    };

    /** The activation; it has nothing to set. */
    public ReLU() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.relu();
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options());
    }
}
