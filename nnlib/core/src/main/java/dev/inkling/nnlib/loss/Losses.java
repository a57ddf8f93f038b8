package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.spec.Registry;

/** Every loss that a run can name; one of your own is added with {@code Losses.ALL.add(type)}. */
public final class Losses {
    private Losses() {}

    /** The types by their words. */
    public static final Registry<LossType> ALL = new Registry<>(
            "loss",
            CrossEntropy.TYPE,
            BCE.TYPE,
            BCEWithLogits.TYPE,
            MSE.TYPE,
            MAE.TYPE,
            Huber.TYPE,
            SmoothL1.TYPE,
            LogCosh.TYPE,
            NLL.TYPE,
            KLDiv.TYPE,
            Focal.TYPE,
            BinaryFocal.TYPE,
            Dice.TYPE,
            Hinge.TYPE,
            MultiMargin.TYPE);
}
