package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;

/** 1 where {@code x > 0}, else 0: the perceptron's activation. It has no gradient to learn from. */
public final class Step extends Activation {
    static final LayerType TYPE = LayerType.of("step", options -> new Step());

    /** The activation; it has nothing to set. */
    public Step() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.detach().gt(0);
    }
}
