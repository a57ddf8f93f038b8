package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/** Huber's loss divided by beta, so that the straight part has slope 1 whatever beta is; at beta 0 it is {@link MAE}. */
public final class SmoothL1 extends Reduced<SmoothL1> implements Loss {
    private final double beta;

    /** With beta 1, PyTorch's default. */
    public SmoothL1() {
        this(1);
    }

    /** Straight beyond {@code beta}. */
    public SmoothL1(double beta) {
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
