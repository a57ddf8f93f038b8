package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code tanh x}. */
public final class Tanh extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new PlainType(
                    "tanh", LayerType.Role.BENDS, "Squeezes any number between -1 and 1.", options -> new Tanh()) {
                @Override
                public double gain(Options given) {
                    return 5.0 / 3;
                }
            };

    /** The activation; it has nothing to set. */
    public Tanh() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.tanh();
    }
}
