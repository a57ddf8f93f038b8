package dev.inkling.nnlib.optim;

/** Falls to zero within total_iters steps: {@code base * (1 - min(t, total) / total)^power}. */
public final class PolynomialLR extends Schedule {
    private final int totalIters;
    private final double power;

    /** PyTorch's {@code PolynomialLR(optimizer, total_iters, power)}. */
    public PolynomialLR(Optimizer optimizer, int totalIters, double power) {
        super(optimizer);
        this.totalIters = totalIters;
        this.power = power;
        apply();
    }

    @Override
    public double rate(double base, int t) {
        return base * Math.pow(1 - (double) Math.min(t, totalIters) / totalIters, power);
    }
}
