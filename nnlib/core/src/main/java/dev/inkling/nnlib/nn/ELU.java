package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code x} where positive, else {@code alpha (exp(x) - 1)}. */
public final class ELU extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE = LayerType.of(
            "elu",
            LayerType.Role.BENDS,
            "A straight line above zero, and a soft bend down to -alpha below it.",
            ELU::new,
            Option.number("alpha", 1.0, -100, 100)
                    .key("elu-alpha")
                    .say("Depth below zero", "How far ELU goes down for very negative values."));

    private final double alpha;

    /** With PyTorch's default, alpha 1.0. */
    public ELU() {
        this(TYPE.options());
    }

    /** With that alpha. */
    public ELU(double alpha) {
        this(TYPE.options().with("alpha", alpha));
    }

    private ELU(Options options) {
        super(TYPE, options);
        alpha = options.number("alpha");
    }

    @Override
    public Tensor forward(Tensor x) {
        // the exponential sees no positive x: its infinity would turn the gradient of the other side into NaN
        return x.relu().add(x.clamp(Float.NEGATIVE_INFINITY, 0).expm1().mul((float) alpha));
    }

    @Override
    protected String extra() {
        return "alpha=" + alpha;
    }
}
