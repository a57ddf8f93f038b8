package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** Swish: {@code x sigmoid(x)}. */
public final class SiLU extends Module {
    static final LayerType TYPE = new LayerType("silu") {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new SiLU();
        }
    };

    /** The activation; it has nothing to set. */
    public SiLU() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.mul(x.sigmoid());
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options());
    }
}
