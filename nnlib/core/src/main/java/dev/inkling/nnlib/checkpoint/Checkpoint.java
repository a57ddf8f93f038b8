package dev.inkling.nnlib.checkpoint;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.Framed;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run at one moment, complete enough to go on with the same bits: facts (settings, position, generators, kernels) and
 * numbers (weights, buffers, the optimizer's memory, curves).
 *
 * <p>As a file: a {@link Framed} safetensors, so that a cut or damaged one is never believed.
 */
public final class Checkpoint {
    /** The version of the file's form. */
    public static final int VERSION = 1;

    private static final String KIND = "checkpoint";
    private static final String FACTS = "facts";
    /** The path of the weights and buffers. */
    public static final String MODEL = "model";

    private final JsonObject facts;
    private final Map<String, StoredTensor> numbers;

    Checkpoint(JsonObject facts, Map<String, StoredTensor> numbers) {
        this.facts = facts;
        this.numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /** Settings, position, generators, kernels. */
    public JsonObject facts() {
        return facts;
    }

    /** Every array by its path: model/0.weight, optimizer/0.exp_avg, best/0.weight, curve/loss. */
    public Map<String, StoredTensor> numbers() {
        return numbers;
    }

    /** The arrays below a path, with the path taken off: "model" gives the state of the model. */
    public Map<String, StoredTensor> numbers(String path) {
        Map<String, StoredTensor> found = new LinkedHashMap<>();
        for (Map.Entry<String, StoredTensor> entry : numbers.entrySet()) {
            if (entry.getKey().startsWith(path + "/")) {
                found.put(entry.getKey().substring(path.length() + 1), entry.getValue());
            }
        }
        return found;
    }

    /** The settings of the run; null where model, loss and optimizer were written by hand. */
    public RunSpec spec() {
        return facts.get("run") == null ? null : RunSpec.fromJson(facts.get("run"));
    }

    /** The net as it stood, with its weights; null where it was written by hand. */
    public Sequential net() {
        RunSpec spec = spec();
        if (spec == null) {
            return null;
        }
        Sequential net = Nets.of(spec).build(new Generator(spec.seed()));
        loadInto(net);
        return net;
    }

    /** Copies its weights and buffers into a net of the same make. */
    public void loadInto(Module model) {
        model.load(tensors(MODEL));
    }

    /** The arrays below a path as tensors. */
    public Map<String, Tensor> tensors(String path) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        numbers(path).forEach((name, stored) -> tensors.put(name, tensor(stored)));
        return tensors;
    }

    private static Tensor tensor(StoredTensor stored) {
        return stored.shape().length == 0
                ? Tensor.scalar(stored.floats()[0])
                : Tensor.of(stored.floats(), stored.shape());
    }

    /** Steps taken. */
    public long step() {
        return facts.whole("step");
    }

    /** Epochs finished. */
    public int epoch() {
        return facts.integer("epoch");
    }

    /** Rises with each checkpoint of a run, so that the newer of two is known. */
    long sequence() {
        return facts.whole("sequence");
    }

    /** The backend that computed the run so far, such as cpu. */
    public String backend() {
        return facts.string("backend");
    }

    /** The threads that computed the run so far. */
    public int threads() {
        return facts.integer("threads");
    }

    /** The kernels that computed the run so far, as the backend names them; empty where that is not known. */
    public String kernels() {
        return facts.has("kernels") ? facts.string("kernels") : "";
    }

    void write(Store store, String name) throws IOException {
        Map<String, String> words = Collections.singletonMap(FACTS, facts.toString());
        Framed.write(store, name, KIND, VERSION, Safetensors.content(numbers, words));
    }

    /** Reads and checks a file; a {@link BadFileException} says what is wrong with it. */
    public static Checkpoint read(Store store, String name) throws IOException {
        return parse(store.bytes(name), name);
    }

    /** Checks the bytes of a file; {@code name} is for the error. */
    public static Checkpoint parse(byte[] file, String name) throws BadFileException {
        Framed framed = Framed.parse(file, name, KIND, VERSION);
        Safetensors content = Safetensors.parse(framed.content(), name);
        try {
            Checkpoint checkpoint = new Checkpoint(
                    JsonObject.of(Json.parse(String.valueOf(content.metadata().get(FACTS))), FACTS), content.tensors());
            checkpoint.check();
            return checkpoint;
        } catch (IllegalArgumentException wrong) {
            throw new BadFileException(
                    BadFileException.Reason.DAMAGED,
                    name + " is damaged: its facts contradict themselves (" + wrong.getMessage() + ").");
        }
    }

    private void check() {
        spec();
        backend();
        kernels();
        if (step() < 0 || epoch() < 0 || sequence() < 0 || threads() < 0) {
            throw new JsonException("A count is negative.");
        }
    }
}
