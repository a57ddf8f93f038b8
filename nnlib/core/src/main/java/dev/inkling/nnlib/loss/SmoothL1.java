package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * Huber's loss divided by beta, so that the straight part has slope 1 whatever beta is; at beta 0 it is {@link MAE}.
 */
public final class SmoothL1 extends Reduced<SmoothL1> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "smooth-l1",
            "Squared near the target and straight beyond, with slope 1.",
            LossType.Target.NUMBERS,
            LossType.Output.NUMBERS,
            LossType.Width.ANY,
            given -> new SmoothL1(given.number("beta")),
            Option.number("beta", 1.0, 0, 1000)
                    .key("smooth-l1-beta")
                    .say("Straight from", "How far from the target smooth L1 becomes a straight line."));

    private final double beta;

    /** With beta 1, PyTorch's default. */
    public SmoothL1() {
        this(1);
    }

    /** Straight beyond {@code beta}. */
    public SmoothL1(double beta) {
        super("SmoothL1");
        this.beta = beta;
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        if (beta == 0) {
            return reduce(output.sub(target).abs());
        }
        return new Huber(beta).reduction(reduction()).of(output, target).div((float) beta);
    }
}
