package dev.inkling.nnlib.run;

import dev.inkling.nnlib.nn.BatchNorm1d;
import dev.inkling.nnlib.nn.Dropout;
import dev.inkling.nnlib.nn.Identity;
import dev.inkling.nnlib.nn.LayerSpec;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.LogSoftmax;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Sigmoid;
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
            layers.add(LayerSpec.of(Linear.TYPE, "in", sizes[i - 1], "out", sizes[i]));
            if (i + 1 < sizes.length) {
                addHidden(spec, sizes[i], layers);
            }
        }
        LayerType end = end(spec);
        if (end != Identity.TYPE) {
            layers.add(LayerSpec.of(end));
        }
        return ModelSpec.of(new int[] {sizes[0]}, layers);
    }

    /** The names of a net's layers with weights from input to output, as {@code Metrics} names their curves. */
    public static List<String> layers(ModelSpec net) {
        Map<String, Integer> first = new LinkedHashMap<>();
        net.parameters().forEach((name, shape) -> first.putIfAbsent(layer(name), shape.length));
        first.values().removeIf(rank -> rank < 2);
        return new ArrayList<>(first.keySet());
    }

    /** The layer that a parameter belongs to. */
    public static String layer(String parameter) {
        int dot = parameter.lastIndexOf('.');
        return dot < 0 ? "net" : parameter.substring(0, dot);
    }

    private static void addHidden(RunSpec spec, int units, List<LayerSpec> layers) {
        if (spec.on(Settings.BATCH_NORM)) {
            layers.add(LayerSpec.of(BatchNorm1d.TYPE, "channels", units));
        }
        LayerType activation = spec.activation();
        if (activation != Identity.TYPE) {
            layers.add(activation.spec(spec.options(activation)));
        }
        if (spec.number(Settings.DROPOUT) > 0) {
            layers.add(LayerSpec.of(Dropout.TYPE, "p", spec.number(Settings.DROPOUT)));
        }
    }

    /** What makes the last numbers into what the loss takes outputs for. */
    private static LayerType end(RunSpec spec) {
        if (!spec.task().takesLoss()) {
            return Identity.TYPE;
        }
        switch (spec.loss().output()) {
            case PROBABILITIES:
                return Sigmoid.TYPE;
            case LOG_PROBABILITIES:
                return LogSoftmax.TYPE;
            case NUMBERS:
                // Where the targets lie between 0 and 1, the outputs do, too.
                return spec.task().isBounded(spec) ? Sigmoid.TYPE : Identity.TYPE;
            default:
                return Identity.TYPE;
        }
    }
}
