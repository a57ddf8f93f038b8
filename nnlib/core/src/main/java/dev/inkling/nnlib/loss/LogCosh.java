package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.nn.Softplus;
import dev.inkling.nnlib.tensor.Tensor;

/** The logarithm of the hyperbolic cosine of the distance: {@code log cosh(x - t)}, finite for any distance. */
public final class LogCosh extends Reduced<LogCosh> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "log-cosh",
            "Squared near the target and straight beyond, without a corner.",
            LossType.Target.NUMBERS,
            LossType.Output.NUMBERS,
            LossType.Width.ANY,
            given -> new LogCosh());

    private static final float LOG_2 = (float) Math.log(2);

    /** The loss; its mean, unless told otherwise. */
    public LogCosh() {
        super("LogCosh");
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        Tensor d = output.sub(target);
        // cosh itself overflows from 89 on
        return reduce(d.add(Softplus.of(d.mul(-2))).sub(LOG_2));
    }
}
