package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;

/** 1 where {@code x > 0}, else 0: the perceptron's activation. It has no gradient to learn from. */
public final class Step extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE = LayerType.of(
            "step",
            LayerType.Role.BENDS,
            "0 or 1, as in the first perceptron; it has no slope, so nothing before it can learn.",
            options -> new Step());

    /** The activation; it has nothing to set. */
    public Step() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.detach().gt(0);
    }
}
