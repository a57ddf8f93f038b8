package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;

/** Half a cosine from the base rate down to eta_min: {@code eta_min + (base - eta_min) (1 + cos(pi t / T_max)) / 2}. */
public final class CosineAnnealingLR extends Schedule {
    /** The schedule as a run chooses it. */
    public static final ScheduleType TYPE = new ScheduleType(
            "cosine",
            "The rate falls along half a cosine to zero.",
            ScheduleType.Pace.STEP,
            ScheduleType.Course.FALLS,
            (optimizer, given, steps, epochs) -> new CosineAnnealingLR(optimizer, steps, 0));

    private final int tMax;
    private final double etaMin;

    /** PyTorch's {@code CosineAnnealingLR(optimizer, T_max)}, down to 0. */
    public CosineAnnealingLR(Optimizer optimizer, int tMax) {
        this(optimizer, tMax, 0);
    }

    /** PyTorch's {@code CosineAnnealingLR(optimizer, T_max, eta_min)}. */
    public CosineAnnealingLR(Optimizer optimizer, int tMax, double etaMin) {
        super(optimizer);
        check("CosineAnnealingLR", Option.whole("T_max", null, 1), tMax);
        check("CosineAnnealingLR", Option.atLeastZero("eta_min", null), etaMin);
        this.tMax = tMax;
        this.etaMin = etaMin;
        apply();
    }

    @Override
    public double rate(double base, int t) {
        return etaMin + (base - etaMin) * (1 + Math.cos(Math.PI * t / tMax)) / 2;
    }
}
