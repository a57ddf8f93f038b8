package dev.inkling.nnlib.checkpoint;

import dev.inkling.nnlib.data.Scale;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.predict.Predictor;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.Shapes;
import dev.inkling.nnlib.run.Task;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.watch.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A trained net as one file: what net it is, its weights, how it was trained, how its outputs are read and what it
 * reached.
 *
 * <p>The file is a safetensors, so that PyTorch's tools read the weights. Its metadata have one key, {@code inkling}:
 * JSON with {@code version} and {@code net}, and where they are known {@code name}, {@code run}, {@code scoring},
 * {@code classes}, {@code inputs}, {@code targets} and {@code results}. {@code crc32} guards all of that and the
 * weights; who writes such a file with another tool leaves it out. Fields that are not known here are kept and passed
 * over. Files from before there was this form are read, too.
 *
 * <p>Immutable, and never in itself wrong: weights that do not fit the net are refused before there is a ModelFile.
 *
 * <pre>{@code
 * ModelFile.of(trainer.model()).trainedBy(spec).reached(result).write(store, "model.safetensors");
 * Reading reading = ModelFile.read(store, "model.safetensors").predictor().read(pixels);
 * }</pre>
 */
public final class ModelFile {
    /** The version of the file's form; a file with a larger one is refused. */
    public static final int VERSION = 1;

    private static final String KEY = "inkling";
    private static final String VERSION_FIELD = "version";
    private static final String NET = "net";
    private static final String NAME = "name";
    private static final String RUN = "run";
    private static final String SCORING = "scoring";
    private static final String CLASSES = "classes";
    private static final String RESULTS = "results";
    private static final String INPUTS = "inputs";
    private static final String TARGETS = "targets";
    private static final String CHECKSUM = "crc32";
    private static final String SEAL = ",\"" + CHECKSUM + "\":";

    private final ModelSpec spec;
    private final Map<String, StoredTensor> weights;

    /** What the file says beside the weights, without its checksum. */
    private final JsonObject words;

    private ModelFile(ModelSpec spec, Map<String, StoredTensor> weights) {
        this(
                spec,
                Collections.unmodifiableMap(weights),
                new JsonObject().put(VERSION_FIELD, (long) VERSION).put(NET, spec.toJson()));
    }

    private ModelFile(ModelSpec spec, Map<String, StoredTensor> weights, JsonObject words) {
        this.spec = spec;
        this.weights = weights;
        this.words = words;
    }

    /** A net as it stands, with a copy of its weights; one that was written by hand has no spec and is refused. */
    public static ModelFile of(Module net) {
        Map<String, StoredTensor> weights = new LinkedHashMap<>();
        net.state().forEach((name, tensor) -> weights.put(name, StoredTensor.of(tensor)));
        return new ModelFile(net.spec(), weights);
    }

    /** A net and its weights, named as its {@link Module#state}; if they do not fit, an error says what is wrong. */
    public static ModelFile of(ModelSpec spec, Map<String, StoredTensor> weights) {
        ModelFile file = new ModelFile(spec, new LinkedHashMap<>(weights));
        file.check();
        return file;
    }

    /**
     * Parameters before anything is built: no description makes a reader allocate more than the weights that are there.
     */
    private void check() {
        for (Map.Entry<String, int[]> part : spec.parameters().entrySet()) {
            StoredTensor given = weights.get(part.getKey());
            if (given == null || !Arrays.equals(given.shape(), part.getValue())) {
                throw new IllegalArgumentException("The weights do not fit the net: " + part.getKey() + " is "
                        + (given == null ? "missing" : given + " and has to be " + Arrays.toString(part.getValue()))
                        + ".");
            }
        }
        build();
    }

    /** A copy with the name that a person gave it. */
    public ModelFile named(String name) {
        return with(NAME, name);
    }

    /**
     * A copy that says how it was trained. Where the run's task has outputs of a known meaning, that is written down
     * with it; for a task of the user's own say {@link #scoredBy} and {@link #reads}.
     */
    public ModelFile trainedBy(RunSpec run) {
        ModelFile file = with(RUN, run.toJson());
        Task task = run.task();
        if (!task.classes().isEmpty()) {
            file = file.reads(task.classes());
        }
        return task.outputs() == 0
                ? file
                : file.scoredBy(Scoring.of(run.loss(), Shapes.count(spec.output()), task.hasClasses()));
    }

