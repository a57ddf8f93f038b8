package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * Squared near the target, straight beyond delta: {@code d^2 / 2} where {@code d = |x - t| <= delta}, else
 * {@code delta (d - delta / 2)}.
 */
public final class Huber extends Reduced<Huber> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "huber",
            "Squared near the target and straight beyond.",
            LossType.Target.NUMBERS,
            LossType.Output.NUMBERS,
            LossType.Width.ANY,
            given -> new Huber(given.number("delta")),
            Option.number("delta", 1.0, 0.001, 1000)
                    .key("huber-delta")
                    .say("Straight from", "How far from the target Huber's loss becomes a straight line."));

    private final double delta;

    /** With delta 1, PyTorch's default. */
    public Huber() {
        this(1);
    }

    /** Straight beyond {@code delta}. */
    public Huber(double delta) {
        super("Huber");
        this.delta = delta;
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        Tensor distance = output.sub(target).abs();
        Tensor near = distance.clamp(0, (float) delta);
        return reduce(near.square().mul(0.5f).add(distance.sub(near).mul((float) delta)));
    }
}
