package dev.inkling.nnlib.train;

import dev.inkling.nnlib.nn.LayerSpec;
import dev.inkling.nnlib.nn.ModelSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a run's settings into the net that they mean, and names its layers. */
public final class Nets {
    private Nets() {}

    /** The net of a run: layers with activation, batch norm and dropout as set, or the named or described one. */
    public static ModelSpec of(RunSpec spec) {
        int[] sizes = spec.sizes();
        if (sizes == null) {
            return ModelSpec.parse(spec.text(Settings.MODEL_TEXT));
        }
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 1; i < sizes.length; i++) {
            layers.add(LayerSpec.of("linear", "in", sizes[i - 1], "out", sizes[i]));
            if (i + 1 < sizes.length) {
                addHidden(spec, sizes[i], layers);
            }
        }
        if (endsInSigmoid(spec)) {
            layers.add(LayerSpec.of("sigmoid"));
        }
        return ModelSpec.of(new int[] {sizes[0]}, layers);
    }

    /** The names of a net's layers with weights from input to output, as {@link Metrics} names their curves. */
    public static List<String> layers(ModelSpec net) {
        Map<String, Integer> first = new LinkedHashMap<>();
        net.parameters().forEach((name, shape) -> first.putIfAbsent(layer(name), shape.length));
        first.values().removeIf(rank -> rank < 2);
        return new ArrayList<>(first.keySet());
    }

    /** The layer that a parameter belongs to. */
    static String layer(String parameter) {
        int dot = parameter.lastIndexOf('.');
        return dot < 0 ? "net" : parameter.substring(0, dot);
    }

    private static void addHidden(RunSpec spec, int units, List<LayerSpec> layers) {
        if (spec.on(Settings.BATCH_NORM)) {
            layers.add(LayerSpec.of("batch-norm1d", "channels", units));
        }
        String activation = spec.text(Settings.ACTIVATION);
        if (activation.equals("leaky-relu")) {
            layers.add(LayerSpec.of(activation, "slope", spec.number(Settings.SLOPE)));
        } else if (!activation.equals("identity")) {
            layers.add(LayerSpec.of(activation));
        }
        if (spec.number(Settings.DROPOUT) > 0) {
            layers.add(LayerSpec.of("dropout", "p", spec.number(Settings.DROPOUT)));
        }
    }

    /** Losses that compare with 0 and 1 one by one want outputs between them. */
    private static boolean endsInSigmoid(RunSpec spec) {
        switch (spec.text(Settings.LOSS_NAME)) {
            case "bce":
                return true;
            case "mse":
            case "mae":
            case "huber":
            case "smooth-l1":
                return spec.task().kind() != Task.Kind.OWN;
            default:
                return false;
        }
    }
}
