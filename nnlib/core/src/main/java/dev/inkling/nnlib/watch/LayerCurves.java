package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.nn.Layers;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The curves of one layer: how strongly it learns, how far it moves, and what it passes on. */
public final class LayerCurves {
    private final String name;
    private final String type;
    private final int units;
    private final long weights;
    private final Map<String, Series> series = new LinkedHashMap<>();

    /**
     * Curves that are still empty.
     *
     * @param name the layer's name in its model, such as "0" or "fc1"
     * @param type the activation behind it, such as relu; empty where there is none or it is unknown
     * @param units numbers that it passes on for a sample; 0 where unknown
     * @param weights numbers that it learns
     */
    public LayerCurves(String name, String type, int units, long weights) {
        this.name = name;
        this.type = type;
        this.units = units;
        this.weights = weights;
        for (String key : Arrays.asList("gradient", "update", "mean", "spread", "dead")) {
            series.put(key, new Series(512));
        }
    }

    public String name() {
        return name;
    }

    /** The activation behind the layer, such as relu; empty where there is none. */
    public String type() {
        return type;
    }

    public int units() {
        return units;
    }

    public long weights() {
        return weights;
    }

    /** Whether its units can be silent for every sample, and then learn nothing any more. */
    public boolean canDie() {
        return Layers.ALL.has(type) && Layers.ALL.get(type).canDie();
    }

    /** Euclidean norm of the gradients of its weights and biases. */
    public Series gradientNorm() {
        return series.get("gradient");
    }

    /** Length of a step divided by the length of the weights: about 0.001 is usual. */
    public Series updateRatio() {
        return series.get("update");
    }

    /** Mean of what it passes on, after its activation. */
    public Series activationMean() {
        return series.get("mean");
    }

    /** Standard deviation of what it passes on, after its activation. */
    public Series activationSpread() {
        return series.get("spread");
    }

    /** Share of its units that can die and were silent for every sample of the probe, from 0 to 1. */
    public Series deadShare() {
        return series.get("dead");
    }

    /** All its curves by key: gradient, update, mean, spread, dead. */
    public Map<String, Series> series() {
        return Collections.unmodifiableMap(series);
    }

    /** Root mean square of a single weight's gradient, comparable between layers of any size. */
    double gradientRms() {
        return gradientNorm().last() / Math.sqrt(Math.max(1, weights));
    }

    LayerCurves copy() {
        LayerCurves copy = new LayerCurves(name, type, units, weights);
        for (Map.Entry<String, Series> entry : series.entrySet()) {
            copy.series.put(entry.getKey(), entry.getValue().copy());
        }
        return copy;
    }

    void restore(String key, Series saved) {
        if (series.containsKey(key)) {
            series.put(key, saved);
        }
    }
}
