package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;

/**
 * Warm-up: the factor of the rate goes in a straight line from start_factor to end_factor within total_iters steps, and
 * stays: {@code base * (start + (end - start) min(t, total) / total)}.
 */
public final class LinearLR extends Schedule {
    /** The schedule as a run chooses it. */
    public static final ScheduleType TYPE = new ScheduleType(
            "warm-up",
            "The rate rises from a hundredth, and then stays.",
            ScheduleType.Pace.STEP,
            ScheduleType.Course.RISES,
            (optimizer, given, steps, epochs) ->
                    new LinearLR(optimizer, 0.01, 1, (int) Math.max(1, given.number("share") * steps)),
            ScheduleType.warmUp("share"));

    private final double startFactor;
    private final double endFactor;
    private final int totalIters;

    /** PyTorch's {@code LinearLR(optimizer)}: from a third of the rate to all of it within 5 steps. */
    public LinearLR(Optimizer optimizer) {
        this(optimizer, 1.0 / 3, 1, 5);
    }

    /** PyTorch's {@code LinearLR(optimizer, start_factor, end_factor, total_iters)}. */
    public LinearLR(Optimizer optimizer, double startFactor, double endFactor, int totalIters) {
        super(optimizer);
        check("LinearLR", Option.fraction("start_factor", null, true).aboveLeast(), startFactor);
        check("LinearLR", Option.fraction("end_factor", null, true), endFactor);
        check("LinearLR", Option.whole("total_iters", null, 1), totalIters);
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
