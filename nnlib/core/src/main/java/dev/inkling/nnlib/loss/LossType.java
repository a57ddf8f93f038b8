package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.spec.Named;
import dev.inkling.nnlib.spec.Registry;
import java.util.function.Supplier;

/**
 * A loss of outputs and targets by its word, with its defaults.
 *
 * @param word as it stands in files
 * @param maker makes one
 */
public record LossType(String word, Supplier<Loss> maker) implements Named {
    /** The losses that a run can name. */
    public static final Registry<LossType> ALL = new Registry<>(
            "loss",
            new LossType("mse", MSE::new),
            new LossType("mae", MAE::new),
            new LossType("huber", Huber::new),
            new LossType("smooth-l1", SmoothL1::new),
            new LossType("bce", BCE::new),
            new LossType("bce-with-logits", BCEWithLogits::new),
            new LossType("cross-entropy", CrossEntropy::new),
            new LossType("nll", NLL::new),
            new LossType("kl-div", KLDiv::new),
            new LossType("focal", Focal::new),
            new LossType("binary-focal", BinaryFocal::new),
            new LossType("dice", Dice::new),
            new LossType("hinge", Hinge::new),
            new LossType("multi-margin", MultiMargin::new));
}
