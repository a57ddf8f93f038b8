package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;

/** Swish: {@code x sigmoid(x)}. */
public final class SiLU extends Activation {
    static final LayerType TYPE = LayerType.of("silu", options -> new SiLU());

    /** The activation; it has nothing to set. */
    public SiLU() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.mul(x.sigmoid());
    }
}
