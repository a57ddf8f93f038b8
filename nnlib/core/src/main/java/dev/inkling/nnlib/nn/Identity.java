package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** Hands its input on: a layer where none is wanted. */
public final class Identity extends Module {
    static final LayerType TYPE = new LayerType("identity") {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new Identity();
        }
    };

    /** The activation; it has nothing to set. */
    public Identity() {}

    @Override
    public Tensor forward(Tensor x) {
        return x;
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options());
    }
}
