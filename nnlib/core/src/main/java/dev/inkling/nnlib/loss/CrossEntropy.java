package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * Cross-entropy of logits (batch, classes, ...): minus the log of the probability that softmax gives to the truth.
 * Targets are class numbers (batch, ...), or probabilities, one-hot rows among them, in the outputs' own shape.
 */
public final class CrossEntropy extends Classes<CrossEntropy> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "cross-entropy",
            "Minus the logarithm of the probability that the true class gets.",
            LossType.Target.CLASS_OR_SHARES,
            LossType.Output.SCORES,
            LossType.Width.SEVERAL,
            given -> new CrossEntropy().labelSmoothing(given.number("label_smoothing")),
            Option.number("label_smoothing", 0.0, 0, 0.5)
                    .say("Label smoothing", "Asks for a little less than certainty."));

    private float smoothing;

    /** The loss; its mean, unless told otherwise. */
    public CrossEntropy() {
        super("CrossEntropy");
    }

    /** Asks for a little less than certainty: that share of the target is spread over all classes. */
    public CrossEntropy labelSmoothing(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "CrossEntropy: label smoothing is " + share + ", but must be from 0 to 1.");
        }
        smoothing = (float) share;
        return this;
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        if (output.rank() == 0) {
            throw new IllegalArgumentException(
                    "CrossEntropy: a single value is no row of logits; give (batch, classes).");
        }
        return Shape.same(output.shape(), target.shape())
                ? ofProbabilities(logP(output), target)
                : ofNumbers(output, target);
    }

    private static Tensor logP(Tensor output) {
        return output.logSoftmax(ClassNumbers.dim(output));
    }

    private Tensor ofNumbers(Tensor output, Tensor target) {
        Tensor counts = counts(output, target);
        if (smoothing == 0) {
            return reduce(counted(ClassNumbers.crossEntropy(output, known(target), "CrossEntropy"), counts), counts);
        }
        Tensor logP = logP(output);
        Tensor losses =
                counted(ClassNumbers.pick(logP, known(target), "CrossEntropy").neg(), counts);
        return reduce(losses.mul(1 - smoothing).add(spread(logP, target).mul(smoothing)), counts);
    }

    private static Tensor counted(Tensor losses, Tensor counts) {
        return counts == null ? losses : losses.mul(counts);
    }

    /** The loss against all classes alike. */
    private Tensor spread(Tensor logP, Tensor target) {
        int dim = ClassNumbers.dim(logP);
        Tensor weights = classWeights(logP);
        Tensor sum = (weights == null ? logP : logP.mul(weights)).sum(dim).div(-logP.size(dim));
        Tensor counting = notIgnored(target);
        return counting == null ? sum : sum.mul(counting);
    }

    private Tensor ofProbabilities(Tensor logP, Tensor target) {
        int dim = ClassNumbers.dim(logP);
        Tensor wanted = smoothing == 0 ? target : target.mul(1 - smoothing).add(smoothing / logP.size(dim));
        Tensor weights = classWeights(logP);
        Tensor products = logP.mul(weights == null ? wanted : wanted.mul(weights));
        return reduce(products.sum(dim).neg());
    }
}
