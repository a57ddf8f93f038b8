package dev.inkling.nnlib.optim;

/** Leaves every rate as it is, also one changed by hand: the schedule of a run that asks for none. */
public final class FixedLR extends Schedule {
    /** A schedule that only counts its steps. */
    public FixedLR(Optimizer optimizer) {
        super(optimizer);
    }

    @Override
    public double rate(double base, int t) {
        return base;
    }

    @Override
    public void step() {
        advance();
    }
}
