package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;

/** Multiplies the rate by gamma every {@code step_size} steps: {@code base * gamma^floor(t / step_size)}. */
public final class StepLR extends Schedule {
    /** The schedule as a run chooses it. */
    public static final ScheduleType TYPE = new ScheduleType(
            "step",
            "The rate falls by a factor every few epochs.",
            ScheduleType.Pace.EPOCH,
            ScheduleType.Course.FALLS,
            (optimizer, given, steps, epochs) -> new StepLR(optimizer, given.whole("step_size"), given.number("gamma")),
            ScheduleType.every("step_size"),
            ScheduleType.gamma());

    private final int stepSize;
    private final double gamma;

    /** PyTorch's {@code StepLR(optimizer, step_size)}, gamma 0.1. */
    public StepLR(Optimizer optimizer, int stepSize) {
        this(optimizer, stepSize, 0.1);
    }

    /** PyTorch's {@code StepLR(optimizer, step_size, gamma)}. */
    public StepLR(Optimizer optimizer, int stepSize, double gamma) {
        super(optimizer);
        check("StepLR", Option.whole("step_size", null, 1), stepSize);
        check("StepLR", Option.atLeastZero("gamma", null), gamma);
        this.stepSize = stepSize;
        this.gamma = gamma;
        apply();
    }

    @Override
    public double rate(double base, int t) {
        return base * Math.pow(gamma, t / stepSize);
    }
}
