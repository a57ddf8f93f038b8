package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;

/** Multiplies the rate by gamma at each milestone: {@code base * gamma^(milestones <= t)}. */
public final class MultiStepLR extends Schedule {
    /** The schedule as a run chooses it. */
    public static final ScheduleType TYPE = new ScheduleType(
            "multi-step",
            "The rate falls by a factor at half and at three quarters of the run.",
            ScheduleType.Pace.EPOCH,
            ScheduleType.Course.FALLS,
            (optimizer, given, steps, epochs) -> new MultiStepLR(
                    optimizer, new int[] {Math.max(1, epochs / 2), Math.max(2, epochs * 3 / 4)}, given.number("gamma")),
            ScheduleType.gamma());

    private final int[] milestones;
    private final double gamma;

    /** PyTorch's {@code MultiStepLR(optimizer, milestones)}, gamma 0.1. */
    public MultiStepLR(Optimizer optimizer, int... milestones) {
        this(optimizer, milestones, 0.1);
    }

    /** PyTorch's {@code MultiStepLR(optimizer, milestones, gamma)}. */
    public MultiStepLR(Optimizer optimizer, int[] milestones, double gamma) {
        super(optimizer);
        check("MultiStepLR", Option.atLeastZero("gamma", null), gamma);
        this.milestones = milestones.clone();
        this.gamma = gamma;
        apply();
    }

    @Override
    public double rate(double base, int t) {
        int passed = 0;
        for (int milestone : milestones) {
            passed += milestone <= t ? 1 : 0;
        }
        return base * Math.pow(gamma, passed);
    }
}
