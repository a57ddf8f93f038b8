package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;

/** {@code tanh x}. */
public final class Tanh extends Activation {
    static final LayerType TYPE = LayerType.of("tanh", options -> new Tanh());

    /** The activation; it has nothing to set. */
    public Tanh() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.tanh();
    }
}
