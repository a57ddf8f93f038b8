package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code 1 / (1 + exp(-x))}. */
public final class Sigmoid extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new PlainType(
                    "sigmoid", LayerType.Role.BENDS, "Squeezes any number between 0 and 1.", options -> new Sigmoid()) {
                @Override
                public double gain(Options given) {
                    return 1;
                }

                @Override
                public boolean givesProbabilities() {
                    return true;
                }
            };

    /** The activation; it has nothing to set. */
    public Sigmoid() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.sigmoid();
    }
}
