package dev.inkling.nnlib.golden;

import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One case of an operation: options and tensors as nnlib holds them, parameters and inputs as leaves with gradients.
 */
final class Case {
    final JsonObject json;
    final String op;
    final JsonObject options;
    final Map<String, Tensor> leaves = new LinkedHashMap<>();
    private final Map<String, Tensor> constants = new LinkedHashMap<>();

    Case(JsonObject json) {
        this.json = json;
        op = json.string("op");
        options = json.object("options");
        boolean differentiable = json.has("gradients");
        for (String group : new String[] {"inputs", "params"}) {
            Golden.group(json, group)
                    .forEach((name, values) -> leaves.put(name, values.tensor().requiresGrad(differentiable)));
        }
        Golden.group(json, "constants").forEach((name, values) -> constants.put(name, values.tensor()));
    }

    /** The first input. */
    Tensor x() {
        return tensor("x");
    }

    Tensor y() {
        return tensor("y");
    }

    boolean has(String name) {
        return leaves.containsKey(name) || constants.containsKey(name);
    }

    Tensor tensor(String name) {
        Tensor found = leaves.getOrDefault(name, constants.get(name));
        if (found == null) {
            throw new AssertionError("the case has no tensor " + name);
        }
        return found;
    }

    int whole(String option) {
        return options.integer(option);
    }

    double number(String option) {
        return options.number(option);
    }

    AssertionError unknown() {
        return new AssertionError("nnlib's tests do not know how to run \"" + op + "\"");
    }
}
