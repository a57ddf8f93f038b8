package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;

/**
 * One rise to max_lr and one longer fall, over total_steps: from {@code max_lr / div_factor} up within the first
 * pct_start of the steps, then down to {@code max_lr / div_factor / final_div_factor}. The base rate does not count.
 * Momentum is left alone, as with PyTorch's {@code cycle_momentum=False}.
 */
public final class OneCycleLR extends Schedule {
    /** The schedule as a run chooses it. */
    public static final ScheduleType TYPE = new ScheduleType(
            "one-cycle",
            "The rate rises, and then falls to almost nothing.",
            ScheduleType.Pace.STEP,
            ScheduleType.Course.RISES_AND_FALLS,
            (optimizer, given, steps, epochs) -> new OneCycleLR(optimizer, optimizer.lr(), steps)
                    .pctStart(Math.max(given.number("pct_start"), 1.5 / steps)),
            ScheduleType.warmUp("pct_start"));

    private final double maxLr;
    private final int totalSteps;
    private double pctStart = 0.3;
    private double divFactor = 25;
    private double finalDivFactor = 1e4;
    private boolean linear;

    /** PyTorch's {@code OneCycleLR(optimizer, max_lr, total_steps, cycle_momentum=False)}. */
    public OneCycleLR(Optimizer optimizer, double maxLr, int totalSteps) {
        super(optimizer);
        check("OneCycleLR", Option.atLeastZero("max_lr", null), maxLr);
        check("OneCycleLR", Option.whole("total_steps", null, 1), totalSteps);
        this.maxLr = maxLr;
        this.totalSteps = totalSteps;
        apply();
    }

    /** The share of the steps in which the rate rises (0.3). */
    public OneCycleLR pctStart(double share) {
        check("OneCycleLR", Option.fraction("pct_start", null, true), share);
        pctStart = share;
        apply();
        return this;
    }

    /** The first rate is max_lr over this (25). */
    public OneCycleLR divFactor(double factor) {
        check("OneCycleLR", Option.positive("div_factor", null), factor);
        divFactor = factor;
        apply();
        return this;
    }

    /** The last rate is the first over this (10,000). */
    public OneCycleLR finalDivFactor(double factor) {
        check("OneCycleLR", Option.positive("final_div_factor", null), factor);
        finalDivFactor = factor;
        apply();
        return this;
    }

    /** Straight lines in place of half cosines. */
    public OneCycleLR linear(boolean straight) {
        linear = straight;
        apply();
        return this;
    }

    @Override
    public double rate(double base, int t) {
        double top = pctStart * totalSteps - 1;
        double end = totalSteps - 1;
        double first = maxLr / divFactor;
        if (t <= top) {
            return between(first, maxLr, top <= 0 ? 1 : t / top);
        }
        return between(maxLr, first / finalDivFactor, Math.min(1, (t - top) / (end - top)));
    }

    private double between(double from, double to, double share) {
        return linear ? from + (to - from) * share : to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
    }
}
