package dev.inkling.nnlib.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All curves of a run; the x of each is the number of steps taken. Written by the thread that trains; other threads get
 * a {@link #copy()}.
 */
public final class Metrics {
    private final Map<String, Series> curves = new LinkedHashMap<>();
    private final List<LayerCurves> layers;
    private final long stepsPerEpoch;

    public Metrics(long stepsPerEpoch, List<LayerCurves> layers) {
        this.stepsPerEpoch = Math.max(1, stepsPerEpoch);
        this.layers = Collections.unmodifiableList(new ArrayList<>(layers));
        for (String key : Arrays.asList("loss", "accuracy", "validationLoss", "validationAccuracy", "rate")) {
            curves.put(key, new Series());
        }
    }

    /** Training loss of each step. */
    public Series loss() {
        return curves.get("loss");
    }

    /** Training accuracy of each epoch in per cent, over the outputs that the epoch's steps saw. */
    public Series accuracy() {
        return curves.get("accuracy");
    }

    /** Loss on the kept samples at each epoch's end. */
    public Series validationLoss() {
        return curves.get("validationLoss");
    }

    /** Accuracy on the kept samples at each epoch's end, in per cent. */
    public Series validationAccuracy() {
        return curves.get("validationAccuracy");
    }

    /** Learning rate at each epoch's end. */
    public Series rate() {
        return curves.get("rate");
    }

    /** The curves of each layer with weights, from input to output. */
    public List<LayerCurves> layers() {
        return layers;
    }

    public long stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /** The epoch, counted from 1, in which a step was taken. */
    public int epochOf(long step) {
        return (int) ((Math.max(1, step) - 1) / stepsPerEpoch) + 1;
    }

    /** Every curve by name; those of layers as layer.key, such as 0.gradient. */
    public Map<String, Series> all() {
        Map<String, Series> all = new LinkedHashMap<>(curves);
        for (LayerCurves layer : layers) {
            for (Map.Entry<String, Series> entry : layer.series().entrySet()) {
                all.put(layer.name() + "." + entry.getKey(), entry.getValue());
            }
        }
        return all;
    }

    /** A copy that later steps do not change. */
    public Metrics copy() {
        List<LayerCurves> copies = new ArrayList<>();
        for (LayerCurves layer : layers) {
            copies.add(layer.copy());
        }
        Metrics copy = new Metrics(stepsPerEpoch, copies);
        for (Map.Entry<String, Series> entry : curves.entrySet()) {
            copy.curves.put(entry.getKey(), entry.getValue().copy());
        }
        return copy;
    }

    /** Takes over curves that a checkpoint kept; names that this run does not have are left out. */
    public void restore(Map<String, Series> saved) {
        for (Map.Entry<String, Series> entry : saved.entrySet()) {
            String name = entry.getKey();
            if (curves.containsKey(name)) {
                curves.put(name, entry.getValue());
                continue;
            }
            int dot = name.lastIndexOf('.');
            for (LayerCurves layer : layers) {
                if (dot > 0 && layer.name().equals(name.substring(0, dot))) {
                    layer.restore(name.substring(dot + 1), entry.getValue());
                }
            }
        }
    }
}
