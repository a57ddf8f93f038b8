package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;

/** Multiplies the rate by gamma at each step: {@code base * gamma^t}. */
public final class ExponentialLR extends Schedule {
    /** The schedule as a run chooses it. */
    public static final ScheduleType TYPE = new ScheduleType(
            "exponential",
            "The rate falls by a factor after each epoch.",
            ScheduleType.Pace.EPOCH,
            ScheduleType.Course.FALLS,
            (optimizer, given, steps, epochs) -> new ExponentialLR(optimizer, given.number("gamma")),
            ScheduleType.gamma());

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
