package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code max(x, 0)}. */
public final class ReLU extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new PlainType(
                    "relu",
                    LayerType.Role.BENDS,
                    "Lets positive numbers through and stops the others.",
                    options -> new ReLU()) {
                @Override
                public double gain(Options given) {
                    return Math.sqrt(2);
                }

                @Override
                public boolean canDie() {
                    return true;
                }
            };

    /** The activation; it has nothing to set. */
    public ReLU() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.relu();
    }
}
