package dev.inkling.nnlib.optim;

/**
 * Warm-up: the factor of the rate goes in a straight line from start_factor to end_factor within total_iters steps, and
 * stays: {@code base * (start + (end - start) min(t, total) / total)}.
 */
public final class LinearLR extends Schedule {
    private final double startFactor;
    private final double endFactor;
    private final int totalIters;

    /** PyTorch's {@code LinearLR(optimizer, start_factor, end_factor, total_iters)}. */
    public LinearLR(Optimizer optimizer, double startFactor, double endFactor, int totalIters) {
        super(optimizer);
        this.startFactor = startFactor;
        this.endFactor = endFactor;
        this.totalIters = totalIters;
        apply();
    }

    @Override
    public double rate(double base, int t) {
        return base * (startFactor + (endFactor - startFactor) * Math.min(t, totalIters) / totalIters);
    }
}
