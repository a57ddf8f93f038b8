package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.compute.HostStep;
import dev.inkling.nnlib.compute.Tracing;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traceable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Changes parameters by their gradients. A subclass states its options, the numbers of a step that the host computes,
 * and the formula; this class walks groups and parameters, keeps what is remembered, and makes a step replayable: the
 * numbers lie in slots that are refreshed before each step, so a rate changed in between holds for a recorded step too.
 */
public abstract class Optimizer implements Traceable {
    private final Options table;
    private final int numbers;
    private final List<ParamGroup> groups = new ArrayList<>();
    private final IdentityHashMap<Tensor, ParamState> states = new IdentityHashMap<>();

    /** Counts the loads, after which recorded steps no longer know where the memory lies. */
    private int loads;

    /**
     * An optimizer of those parameters.
     *
     * @param numbers how many numbers a step of one parameter needs
     * @param type whose word names it in files and whose options it has, the rate called lr first
     */
    protected Optimizer(List<Tensor> parameters, int numbers, OptimizerType type) {
        this.table = type.options();
        this.numbers = numbers;
        groups.add(new ParamGroup(table, check(parameters)));
    }

    private List<Tensor> check(List<Tensor> parameters) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException(word() + " got no parameters; pass model.parameters().");
        }
        IdentityHashMap<Tensor, Boolean> seen = new IdentityHashMap<>();
        for (ParamGroup group : groups) {
            group.parameters().forEach(p -> seen.put(p, true));
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (seen.put(parameters.get(i), true) != null) {
                throw new IllegalArgumentException(
                        word() + ": parameter " + i + " is given twice; each belongs to one group only.");
            }
        }
        return parameters;
    }

    /** The word that names it in files. */
    public final String word() {
        return table.owner();
    }

    /** The table of options with their defaults. */
    public final Options options() {
        return table;
    }

    /** The groups of parameters; there is one at first. */
    public final List<ParamGroup> groups() {
        return Collections.unmodifiableList(groups);
    }

    /** Adds a group that begins with the first group's options; set its own on what is returned. */
    public final ParamGroup addGroup(List<Tensor> parameters) {
        ParamGroup group = new ParamGroup(groups.get(0), check(parameters));
        groups.add(group);
        Tracing.settingChanged();
        return group;
    }

    /** The rate of the first group. */
    public final double lr() {
        return groups.get(0).lr();
    }

    /** Sets the rate of all groups; recorded steps follow. */
    public final Optimizer lr(double rate) {
        return set("lr", rate);
    }

    /** Sets an option in all groups; a value out of range is refused with a sentence. */
    public final Optimizer set(String option, double value) {
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).set(option, value);
        }
        return this;
    }

    /** Sets a flag in all groups. */
    public final Optimizer set(String flag, boolean on) {
        return set(flag, on ? 1 : 0);
    }

    /** Clears the gradients of all parameters. */
    public final void zeroGrad() {
        for (ParamGroup group : groups) {
            for (Tensor parameter : group.parameters()) {
                if (parameter.grad() != null) {
                    parameter.zeroGrad();
                }
            }
        }
    }

    /** Changes every parameter that has a gradient and is not frozen. */
    public final void step() {
        List<ParamState> moving = new ArrayList<>();
        for (ParamGroup group : groups) {
            for (Tensor parameter : group.parameters()) {
                if (parameter.requiresGrad() && parameter.grad() != null) {
                    moving.add(stateOf(group, parameter));
                }
            }
        }
        Tracing.host(new Refresh(moving));
        NoGrad.run(() -> moving.forEach(state -> update(state, state.parameter.grad())));
    }

    /** Counts the step of each parameter, and computes its numbers. */
    private final class Refresh implements HostStep {
        private final List<ParamState> moving;
        private final View[] written;
        private final float[] later = new float[numbers];

        Refresh(List<ParamState> moving) {
            this.moving = moving;
            written = new View[moving.size()];
            Arrays.setAll(written, i -> moving.get(i).numbersTensor().data());
        }

        @Override
        public void run() {
            ParamState before = null;
            for (int i = 0; i < moving.size(); i++) {
                ParamState state = moving.get(i);
                state.steps++;
                if (before != null && before.group == state.group && before.steps == state.steps) {
                    System.arraycopy(before.numbers(), 0, state.numbers(), 0, numbers);
                } else {
                    numbers(state.group, state.steps, state.numbers());
                }
                state.publish();
                before = state;
            }
        }

        @Override
        public View[] written() {
            return written;
        }

        @Override
        public boolean foretell(int runs, float[] all) {
            for (int i = 0; i < moving.size(); i++) {
                ParamState state = moving.get(i);
                numbers(state.group, state.steps + runs, later);
                System.arraycopy(later, 0, all, i * numbers, numbers);
            }
            return true;
        }
    }

    final ParamState stateOf(ParamGroup group, Tensor parameter) {
        ParamState state = states.get(parameter);
        if (state == null) {
            state = new ParamState(group, parameter, numbers);
            states.put(parameter, state);
        }
        return state;
    }

    /** Writes the numbers of a parameter's t-th step (the first is 1), computed in double precision. */
    protected abstract void numbers(ParamGroup group, long t, float[] out);

    /** The formula, on the parameter in place; it may ask the group which terms there are, never for a number. */
    protected abstract void update(ParamState state, Tensor gradient);

    /** Which terms the formula has; numbers such as the rate are read anew in each replay. */
    @Override
    public final void describe(List<Object> key) {
        key.add(loads);
        for (ParamGroup group : groups) {
            key.add(group.terms());
        }
    }

    /** Everything that a checkpoint must keep. */
    public final OptimizerState state() {
        return OptimizerState.of(this, states);
    }

    /** Goes on from a state of such an optimizer; one that does not fit is refused and changes nothing. */
    public final void load(OptimizerState state) {
        state.into(this, states);
        loads++;
        Tracing.settingChanged();
    }

    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder(getClass().getSimpleName()).append(" (");
        for (int i = 0; i < groups.size(); i++) {
            text.append("\n  group ").append(i).append(':');
            for (Option option : table.table()) {
                text.append(' ')
                        .append(option.name())
                        .append('=')
                        .append(groups.get(i).get(option.name()));
            }
        }
        return text.append("\n)").toString();
    }
}
