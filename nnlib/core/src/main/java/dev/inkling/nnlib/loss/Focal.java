package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * Cross-entropy that looks away from what is easy: {@code -alpha (1 - p)^gamma log p}, p the probability of the true
 * class, from logits.
 */
public final class Focal extends Reduced<Focal> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "focal",
            "Cross-entropy that looks away from what is easy.",
            LossType.Target.CLASS,
            LossType.Output.SCORES,
            LossType.Width.SEVERAL,
            given -> new Focal(given.number("gamma"), given.number("alpha")),
            gamma(),
            Option.number("alpha", 1.0, 0, 100)
                    .key("focal-weight")
                    .say("Weight", "What all losses are multiplied by."));

    /** So small that no 1 - p but 0 lies below it; keeps a power's slope at 0 finite. */
    private static final float TINY = 1e-12f;

    private final double gamma;
    private final double alpha;

    /** With gamma 2 and alpha 1. */
    public Focal() {
        this(2, 1);
    }

    /** With that gamma and that weight. */
    public Focal(double gamma, double alpha) {
        super("Focal");
        this.gamma = gamma;
        this.alpha = alpha;
    }

    static Tensor power(Tensor wrong, double gamma) {
        return wrong.clamp(TINY, Float.POSITIVE_INFINITY).pow((float) gamma);
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        Tensor logP = ClassNumbers.pick(output.logSoftmax(ClassNumbers.dim(output)), target, "Focal");
        return reduce(power(logP.expm1().neg(), gamma).mul(logP).mul((float) -alpha));
    }

    /** How much the losses of this family look away. */
    static Option gamma() {
        return Option.number("gamma", 2.0, 0, 10)
                .key("focal-gamma")
                .say("Focus", "How much it looks away from what is easy; 0 does not.");
    }
}
