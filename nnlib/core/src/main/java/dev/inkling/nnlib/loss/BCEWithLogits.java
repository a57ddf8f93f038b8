package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.nn.Softplus;
import dev.inkling.nnlib.tensor.Tensor;

/** Binary cross-entropy of logits: {@code (1 - t) x + (1 + (w - 1) t) softplus(-x)}, with w the weight of positives. */
public final class BCEWithLogits extends Reduced<BCEWithLogits> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "bce-with-logits",
            "The same as bce, computed more exactly from what comes before the sigmoid.",
            LossType.Target.NUMBERS,
            LossType.Output.SCORES,
            LossType.Width.ONE,
            given -> new BCEWithLogits());

    private Tensor posWeight;

    /** The loss; its mean, unless told otherwise. */
    public BCEWithLogits() {
        super("BCEWithLogits");
    }

    /** How much more a positive counts than a negative; broadcast against the targets. */
    public BCEWithLogits posWeight(Tensor weight) {
        posWeight = weight;
        return this;
    }

    /** The loss of each element. */
    Tensor losses(Tensor output, Tensor target) {
        if (posWeight == null) {
            return Op.apply(new LogitsCrossEntropyOp(output, target));
        }
        Tensor soft = Softplus.of(output.neg()).mul(target.mul(posWeight.sub(1)).add(1));
        return output.sub(target.mul(output)).add(soft);
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        return reduce(losses(output, target));
    }
}
