package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Says everything that is wrong with a state in one error, before any of it is used. */
final class StateCheck {
    private StateCheck() {}

    static void check(Map<String, Tensor> wanted, Map<String, Tensor> given) {
        List<String> wrong = new ArrayList<>();
        wanted.forEach((name, tensor) -> {
            Tensor other = given.get(name);
            if (other == null) {
                wrong.add(name + " is missing");
            } else if (!Arrays.equals(tensor.shape(), other.shape())) {
                wrong.add(name + " has shape " + LayerSpec.shape(other.shape()) + " where "
                        + LayerSpec.shape(tensor.shape()) + " is needed");
            }
        });
        for (String name : given.keySet()) {
            if (!wanted.containsKey(name)) {
                wrong.add(name + " is unexpected");
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("The state does not fit the model: " + String.join(", ", wrong) + ".");
        }
    }
}
