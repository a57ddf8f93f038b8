package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.tensor.Tensor;

/** Binary cross-entropy of probabilities: {@code -(t log x + (1 - t) log(1 - x))}, each logarithm at least -100. */
public final class BCE extends Reduced<BCE> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "bce",
            "Minus the logarithm of the probability that the truth gets, for one yes or no.",
            LossType.Target.NUMBERS,
            LossType.Output.PROBABILITIES,
            LossType.Width.ONE,
            given -> new BCE());

    /** The loss; its mean, unless told otherwise. */
    public BCE() {
        super("BCE");
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        return reduce(Op.apply(new BinaryCrossEntropyOp(output, target)));
    }
}