    /** A copy that says how its outputs are read. */
    public ModelFile scoredBy(Scoring scoring) {
        return with(SCORING, word(scoring));
    }

    private static String word(Scoring scoring) {
        return scoring.name().toLowerCase(Locale.ROOT);
    }

    /** A copy that names the classes it tells apart, in the order of its outputs. */
    public ModelFile reads(List<String> classes) {
        return with(CLASSES, new ArrayList<>(classes));
    }

    /**
     * A copy that says how columns were moved and shrunk before the net took them, and how what it gives is brought
     * back to what people count in: {@code targets} is null where it tells classes apart.
     */
    public ModelFile scaledBy(Scale inputs, Scale targets) {
        ModelFile file = with(INPUTS, json(inputs));
        return targets == null ? file : file.with(TARGETS, json(targets));
    }

    private static JsonObject json(Scale scale) {
        return new JsonObject()
                .put("names", new ArrayList<>(scale.names()))
                .put("offsets", numbers(scale.offsets()))
                .put("sizes", numbers(scale.sizes()));
    }

    private static List<Object> numbers(double[] values) {
        List<Object> numbers = new ArrayList<>();
        for (double value : values) {
            numbers.add(value);
        }
        return numbers;
    }

    /** A copy that says what it reached: figures by name, as JSON has them. */
    public ModelFile reached(JsonObject results) {
        return with(RESULTS, copy(results));
    }

    /** A copy with those figures of a result that say how good the net is; what is not a number is left out. */
    public ModelFile reached(RunResult result) {
        JsonObject figures =
                new JsonObject().put("epochs", (long) result.epochs()).put("steps", result.steps());
        figure(figures, "loss", result.loss());
        figure(figures, "accuracy", result.accuracy());
        figure(figures, "validationLoss", result.validationLoss());
        figure(figures, "validationAccuracy", result.validationAccuracy());
        figure(figures, "testAccuracy", result.testAccuracy());
        if (result.test() != null) {
            result.test().figures().forEach((name, value) -> figure(figures, name, value));
        }
        return reached(figures);
    }

    private static void figure(JsonObject figures, String name, double value) {
        if (Double.isFinite(value)) {
            figures.put(name, value);
        }
    }

    private ModelFile with(String field, Object value) {
        return new ModelFile(spec, weights, copy(words).put(field, value));
    }

    private static JsonObject copy(JsonObject of) {
        JsonObject copy = new JsonObject();
        of.fields().forEach(copy::put);
        return copy;
    }

    /** What net it is. */
    public ModelSpec spec() {
        return spec;
    }

    /** The weights and buffers by their names, as the file holds them. */
    public Map<String, StoredTensor> weights() {
        return weights;
    }

    /** What a person called it; empty where it has no name. */
    public String name() {
        return words.string(NAME, "");
    }

