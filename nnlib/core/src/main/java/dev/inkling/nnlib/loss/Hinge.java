package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/** {@code max(0, 1 - t x)} for targets of -1 and 1. */
public final class Hinge extends Reduced<Hinge> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "hinge",
            "Counts what is on the wrong side, or on the right side by less than 1.",
            LossType.Target.SIGNS,
            LossType.Output.SCORES,
            LossType.Width.ONE,
            given -> new Hinge());

    /** The loss; its mean, unless told otherwise. */
    public Hinge() {
        super("Hinge");
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        return reduce(target.mul(output).neg().add(1).clamp(0, Float.POSITIVE_INFINITY));
    }
}
