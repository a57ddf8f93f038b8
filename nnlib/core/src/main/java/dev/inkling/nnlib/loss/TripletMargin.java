package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/** A row must lie nearer to its like than to another, by a margin: {@code max(0, |a - p| - |a - n| + margin)}. */
public final class TripletMargin extends Reduced<TripletMargin> {
    /** PyTorch adds it to each difference. */
    private static final float EPS = 1e-6f;

    private final double margin;

    /** With margin 1, PyTorch's default. */
    public TripletMargin() {
        this(1);
    }

    /** With that margin. */
    public TripletMargin(double margin) {
        super("TripletMargin");
        this.margin = margin;
    }

    /** The loss of rows: the one asked about, one like it, and another. */
    public Tensor of(Tensor anchor, Tensor positive, Tensor negative) {
        needSame("anchor", anchor, "positive", positive);
        needSame("anchor", anchor, "negative", negative);
        Tensor near = anchor.sub(positive).add(EPS).norm(-1);
        Tensor far = anchor.sub(negative).add(EPS).norm(-1);
        return reduce(near.sub(far).add((float) margin).clamp(0, Float.POSITIVE_INFINITY));
    }
}
