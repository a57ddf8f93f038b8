package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code tanh x}. */
public final class Tanh extends Module {
    static final LayerType TYPE = new LayerType("tanh") {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new Tanh();
        }
    };

    /** The activation; it has nothing to set. */
    public Tanh() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.tanh();
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options());
    }
}
