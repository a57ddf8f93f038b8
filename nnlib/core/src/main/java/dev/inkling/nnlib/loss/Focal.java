package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/** Cross-entropy that looks away from what is easy: {@code -alpha (1 - p)^gamma log p}, p the probability of the true class, from logits. */
public final class Focal extends Reduced<Focal> implements Loss {
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
}
