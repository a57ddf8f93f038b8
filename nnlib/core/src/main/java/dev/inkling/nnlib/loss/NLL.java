package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/**
 * Negative log-likelihood: minus the log-probability of the true class. Outputs are log-probabilities (batch, classes,
 * ...), targets class numbers (batch, ...). The mean of weighted losses is divided by the weights, not by their number.
 */
public final class NLL extends Classes<NLL> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "nll",
            "Minus the logarithm that the net itself gives for the true class; the net ends in log-softmax.",
            LossType.Target.CLASS,
            LossType.Output.LOG_PROBABILITIES,
            LossType.Width.SEVERAL,
            given -> new NLL());

    /** The loss; its mean, unless told otherwise. */
    public NLL() {
        super("NLL");
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        Tensor counts = counts(output, target);
        Tensor losses = ClassNumbers.pick(output, known(target), "NLL").neg();
        return reduce(counts == null ? losses : losses.mul(counts), counts);
    }
}
