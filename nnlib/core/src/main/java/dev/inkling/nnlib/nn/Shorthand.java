package dev.inkling.nnlib.nn;

import java.util.ArrayList;
import java.util.List;

/** The short forms of models: widths joined by hyphens with the words of their activations, and named models. */
final class Shorthand {
    private static final String CONVNET = "convnet";
    private static final String NONE = Identity.TYPE.word();
    private static final String USUAL = ReLU.TYPE.word();

    private Shorthand() {}

    static ModelSpec parse(String text) {
        String[] words = text.trim().split("\\s+");
        if (words.length == 1 && words[0].equals(CONVNET)) {
            return convnet();
        }
        int[] widths = widths(words[0], text);
        if (words.length > 3) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has " + (words.length - 1)
                            + " words after the widths; at most two are taken: the activation between layers and the one at the end.");
        }
        return perceptron(widths, words.length > 1 ? words[1] : USUAL, words.length > 2 ? words[2] : NONE);
    }

    private static int[] widths(String word, String text) {
        String[] parts = word.split("-", -1);
        int[] widths = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].matches("[1-9][0-9]{0,6}")) {
                throw notAModel(text);
            }
            widths[i] = Integer.parseInt(parts[i]);
        }
        if (widths.length < 2) {
            throw notAModel(text);
        }
        return widths;
    }

    private static IllegalArgumentException notAModel(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no model: write the widths of its layers with hyphens, "
                        + "as in 784-500-10 or \"2-8-1 tanh\", or convnet, or a model's JSON.");
    }

    /** Linear layers of those widths with an activation between them and one at the end. */
    static ModelSpec perceptron(int[] widths, String between, String end) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i + 1 < widths.length; i++) {
            layers.add(LayerSpec.of(Linear.TYPE, "in", widths[i], "out", widths[i + 1]));
            String activation = i + 2 < widths.length ? between : end;
            if (!activation.equals(NONE)) {
                layers.add(LayerSpec.of(activation));
            }
        }
        return ModelSpec.of(new int[] {widths[0]}, layers);
    }

    /** The net for drawn and photographed digits: 89,306 parameters. */
    private static ModelSpec convnet() {
        return ModelSpec.of(
                new int[] {1, 28, 28},
                LayerSpec.of(Conv2d.TYPE, "in", 1, "out", 16, "kernel", 5, "padding", 2),
                LayerSpec.of(ReLU.TYPE),
                LayerSpec.of(MaxPool2d.TYPE, "kernel", 2),
                LayerSpec.of(Conv2d.TYPE, "in", 16, "out", 32, "kernel", 3, "padding", 1),
                LayerSpec.of(ReLU.TYPE),
                LayerSpec.of(MaxPool2d.TYPE, "kernel", 2),
                LayerSpec.of(Conv2d.TYPE, "in", 32, "out", 64, "kernel", 3, "padding", 1),
                LayerSpec.of(ReLU.TYPE),
                LayerSpec.of(MaxPool2d.TYPE, "kernel", 2),
                LayerSpec.of(Flatten.TYPE),
                LayerSpec.of(Linear.TYPE, "in", 576, "out", 112),
                LayerSpec.of(ReLU.TYPE),
                LayerSpec.of(Dropout.TYPE, "p", 0.25),
                LayerSpec.of(Linear.TYPE, "in", 112, "out", 10));
    }

    /** The short form that parses to {@code spec}, or null if it has none. */
    static String of(ModelSpec spec) {
        if (spec.equals(convnet())) {
            return CONVNET;
        }
        StringBuilder widths = new StringBuilder().append(spec.input()[0]);
        String between = null;
        String last = null;
        for (LayerSpec layer : spec.layers()) {
            if (layer.type() == Linear.TYPE) {
                widths.append('-').append(layer.options().whole("out"));
                between = last == null ? between : last;
                last = null;
            } else {
                last = layer.type().word();
            }
        }
        String text = widths.toString();
        if (last != null) {
            text += " " + (between == null ? USUAL : between) + " " + last;
        } else if (between != null && !between.equals(USUAL)) {
            text += " " + between;
        } else if (between == null && spec.layers().size() > 1) {
            text += " " + NONE;
        }
        try {
            return parse(text).equals(spec) ? text : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
