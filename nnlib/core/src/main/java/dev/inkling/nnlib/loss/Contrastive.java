package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/**
 * Rows of the same class must meet, others keep a margin: {@code t d^2 + (1 - t) max(0, margin - d)^2}, d the distance
 * of the two rows, t = 1 for the same class.
 */
public final class Contrastive extends Reduced<Contrastive> {
    private final double margin;

    /** With margin 1. */
    public Contrastive() {
        this(1);
    }

    /** With that margin. */
    public Contrastive(double margin) {
        super("Contrastive");
        this.margin = margin;
    }

    /** The loss of pairs of rows; the target has one number a pair. */
    public Tensor of(Tensor x, Tensor y, Tensor target) {
        needSame("first", x, "second", y);
        Tensor distance = x.sub(y).norm(-1);
        needSame("distance of the rows", distance, "target", target);
        Tensor gap = distance.neg().add((float) margin).clamp(0, Float.POSITIVE_INFINITY);
        return reduce(target.mul(distance.square()).add(target.neg().add(1).mul(gap.square())));
    }
}
