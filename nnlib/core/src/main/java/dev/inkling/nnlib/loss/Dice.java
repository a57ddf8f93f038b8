package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * One minus twice the overlap over the sum, a row of probabilities at a time:
 * {@code 1 - (2 sum(xt) + s) / (sum x + sum t + s)}.
 */
public final class Dice extends Reduced<Dice> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "dice",
            "One minus the overlap of what is said and what is true.",
            LossType.Target.NUMBERS,
            LossType.Output.PROBABILITIES,
            LossType.Width.ANY,
            given -> new Dice(given.number("smooth")),
            Option.number("smooth", 1.0, 0, 100)
                    .key("dice-smooth")
                    .say("Smoothing", "Keeps rows without a yes from dividing by zero."));

    private final double smooth;

    /** With smooth 1. */
    public Dice() {
        this(1);
    }

    /** {@code smooth} keeps empty rows from dividing by zero. */
    public Dice(double smooth) {
        super("Dice");
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
