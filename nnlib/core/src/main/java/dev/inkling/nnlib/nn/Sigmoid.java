package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;

/** {@code 1 / (1 + exp(-x))}. */
public final class Sigmoid extends Activation {
    static final LayerType TYPE = LayerType.of("sigmoid", options -> new Sigmoid());

    /** The activation; it has nothing to set. */
    public Sigmoid() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.sigmoid();
    }
}
