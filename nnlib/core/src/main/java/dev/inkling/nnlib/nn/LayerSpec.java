package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.spec.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One layer of a {@link ModelSpec} as data: its type, its options, and the layers inside it, if it holds some. */
public final class LayerSpec {
    private static final String TYPE = "type";
    private static final String LAYERS = "layers";

    private final LayerType type;
    private final Options options;
    private final List<LayerSpec> layers;

    LayerSpec(LayerType type, Options options, List<LayerSpec> layers) {
        if (!options.owner().equals(type.word())) {
            throw new IllegalArgumentException(
                    "A " + type + " layer cannot have the options of " + options.owner() + ".");
        }
        if (!type.nests() && !layers.isEmpty()) {
            throw new IllegalArgumentException("A " + type + " layer holds no layers of its own.");
        }
        this.type = type;
        this.options = options.complete();
        this.layers = Collections.unmodifiableList(new ArrayList<>(layers));
    }

    /** A layer by its type's word, with options as name, value, name, value. */
    public static LayerSpec of(String word, Object... namesAndValues) {
        return of(Layers.ALL.get(word), namesAndValues);
    }

    /** A layer of that type, with options as name, value, name, value. */
    public static LayerSpec of(LayerType type, Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    type + ": the option " + namesAndValues[namesAndValues.length - 1] + " has no value.");
        }
        Options options = type.options();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options = options.with((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return type.spec(options);
    }

    /** A layer that holds others, such as {@code residual}. */
    public static LayerSpec around(String word, LayerSpec... layers) {
        LayerType type = Layers.ALL.get(word);
        return type.spec(type.options(), layers);
    }

    /** The type, whose word stands in the JSON. */
    public LayerType type() {
        return type;
    }

    /** The options given. */
    public Options options() {
        return options;
    }

    /** The layers inside it; empty for most. */
    public List<LayerSpec> layers() {
        return layers;
    }

    /** The shape that this layer makes of an example of shape {@code input}. */
    public int[] output(int[] input) {
        return type.output(this, input);
    }

    /** The shapes of its parameters by name, those of inner layers with their numbers before: {@code 0.weight}. */
    public Map<String, int[]> parameters() {
        return type.parameters(this);
    }

    /** How many numbers training changes in this layer. */
    public long parameterCount() {
        return count(parameters());
    }

    static long count(Map<String, int[]> shapes) {
        long sum = 0;
        for (int[] shape : shapes.values()) {
            long product = 1;
            for (int size : shape) {
                product *= size;
            }
            sum += product;
        }
        return sum;
    }

    static Map<String, int[]> parameters(List<LayerSpec> layers) {
        Map<String, int[]> all = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            for (Map.Entry<String, int[]> e : layers.get(i).parameters().entrySet()) {
                all.put(i + "." + e.getKey(), e.getValue());
            }
        }
        return all;
    }

    /** The layer as JSON: its word, the options that differ from the defaults, its layers. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject().put(TYPE, type.word());
        options.given().forEach(json::put);
        return layers.isEmpty() ? json : json.put(LAYERS, toJson(layers));
    }

    static List<JsonObject> toJson(List<LayerSpec> layers) {
        List<JsonObject> list = new ArrayList<>();
        for (LayerSpec layer : layers) {
            list.add(layer.toJson());
        }
        return list;
    }

    /** Reads what {@link #toJson} wrote; what is wrong is said together with its place. */
    public static LayerSpec fromJson(JsonObject json) {
        try {
            LayerType type = Layers.ALL.get(json.string(TYPE));
            Options options = type.options();
            for (Map.Entry<String, Object> e : json.fields().entrySet()) {
                if (!e.getKey().equals(TYPE) && !(e.getKey().equals(LAYERS) && type.nests())) {
                    options = options.with(e.getKey(), e.getValue());
                }
            }
            List<LayerSpec> layers = json.has(LAYERS) ? listFromJson(json) : Collections.emptyList();
            return new LayerSpec(type, options, layers);
        } catch (IllegalArgumentException e) {
            String place = json.where().isEmpty() ? "" : json.where() + ": ";
            throw new JsonException(place + e.getMessage());
        }
    }

    static List<LayerSpec> listFromJson(JsonObject json) {
        List<LayerSpec> layers = new ArrayList<>();
        for (JsonObject layer : json.objects(LAYERS)) {
            layers.add(fromJson(layer));
        }
        return layers;
    }

    /** A shape as people write it: {@code (1, 28, 28)}. */
    static String shape(int[] shape) {
        String text = Arrays.toString(shape);
        return "(" + text.substring(1, text.length() - 1) + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LayerSpec that && options.equals(that.options) && layers.equals(that.layers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(options, layers);
    }

    @Override
    public String toString() {
        return layers.isEmpty() ? options.toString() : options + " " + layers;
    }
}
