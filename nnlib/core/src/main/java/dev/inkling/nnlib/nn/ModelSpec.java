package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.tensor.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A model as data: the shape of one input, and layers one after another. It can be written to JSON, shown, exported and
 * built; a spec that no model could have is refused when it is made, with a sentence that says which layer and why.
 */
public final class ModelSpec {
    private final int[] input;
    private final List<LayerSpec> layers;
    private final List<int[]> outputs;

    private ModelSpec(int[] input, List<LayerSpec> layers) {
        if (input.length == 0 || Arrays.stream(input).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("A model's input shape is " + LayerSpec.shape(input)
                    + ", but needs at least one size, and each at least 1.");
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A model needs at least one layer.");
        }
        this.input = input.clone();
        this.layers = Collections.unmodifiableList(new ArrayList<>(layers));
        this.outputs = outputs(input, layers, "The model cannot be built: ");
    }

    /** The shape after each layer; {@code before} begins the sentence about a layer that does not fit. */
    static List<int[]> outputs(int[] input, List<LayerSpec> layers, String before) {
        List<int[]> outputs = new ArrayList<>();
        int[] shape = input;
        for (int i = 0; i < layers.size(); i++) {
            try {
                shape = layers.get(i).output(shape);
            } catch (IllegalArgumentException e) {
                String from = i == 0
                        ? " from the input"
                        : " from layer " + (i - 1) + " (" + layers.get(i - 1).type() + ")";
                throw new IllegalArgumentException(before + "layer " + i + ", " + e.getMessage() + from + ".", e);
            }
            outputs.add(shape);
        }
        return outputs;
    }

    /** A model for inputs of shape {@code input}. */
    public static ModelSpec of(int[] input, LayerSpec... layers) {
        return new ModelSpec(input, Arrays.asList(layers));
    }

    /** A model for inputs of shape {@code input}. */
    public static ModelSpec of(int[] input, List<LayerSpec> layers) {
        return new ModelSpec(input, layers);
    }

    /**
     * Reads the short form of a model: {@code 784-500-10}, {@code 2-8-1 tanh} (the activation between layers, ReLU
     * unless named), {@code 2-2-1 sigmoid sigmoid} (and the one at the end), {@code convnet}; or its JSON.
     */
    public static ModelSpec parse(String text) {
        return text.trim().startsWith("{") ? fromJson(Json.parseObject(text)) : Shorthand.parse(text);
    }

    /** Reads what {@link #toJson} wrote. */
    public static ModelSpec fromJson(JsonObject json) {
        json.allow("input", "layers");
        return new ModelSpec(json.integers("input"), LayerSpec.listFromJson(json));
    }

    /** The model as JSON. */
    public JsonObject toJson() {
        List<Integer> sizes = new ArrayList<>();
        for (int size : input) {
            sizes.add(size);
        }
        return new JsonObject().put("input", sizes).put("layers", LayerSpec.toJson(layers));
    }

    /** The shape of one input, without the batch. */
    public int[] input() {
        return input.clone();
    }

    /** The layers in order. */
    public List<LayerSpec> layers() {
        return layers;
    }

    /** The shape of one example after layer {@code index}. */
    public int[] output(int index) {
        return outputs.get(index).clone();
    }

    /** The shape of one output. */
    public int[] output() {
        return output(layers.size() - 1);
    }

    /** The shapes of all parameters by the names that the built model gives them. */
    public Map<String, int[]> parameters() {
        return LayerSpec.parameters(layers);
    }

    /** How many numbers training changes. */
    public long parameterCount() {
        return LayerSpec.count(parameters());
    }

    /** Builds the model; the same generator state gives the same first weights. */
    public Sequential build(Generator generator) {
        return new Sequential(this, generator);
    }

    /** The layers one a line, with the shape after each and its number of parameters, and the sum. */
    public String table() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"input", LayerSpec.shape(input), ""});
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            rows.add(new String[] {
                i + " " + layer.options(), LayerSpec.shape(outputs.get(i)), grouped(layer.parameterCount())
            });
        }
        rows.add(new String[] {"sum", "", grouped(parameterCount())});
        int[] widths = new int[3];
        for (String[] row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        String format = "%-" + widths[0] + "s  %-" + widths[1] + "s  %" + widths[2] + "s";
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            String line = String.format(Locale.ROOT, format, (Object[]) row);
            text.append(line.replaceFirst(" +$", "")).append('\n');
        }
        return text.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelSpec that && Arrays.equals(input, that.input) && layers.equals(that.layers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(input), layers);
    }

    /** The short form where there is one, else the JSON: either can be parsed again. */
    @Override
    public String toString() {
        String shorthand = Shorthand.of(this);
        return shorthand == null ? toJson().toString() : shorthand;
    }
}
