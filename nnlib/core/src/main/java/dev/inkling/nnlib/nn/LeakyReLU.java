package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code x} where positive, else {@code slope * x}. */
public final class LeakyReLU extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new PlainType(
                    "leaky-relu",
                    LayerType.Role.BENDS,
                    "A straight line above zero, and a slight slope below it, so that no unit dies.",
                    LeakyReLU::new,
                    Option.number("slope", 0.01, -10, 10)
                            .say("Slope below zero", "What leaky ReLU lets through of negative values.")) {
                @Override
                public double gain(Options given) {
                    return Math.sqrt(2 / (1 + Math.pow(given.number("slope"), 2)));
                }
            };

    private final double slope;

    /** With PyTorch's default, slope 0.01. */
    public LeakyReLU() {
        this(TYPE.options());
    }

    /** With that slope. */
    public LeakyReLU(double slope) {
        this(TYPE.options().with("slope", slope));
    }

    private LeakyReLU(Options options) {
        super(TYPE, options);
        slope = options.number("slope");
    }

    @Override
    public Tensor forward(Tensor x) {
        return Tensor.where(x.gt(0), x, x.mul((float) slope));
    }

    @Override
    protected String extra() {
        return "negative_slope=" + slope;
    }
}
