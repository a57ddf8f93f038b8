package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes an optimizer's rate as training goes on, as PyTorch's {@code lr_scheduler} does: made on an optimizer, whose
 * rates at that moment are the base rates, and moved on by {@link #step()} once an epoch or once a batch.
 */
public abstract class Schedule {
    private final Optimizer optimizer;
    private int steps;

    /** A schedule of that optimizer's rates, before its first step. */
    protected Schedule(Optimizer optimizer) {
        this.optimizer = optimizer;
        for (ParamGroup group : optimizer.groups()) {
            group.keepBaseRate();
        }
    }

    /** The rate after {@code t} steps for parameters whose base rate is {@code base}. */
    public abstract double rate(double base, int t);

    /** Moves on by one step and sets the optimizer's rates. */
    public void step() {
        advance();
        apply();
    }

    /** Moves on by one step, having seen {@code metric}; only one that {@link #followsMetric} looks at it. */
    public void step(double metric) {
        step();
    }

    /** Whether {@link #rate} says the rate of each step; one that follows a metric, or a hand alone, cannot. */
    public boolean setsRates() {
        return true;
    }

    /** Whether it moves by {@link #step(double)}, having seen a metric. */
    public boolean followsMetric() {
        return false;
    }

    /** How many steps were made. */
    public final int steps() {
        return steps;
    }

    /** The rate of the optimizer's first group. */
    public final double lr() {
        return optimizer.lr();
    }

    /** What a checkpoint must keep, by name. */
    public Map<String, Double> state() {
        Map<String, Double> state = new LinkedHashMap<>();
        state.put("steps", (double) steps);
        return state;
    }

    /** Goes on from a state that {@link #state()} gave; the optimizer's rates come from the optimizer's own state. */
    public void load(Map<String, Double> state) {
        steps = (int) value(state, "steps");
    }

    /** The optimizer whose rates this schedule sets. */
    protected final Optimizer optimizer() {
        return optimizer;
    }

    /** Counts a step without setting rates. */
    protected final void advance() {
        steps++;
    }

    /** Sets the rate of every group from its base rate; constructors call it last. */
    protected final void apply() {
        List<ParamGroup> groups = optimizer.groups();
        for (int i = 0; i < groups.size(); i++) {
            ParamGroup group = groups.get(i);
            group.lr(rate(group.baseRate(), steps));
        }
    }

    /** Refuses what the option does not take, with a sentence that names the schedule and the option. */
    static void check(String schedule, Option option, Number value) {
        Options.of(schedule, option).with(option.name(), value);
    }

    /** A value of a state, or a sentence if it is missing. */
    protected static double value(Map<String, Double> state, String name) {
        Double value = state.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The schedule's state has no \"" + name + "\"; it is of another schedule or damaged.");
        }
        return value;
    }
}
