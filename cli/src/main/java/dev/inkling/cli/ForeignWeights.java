package dev.inkling.cli;

import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights from elsewhere under other names: a net written as a class in PyTorch has fc1.weight where ours has 0.weight.
 */
final class ForeignWeights {
    /** PyTorch counts the batches that batch norm has seen; nothing here needs that, and not every file has it. */
    private static final String COUNT = "num_batches_tracked";

    private ForeignWeights() {}

    /**
     * The same weights under the names that the net has for them; as they are where it is not certain which is which.
     */
    static Map<String, StoredTensor> named(ModelSpec spec, Map<String, StoredTensor> given) {
        Map<String, Tensor> wanted =
                new LinkedHashMap<>(spec.build(new Generator(0)).state());
        Map<String, StoredTensor> counts = new LinkedHashMap<>();
        wanted.forEach((name, part) -> {
            if (kind(name).equals(COUNT)) {
                counts.put(name, StoredTensor.of(part));
            }
        });
        wanted.keySet().removeAll(counts.keySet());
        Map<String, StoredTensor> weights = new LinkedHashMap<>(given);
        weights.keySet().removeIf(name -> kind(name).equals(COUNT));
        Map<String, StoredTensor> named = weights.keySet().equals(wanted.keySet()) ? weights : renamed(wanted, weights);
        named.putAll(counts);
        return named;
    }

    private static Map<String, StoredTensor> renamed(Map<String, Tensor> wanted, Map<String, StoredTensor> given) {
        Map<String, StoredTensor> renamed = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> part : wanted.entrySet()) {
            StoredTensor match = onlyMatch(part.getKey(), part.getValue().shape(), wanted, given);
            if (match == null) {
                return given;
            }
            renamed.put(part.getKey(), match);
        }
        return renamed;
    }

    /** The one tensor of that kind and shape, if both sides have just one. */
    private static StoredTensor onlyMatch(
            String name, int[] shape, Map<String, Tensor> wanted, Map<String, StoredTensor> given) {
        StoredTensor match = null;
        for (Map.Entry<String, StoredTensor> candidate : given.entrySet()) {
            if (alike(name, shape, candidate.getKey(), candidate.getValue().shape())) {
                if (match != null) {
                    return null;
                }
                match = candidate.getValue();
            }
        }
        long same = wanted.entrySet().stream()
                .filter(other ->
                        alike(name, shape, other.getKey(), other.getValue().shape()))
                .count();
        return same == 1 && given.size() == wanted.size() ? match : null;
    }

    private static boolean alike(String name, int[] shape, String otherName, int[] other) {
        return kind(name).equals(kind(otherName)) && Arrays.equals(shape, other);
    }

    private static String kind(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
