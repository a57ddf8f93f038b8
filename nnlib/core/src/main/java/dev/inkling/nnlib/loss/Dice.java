package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/** One minus twice the overlap over the sum, a row of probabilities at a time: {@code 1 - (2 sum(xt) + s) / (sum x + sum t + s)}. */
public final class Dice extends Reduced<Dice> implements Loss {
    private final double smooth;

    /** With smooth 1. */
    public Dice() {
        this(1);
    }

    /** {@code smooth} keeps empty rows from dividing by zero. */
    public Dice(double smooth) {
        this.smooth = smooth;
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        Tensor x = output.flatten(1);
        Tensor t = target.flatten(1);
        float s = (float) smooth;
        Tensor overlap = x.mul(t).sum(1).mul(2).add(s);
        Tensor all = x.sum(1).add(t.sum(1)).add(s);
        return reduce(overlap.div(all).neg().add(1));
    }
}
