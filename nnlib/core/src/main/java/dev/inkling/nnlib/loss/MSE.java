package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/** Mean squared error: {@code (x - t)^2}. */
public final class MSE extends Reduced<MSE> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "mse",
            "The square of the distance, so that large errors count most.",
            LossType.Target.NUMBERS,
            LossType.Output.NUMBERS,
            LossType.Width.ANY,
            given -> new MSE());

    /** The loss; its mean, unless told otherwise. */
    public MSE() {
        super("MSE");
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        return reduce(output.sub(target).square());
    }
}
