package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/** Mean absolute error, PyTorch's {@code L1Loss}: {@code |x - t|}. */
public final class MAE extends Reduced<MAE> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "mae",
            "The distance itself, so that one far sample does not decide.",
            LossType.Target.NUMBERS,
            LossType.Output.NUMBERS,
            LossType.Width.ANY,
            given -> new MAE());

    /** The loss; its mean, unless told otherwise. */
    public MAE() {
        super("MAE");
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        return reduce(output.sub(target).abs());
    }
}
