package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;

/** Falls to zero within total_iters steps: {@code base * (1 - min(t, total) / total)^power}. */
public final class PolynomialLR extends Schedule {
    /** The schedule as a run chooses it. */
    public static final ScheduleType TYPE = new ScheduleType(
            "polynomial",
            "The rate falls to zero, in a straight line or bent.",
            ScheduleType.Pace.STEP,
            ScheduleType.Course.FALLS,
            (optimizer, given, steps, epochs) -> new PolynomialLR(optimizer, steps, given.number("power")),
            Option.number("power", 1.0, 0.1, 10)
                    .say("Power", "How the rate bends on its way to zero; 1 is a straight line."));

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
