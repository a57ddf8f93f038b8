package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/** How the losses of all elements become one number. */
public enum Reduction {
    /** Their mean. */
    MEAN,
    /** Their sum. */
    SUM,
    /** They stay as they are. */
    NONE,
    /** Their sum divided by the size of the batch, the first dimension. */
    BATCH_MEAN;

    Tensor of(Tensor losses) {
        switch (this) {
            case MEAN:
                return losses.mean();
            case SUM:
                return losses.sum();
            case BATCH_MEAN:
                return losses.sum().div(losses.size(0));
            default:
                return losses;
        }
    }
}
