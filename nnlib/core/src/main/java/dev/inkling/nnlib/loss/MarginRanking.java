package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/**
 * The one that should rank higher must, by a margin: {@code max(0, -t (x - y) + margin)}, t = 1 if x should, else -1.
 */
public final class MarginRanking extends Reduced<MarginRanking> {
    private final double margin;

    /** With margin 0, PyTorch's default. */
    public MarginRanking() {
        this(0);
    }

    /** With that margin. */
    public MarginRanking(double margin) {
        super("MarginRanking");
        this.margin = margin;
    }

    /** The loss of pairs. */
    public Tensor of(Tensor x, Tensor y, Tensor target) {
        needSame("first", x, "second", y);
        needSame("first", x, "target", target);
        Tensor lead = target.mul(x.sub(y));
        return reduce(lead.neg().add((float) margin).clamp(0, Float.POSITIVE_INFINITY));
    }
}
