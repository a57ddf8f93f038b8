package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;

/** Multiplies the rate by gamma at each step: {@code base * gamma^t}. */
public final class ExponentialLR extends Schedule {
    private final double gamma;

    /** PyTorch's {@code ExponentialLR(optimizer, gamma)}. */
    public ExponentialLR(Optimizer optimizer, double gamma) {
        super(optimizer);
        check("ExponentialLR", Option.atLeastZero("gamma", null), gamma);
        this.gamma = gamma;
        apply();
    }

    @Override
    public double rate(double base, int t) {
        return base * Math.pow(gamma, t);
    }
}
