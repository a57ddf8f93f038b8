package dev.inkling.nnlib.train;

import dev.inkling.nnlib.run.RateChanges;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;

/** The learning rate along a run: what its schedule sets, and what a hand sets, now or when the run is made again. */
final class Rates {
    private final RunSetup setup;
    private final RunState state;
    private RateChanges changes;
    /** The step after which the next of them is due. */
    private long due;
    /** The rate that is to be set before the first step: it was set right after the step of the checkpoint. */
    private double atStart = Double.NaN;

    Rates(RunSetup setup, RunState state) {
        this.setup = setup;
        this.state = state;
        changes = setup.spec == null ? RateChanges.NONE : RateChanges.of(setup.spec);
        due = changes.next(0);
    }

    /** Stands where the state stands; {@code was} are the settings of the checkpoint, or null. */
    void goOnFrom(RunSpec was) {
        double set = changes.after(state.step);
        boolean stands = was != null && RateChanges.of(was).after(state.step) == set;
        atStart = stands ? Double.NaN : set;
        due = changes.next(state.step);
    }

    /** Before the first step. */
    void begin() {
        if (!Double.isNaN(atStart)) {
            apply(atStart);
        }
    }

    /** After a step: moves a schedule that moves with steps. */
    void stepped() {
        if (setup.schedule != null && setup.schedulePerStep) {
            setup.schedule.step();
            byHand();
        }
    }

    /** After an epoch: moves a schedule that moves with epochs, or follows a metric. */
    void epochEnded(double metric) {
        if (setup.schedule == null || setup.schedulePerStep) {
            return;
        }
        if (setup.schedule.followsMetric()) {
            setup.schedule.step(metric);
        } else {
            setup.schedule.step();
            byHand();
        }
    }

    /** Between two steps: sets what stands in the settings for this one. */
    void between() {
        if (state.step == due) {
            apply(changes.after(due));
            due = changes.next(due);
        }
    }

    /** Sets the rate from now on and writes it down in the settings. */
    void set(double rate) {
        apply(rate);
        changes = changes.with(state.step, rate);
        if (setup.spec != null) {
            setup.spec = setup.spec.with(Settings.RATE_CHANGES, changes.toString());
        }
    }

    /**
     * Depends on the rate and the step alone, not on what was set before, so that a run made again has the same bits.
     */
    private void apply(double rate) {
        if (setsRates()) {
            double asked = setup.schedule.rate(setup.optimizer.groups().get(0).baseRate(), setup.schedule.steps());
            double factor = rate / asked;
            // Of a rate of nothing there is no proportion: the schedule goes on as it was.
            state.rateFactor = asked > 0 && !Double.isInfinite(factor) ? factor : 1;
        }
        setup.optimizer.lr(rate);
    }

    /**
     * What a schedule sets is scaled by what a hand has changed; schedules that set no rate of their own are left
     * alone.
     */
    private void byHand() {
        if (state.rateFactor != 1 && setsRates()) {
            setup.optimizer.lr(setup.optimizer.lr() * state.rateFactor);
        }
    }

    private boolean setsRates() {
        return setup.schedule != null && setup.schedule.setsRates();
    }
}
