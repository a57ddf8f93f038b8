package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;

/** {@code max(x, 0)}. */
public final class ReLU extends Activation {
    static final LayerType TYPE = LayerType.of("relu", options -> new ReLU());

    /** The activation; it has nothing to set. */
    public ReLU() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.relu();
    }
}
