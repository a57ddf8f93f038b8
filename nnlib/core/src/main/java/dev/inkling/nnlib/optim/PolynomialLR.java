package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;

/** Falls to zero within total_iters steps: {@code base * (1 - min(t, total) / total)^power}. */
public final class PolynomialLR extends Schedule {
    private final int totalIters;
    private final double power;

    /** PyTorch's {@code PolynomialLR(optimizer)}: a straight line to zero within 5 steps. */
    public PolynomialLR(Optimizer optimizer) {
        this(optimizer, 5, 1);
    }

    /** PyTorch's {@code PolynomialLR(optimizer, total_iters, power)}. */
    public PolynomialLR(Optimizer optimizer, int totalIters, double power) {
        super(optimizer);
        check("PolynomialLR", Option.whole("total_iters", null, 1), totalIters);
        check("PolynomialLR", Option.atLeastZero("power", null), power);
        this.totalIters = totalIters;
        this.power = power;
        apply();
    }

    @Override
    public double rate(double base, int t) {
        return base * Math.pow(1 - (double) Math.min(t, totalIters) / totalIters, power);
    }
}
