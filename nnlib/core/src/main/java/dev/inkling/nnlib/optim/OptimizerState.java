package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an optimizer remembers, for checkpoints: tensors such as {@code 0.exp_avg} (parameter 0), and numbers such as
 * {@code 0.step} or {@code group.0.lr}.
 *
 * @param optimizer the word of the optimizer that it came from
 * @param tensors copies, by name
 * @param numbers by name
 */
public record OptimizerState(String optimizer, Map<String, Tensor> tensors, Map<String, Double> numbers) {
    private static final String STEP = "step";
    private static final String BASE = "base";

    static OptimizerState of(Optimizer optimizer, IdentityHashMap<Tensor, ParamState> states) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, Double> numbers = new LinkedHashMap<>();
        int index = 0;
        for (int g = 0; g < optimizer.groups().size(); g++) {
            ParamGroup group = optimizer.groups().get(g);
            for (Option option : group.options()) {
                numbers.put(groupKey(g, option.name()), group.get(option.name()));
            }
            numbers.put(groupKey(g, BASE), group.baseRate());
            for (Tensor parameter : group.parameters()) {
                ParamState state = states.get(parameter);
                if (state != null) {
                    String prefix = index + ".";
                    numbers.put(prefix + STEP, (double) state.steps);
                    state.moments.forEach((name, tensor) ->
                            tensors.put(prefix + name, tensor.detach().copy()));
                }
                index++;
            }
        }
        return new OptimizerState(optimizer.word(), tensors, numbers);
    }

    void into(Optimizer target, IdentityHashMap<Tensor, ParamState> states) {
        List<Tensor> parameters = new ArrayList<>();
        target.groups().forEach(group -> parameters.addAll(group.parameters()));
        check(target, parameters);
        int index = 0;
        for (int g = 0; g < target.groups().size(); g++) {
            ParamGroup group = target.groups().get(g);
            for (Option option : group.options()) {
                group.set(option.name(), numbers.get(groupKey(g, option.name())));
            }
            group.baseRate(numbers.get(groupKey(g, BASE)));
            for (Tensor parameter : group.parameters()) {
                load(target, group, parameter, index++, states);
            }
        }
    }

    private void load(
            Optimizer target,
            ParamGroup group,
            Tensor parameter,
            int index,
            IdentityHashMap<Tensor, ParamState> states) {
        Double steps = numbers.get(index + "." + STEP);
        if (steps == null) {
            states.remove(parameter);
            return;
        }
        ParamState state = target.stateOf(group, parameter);
        state.steps = steps.longValue();
        String prefix = index + ".";
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                state.moment(name.substring(prefix.length()), 0).copyFrom(tensor.toArray());
            }
        });
    }

    private void check(Optimizer target, List<Tensor> parameters) {
        if (!optimizer.equals(target.word())) {
            throw new IllegalArgumentException(
                    "The state is of " + optimizer + " and cannot be loaded into " + target.word() + ".");
        }
        for (int g = 0; g < target.groups().size(); g++) {
            for (Option option : target.groups().get(g).options()) {
                need(groupKey(g, option.name()));
            }
            need(groupKey(g, BASE));
        }
        tensors.forEach((name, tensor) -> {
            int index = Integer.parseInt(name.substring(0, name.indexOf('.')));
            if (index >= parameters.size()) {
                throw new IllegalArgumentException(
                        "The state has \"" + name + "\", but there are only " + parameters.size() + " parameters.");
            }
            if (!Shape.same(tensor.shape(), parameters.get(index).shape())) {
                throw new IllegalArgumentException("The state's \"" + name + "\" has shape "
                        + Shape.text(tensor.shape()) + ", but parameter " + index + " has "
                        + Shape.text(parameters.get(index).shape()) + ".");
            }
        });
    }

    private void need(String name) {
        if (!numbers.containsKey(name)) {
            throw new IllegalArgumentException(
                    "The state of " + optimizer + " has no \"" + name + "\"; it is of another optimizer or damaged.");
        }
    }

    private static String groupKey(int group, String option) {
        return "group." + group + "." + option;
    }
}
