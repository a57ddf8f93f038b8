package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code x tanh(softplus(x))}, the softplus as sharp as beta: {@code log(1 + exp(beta x)) / beta}. */
public final class Mish extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE = LayerType.of(
            "mish",
            LayerType.Role.BENDS,
            "A smooth ReLU that dips a little below zero.",
            Mish::new,
            Option.number("beta", 1.0, 0.1, 10)
                    .key("mish-beta")
                    .say("Sharpness", "How sharply Mish bends; 1 is usual."));

    private final double beta;

    /** PyTorch's {@code Mish()}, beta 1. */
    public Mish() {
        this(1);
    }

    /** With that sharpness. */
    public Mish(double beta) {
        this(TYPE.options().with("beta", beta));
    }

    private Mish(Options options) {
        super(TYPE, options);
        beta = options.number("beta");
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.mul(Softplus.of(x.mul((float) beta)).div((float) beta).tanh());
    }

    @Override
    protected String extra() {
        return beta == 1 ? "" : "beta=" + beta;
    }
}
