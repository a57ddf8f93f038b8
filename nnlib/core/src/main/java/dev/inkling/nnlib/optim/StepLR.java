package dev.inkling.nnlib.optim;

/** Multiplies the rate by gamma every {@code step_size} steps: {@code base * gamma^floor(t / step_size)}. */
public final class StepLR extends Schedule {
    private final int stepSize;
    private final double gamma;

    /** PyTorch's {@code StepLR(optimizer, step_size, gamma)}. */
    public StepLR(Optimizer optimizer, int stepSize, double gamma) {
        super(optimizer);
        this.stepSize = stepSize;
        this.gamma = gamma;
        apply();
    }

    @Override
    public double rate(double base, int t) {
        return base * Math.pow(gamma, t / stepSize);
    }
}
