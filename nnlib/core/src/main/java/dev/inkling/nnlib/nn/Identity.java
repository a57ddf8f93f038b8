package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;

/** Hands its input on: a layer where none is wanted. */
public final class Identity extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            LayerType.of("identity", LayerType.Role.PASSES, "Changes nothing.", options -> new Identity());

    /** The activation; it has nothing to set. */
    public Identity() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x;
    }
}
