package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;

/**
 * Half a cosine down to eta_min, again and again; the first takes {@code T_0} steps, each next {@code T_mult} times as
 * many.
 */
public final class CosineAnnealingWarmRestarts extends Schedule {
    /** The schedule as a run chooses it. */
    public static final ScheduleType TYPE = new ScheduleType(
            "cosine-restarts",
            "The rate falls along half a cosine, and begins anew every few epochs.",
            ScheduleType.Pace.EPOCH,
            ScheduleType.Course.RESTARTS,
            (optimizer, given, steps, epochs) -> new CosineAnnealingWarmRestarts(optimizer, given.whole("T_0"), 1, 0),
            ScheduleType.every("T_0"));

    private final int t0;
    private final int tMult;
    private final double etaMin;

    /** PyTorch's {@code CosineAnnealingWarmRestarts(optimizer, T_0)}: each as long as the first, down to 0. */
    public CosineAnnealingWarmRestarts(Optimizer optimizer, int t0) {
        this(optimizer, t0, 1, 0);
    }

    /** PyTorch's {@code CosineAnnealingWarmRestarts(optimizer, T_0, T_mult, eta_min)}. */
    public CosineAnnealingWarmRestarts(Optimizer optimizer, int t0, int tMult, double etaMin) {
        super(optimizer);
        check("CosineAnnealingWarmRestarts", Option.whole("T_0", null, 1), t0);
        check("CosineAnnealingWarmRestarts", Option.whole("T_mult", null, 1), tMult);
        check("CosineAnnealingWarmRestarts", Option.atLeastZero("eta_min", null), etaMin);
        this.t0 = t0;
        this.tMult = tMult;
        this.etaMin = etaMin;
        apply();
    }

    @Override
    public double rate(double base, int t) {
        long length = t0;
        long since = t;
        if (tMult == 1) {
            since = t % t0;
        }
        while (since >= length) {
            since -= length;
            length *= tMult;
        }
        return etaMin + (base - etaMin) * (1 + Math.cos(Math.PI * since / length)) / 2;
    }
}
