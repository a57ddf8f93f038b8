package dev.inkling.cli;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Checkpoint;
import dev.inkling.nnlib.train.Nets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained model in a file: a safetensors whose metadata describe the net, one from elsewhere with a description beside
 * it, a checkpoint, or the model that comes with Inkling.
 */
final class ModelFile {
    /** The name of the model that comes with Inkling. */
    static final String SHIPPED = "shipped";

    /** The file behind that name, the same that the app carries. */
    private static final String SHIPPED_FILE = "/inkling-convnet.safetensors";

    /** Where a safetensors of ours describes its net, as JSON. */
    static final String SPEC = "inkling.model";

    /** Where it names its classes, as a JSON list; absent for the ten digits. */
    static final String CLASSES = "inkling.classes";

    private final String name;
    private final ModelSpec spec;
    private final Map<String, StoredTensor> state;
    private final Map<String, String> metadata;

    private ModelFile(String name, ModelSpec spec, Map<String, StoredTensor> state, Map<String, String> metadata) {
        this.name = name;
        this.spec = spec;
        this.state = state;
        this.metadata = metadata;
    }

    /** Reads a model; {@code description} (sizes, convnet, JSON or a JSON file) is for files that do not say it. */
    static ModelFile read(String model, String description) throws IOException {
        if (model.equals(SHIPPED)) {
            return shipped();
        }
        Path file = Path.of(model);
        if (!Files.isRegularFile(file)) {
            throw new Failure(
                    Files.isDirectory(file)
                            ? model + " is a folder: name the model.safetensors in it."
                            : "there is no model " + model + ": check the path, or write shipped.");
        }
        if (model.endsWith(".json")) {
            throw new Failure(model + " describes a net and has no weights: name the .safetensors with them.");
        }
        Path folder = file.toAbsolutePath().getParent();
        String name = file.getFileName().toString();
        Store store = new FileStore(folder);
        byte[] bytes = Files.readAllBytes(file);
        if (name.endsWith(".inkling")) {
            Checkpoint checkpoint = Checkpoint.parse(bytes, model);
            return of(checkpoint, model);
        }
        Safetensors content = Safetensors.parse(bytes, model);
        String words = description != null
                ? RunOptions.model(description)
                : content.metadata().get(SPEC);
        if (words == null) {
            words = beside(store, name);
        }
        if (words == null) {
            throw new Failure(model
                    + " does not say what net its weights belong to: add --model 784-500-10, convnet or a FILE.json.");
        }
        return new ModelFile(model, parse(words, model), content.tensors(), content.metadata());
    }

    private static ModelFile of(Checkpoint checkpoint, String name) {
        if (checkpoint.spec() == null) {
            throw new Failure(name + " is a checkpoint of a net written by hand, which this command cannot build.");
        }
        ModelSpec spec = Nets.of(checkpoint.spec());
        return new ModelFile(name, spec, checkpoint.numbers("model"), Map.of());
    }

    private static String beside(Store store, String name) throws IOException {
        String json = name.replaceFirst("\\.safetensors$", "") + ".json";
        return store.exists(json) ? new String(store.bytes(json), StandardCharsets.UTF_8) : null;
    }

    private static ModelFile shipped() throws IOException {
        try (InputStream in = ModelFile.class.getResourceAsStream(SHIPPED_FILE)) {
            if (in == null) {
                throw new Failure("this build has no shipped model: train one with inkling train mnist.");
            }
            Safetensors content = Safetensors.parse(in.readAllBytes(), SHIPPED);
            String words = content.metadata().getOrDefault(SPEC, "convnet");
            return new ModelFile(SHIPPED, parse(words, SHIPPED), content.tensors(), content.metadata());
        }
    }

    private static ModelSpec parse(String words, String name) {
        try {
            return ModelSpec.parse(words);
        } catch (IllegalArgumentException e) {
            throw new Failure("the net of " + name + " cannot be built: " + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    ModelSpec spec() {
        return spec;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    Map<String, StoredTensor> state() {
        return state;
    }

    /** The names of the classes; digits unless the file names others. */
    List<String> classes() {
        String named = metadata.get(CLASSES);
        if (named == null) {
            return List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        }
        return ((List<?>) Json.parse(named)).stream().map(String::valueOf).toList();
    }

    /** Whether it reads digits and not somebody's own classes. */
    boolean readsDigits() {
        return classes().stream().allMatch(ModelFile::isDigit);
    }

    static boolean isDigit(String name) {
        return name.length() == 1 && name.charAt(0) >= '0' && name.charAt(0) <= '9';
    }

    /** The net with its weights. */
    Sequential build() throws IOException {
        Sequential model = spec.build(new Generator(0));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        state.forEach((key, stored) -> {
            // PyTorch counts the batches that batch norm has seen; nothing here needs that.
            if (!key.endsWith("num_batches_tracked")) {
                tensors.put(key, Tensor.wrap(stored.floats(), stored.shape()));
            }
        });
        try {
            load(model, tensors);
        } catch (IllegalArgumentException e) {
            throw new BadFileException(
                    BadFileException.Reason.NOT_OURS,
                    "the weights in " + name + " do not fit the net " + spec + ": " + e.getMessage());
        }
        return model;
    }

    /** Names need not be ours: a net written as a class in PyTorch has fc1.weight where ours has 0.weight. */
    private static void load(Module model, Map<String, Tensor> tensors) {
        Map<String, Tensor> wanted = model.state();
        if (!tensors.keySet().equals(wanted.keySet())) {
            Map<String, Tensor> renamed = new LinkedHashMap<>();
            for (Map.Entry<String, Tensor> part : wanted.entrySet()) {
                Tensor match = onlyMatch(part.getKey(), part.getValue(), wanted, tensors);
                if (match == null) {
                    model.load(tensors);
                    return;
                }
                renamed.put(part.getKey(), match);
            }
            model.load(renamed);
            return;
        }
        model.load(tensors);
    }

    /** The one tensor of that kind and shape, if both sides have just one. */
    private static Tensor onlyMatch(String name, Tensor part, Map<String, Tensor> wanted, Map<String, Tensor> given) {
        Tensor match = null;
        for (Map.Entry<String, Tensor> candidate : given.entrySet()) {
            if (alike(name, part, candidate.getKey(), candidate.getValue())) {
                if (match != null) {
                    return null;
                }
                match = candidate.getValue();
            }
        }
        long same = wanted.entrySet().stream()
                .filter(other -> alike(name, part, other.getKey(), other.getValue()))
                .count();
        return same == 1 && given.size() == wanted.size() ? match : null;
    }

    private static boolean alike(String name, Tensor part, String otherName, Tensor other) {
        return kind(name).equals(kind(otherName)) && java.util.Arrays.equals(part.shape(), other.shape());
    }

    private static String kind(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
