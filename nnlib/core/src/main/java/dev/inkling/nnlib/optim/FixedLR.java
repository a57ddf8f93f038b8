package dev.inkling.nnlib.optim;

/** Leaves every rate as it is, also one changed by hand: the schedule of a run that asks for none. */
public final class FixedLR extends Schedule {
    /** The schedule as a run chooses it. */
    public static final ScheduleType TYPE = new ScheduleType(
            "constant",
            "The rate stays as it is.",
            ScheduleType.Pace.EPOCH,
            ScheduleType.Course.STAYS,
            (optimizer, given, steps, epochs) -> new FixedLR(optimizer));

    /** A schedule that only counts its steps. */
    public FixedLR(Optimizer optimizer) {
        super(optimizer);
    }

    @Override
    public double rate(double base, int t) {
        return base;
    }

    @Override
    public boolean setsRates() {
        return false;
    }

    @Override
    public void step() {
        advance();
    }
}
