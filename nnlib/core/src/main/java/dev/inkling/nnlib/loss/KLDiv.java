package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/**
 * Kullback-Leibler divergence of log-probabilities x from probabilities t: {@code t (log t - x)}.
 * {@link Reduction#BATCH_MEAN} is the mathematical one.
 */
public final class KLDiv extends Reduced<KLDiv> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "kl-div",
            "How far the probabilities that the net gives are from those wanted; the net ends in log-softmax.",
            LossType.Target.NUMBERS,
            LossType.Output.LOG_PROBABILITIES,
            LossType.Width.SEVERAL,
            given -> new KLDiv());

    /** The loss; its mean, unless told otherwise. */
    public KLDiv() {
        super("KLDiv");
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        Tensor logTarget =
                target.clamp(Float.MIN_NORMAL, Float.POSITIVE_INFINITY).log();
        return reduce(target.mul(logTarget).sub(target.mul(output)));
    }
}
