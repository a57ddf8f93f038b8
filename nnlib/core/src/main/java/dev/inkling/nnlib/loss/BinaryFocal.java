package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * Focal loss of logits: binary cross-entropy times {@code (1 - p)^gamma}, p the probability of the truth, with weight
 * alpha for positives and 1 - alpha for negatives.
 */
public final class BinaryFocal extends Reduced<BinaryFocal> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "binary-focal",
            "Binary cross-entropy that looks away from what is easy.",
            LossType.Target.NUMBERS,
            LossType.Output.SCORES,
            LossType.Width.ONE,
            given -> new BinaryFocal(given.number("gamma"), given.number("alpha")),
            Focal.gamma(),
            Option.number("alpha", 0.25, 0, 1)
                    .key("focal-alpha")
                    .say("Weight of a yes", "How much a yes counts; a no counts the rest."));

    private final double gamma;
    private final double alpha;

    /** With gamma 2 and alpha 0.25, as in the paper. */
    public BinaryFocal() {
        this(2, 0.25);
    }

    /** With that gamma and that weight of positives. */
    public BinaryFocal(double gamma, double alpha) {
        super("BinaryFocal");
        this.gamma = gamma;
        this.alpha = alpha;
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        Tensor wrong = output.sigmoid()
                .mul(target.neg().add(1))
                .add(output.neg().sigmoid().mul(target));
        Tensor weight = target.mul((float) (2 * alpha - 1)).add((float) (1 - alpha));
        return reduce(new BCEWithLogits().losses(output, target).mul(weight).mul(Focal.power(wrong, gamma)));
    }
}