    /** How it was trained; null where the file does not say it, or says it in settings that are not known here. */
    public RunSpec run() {
        try {
            return words.has(RUN) ? RunSpec.fromJson(words.get(RUN)) : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** How its outputs are read; null where the file does not say it, or in a word that is not known here. */
    public Scoring scoring() {
        for (Scoring scoring : Scoring.values()) {
            if (word(scoring).equals(words.get(SCORING))) {
                return scoring;
            }
        }
        return null;
    }

    /** The names of the classes in the order of the outputs; empty where the file names none. */
    public List<String> classes() {
        List<String> names = new ArrayList<>();
        for (Object name : words.has(CLASSES) ? words.list(CLASSES) : Collections.emptyList()) {
            names.add(String.valueOf(name));
        }
        return Collections.unmodifiableList(names);
    }

    private static double[] numbers(List<Object> values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(values.get(i) instanceof Number number)) {
                throw new JsonException("The file holds \"" + values.get(i) + "\" where a number belongs.");
            }
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }

    /** How columns are moved and shrunk before the net takes them; null where the file says nothing of columns. */
    public Scale inputs() {
        return scale(INPUTS);
    }

    /** How what the net gives was moved and shrunk; null where it is as it is. */
    public Scale targets() {
        return scale(TARGETS);
    }

    private Scale scale(String field) {
        if (!words.has(field)) {
            return null;
        }
        JsonObject scale = words.object(field);
        List<String> names = new ArrayList<>();
        scale.list("names").forEach(name -> names.add(String.valueOf(name)));
        double[] offsets = numbers(scale.list("offsets"));
        double[] sizes = numbers(scale.list("sizes"));
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0) {
                throw new JsonException("The field " + field + " divides by 0.");
            }
        }
        return new Scale(names, offsets, sizes);
    }

    /** What it reached, as whoever wrote the file measured it: figures by name; empty where it says nothing. */
    public JsonObject results() {
        return words.has(RESULTS) ? copy(words.object(RESULTS)) : new JsonObject();
    }

    /** The net with these weights; each call builds another one. */
    public Sequential build() {
        Sequential net = spec.build(new Generator(0));
        Map<String, Tensor> state = new LinkedHashMap<>();
        weights.forEach((name, values) -> state.put(name, values.tensor()));
        net.load(state);
        return net;
    }

    /** The net behind one call; where the file does not say how a single output is read, its last layer decides. */
    public Predictor predictor() {
        Scoring scoring = scoring();
        return scoring == null ? Predictor.of(build()) : new Predictor(build(), scoring, spec.input());
    }

    /** Writes the file atomically. */
    public void write(Store store, String name) throws IOException {
        store.write(name, content());
    }

    /** The bytes of the file. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content().writeTo(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The bytes of the file, for a place that takes them one after another. */
    public Store.Content content() {
        String text = words.toString();
        String open = text.substring(0, text.length() - 1);
        String sealed = open + SEAL + checksum(open) + "}";
        return Safetensors.content(weights, Collections.singletonMap(KEY, sealed));
    }

    /**
     * The CRC-32 of all that stands before it and of the weights in the order of their names, each with its name, type
     * and shape. The text is taken as it stands, since not every Java prints a number in the same way.
     */
    private long checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        new TreeMap<>(weights).forEach((name, values) -> {
            crc.update((name + values).getBytes(StandardCharsets.UTF_8));
            values.addTo(crc);
        });
        return crc.getValue();
    }

    /** Reads and checks a file. */
    public static ModelFile read(Store store, String name) throws IOException {
        return parse(store.bytes(name), name);
    }

    /**
     * Checks the bytes of a file, which the weights then share; {@code name} is for the error. A safetensors that does
     * not say what net it holds is {@link Reason#NOT_DESCRIBED}: whoever knows its net makes a ModelFile with
     * {@link #of(ModelSpec, Map)}.
     */
    public static ModelFile parse(byte[] bytes, String name) throws BadFileException {
        Safetensors content = Safetensors.parse(bytes, name);
        Map<String, String> metadata = content.metadata();
        String text = metadata.get(KEY);
        try {
            JsonObject words = text == null ? PastModelFile.words(metadata) : Json.parseObject(text);
            if (words == null) {
                throw new BadFileException(
                        Reason.NOT_DESCRIBED,
                        name + " does not say what net its weights belong to: no Inkling wrote it.");
            }
            if (words.whole(VERSION_FIELD) > VERSION) {
                throw new BadFileException(
                        Reason.NEWER,
                        name + " was written by a newer Inkling (model file " + words.whole(VERSION_FIELD)
                                + ", this one reads up to " + VERSION + "): update to open it.");
            }
            Object checksum = words.fields().remove(CHECKSUM);
            ModelFile file = new ModelFile(ModelSpec.fromJson(words.object(NET)), content.tensors(), words);
            if (checksum != null
                    && !checksum.equals(file.checksum(text.substring(0, Math.max(0, text.lastIndexOf(SEAL)))))) {
                throw new BadFileException(
                        Reason.DAMAGED,
                        name + " is damaged: its content does not match its checksum; use another copy.");
            }
            file.check();
            file.name();
            file.results();
            file.inputs();
            file.targets();
            words.string(SCORING, "");
            if (words.has(CLASSES)) {
                words.list(CLASSES);
            }
            return text == null ? PastModelFile.trained(file, metadata) : file;
        } catch (IllegalArgumentException wrong) {
            throw new BadFileException(
                    Reason.DAMAGED, name + " is damaged: it contradicts itself (" + wrong.getMessage() + ").");
        }
    }
}
