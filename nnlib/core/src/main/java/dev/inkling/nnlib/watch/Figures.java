package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.data.Scale;
import dev.inkling.nnlib.metric.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a net is measured by over the batches of one measurement, in what people count the targets in. */
final class Figures {
    /** A picture of more points shows no more. */
    private static final int MOST_SHOWN = 500;

    private final List<Metric> metrics;
    /** Null where targets are as the data has them. */
    private final Scale scale;

    private final List<Metric.Tally> tallies = new ArrayList<>();
    private final int columns;
    private float[] truth = {};
    private float[] estimated = {};
    private float[] shownTruth = {};
    private float[] shownEstimates = {};

    /** Several columns of targets are measured one by one: a mean over prices and rooms says nothing. */
    Figures(List<Metric> metrics, Scale scale) {
        this.metrics = metrics;
        this.scale = scale;
        columns = scale == null ? 1 : scale.names().size();
        for (int column = 0; column < columns; column++) {
            for (Metric metric : metrics) {
                tallies.add(metric.tally());
            }
        }
    }

    boolean areAsked() {
        return !tallies.isEmpty();
    }

    void add(BatchValues outputs, BatchValues targets, int samples) {
        if (scale == null) {
            for (Metric.Tally tally : tallies) {
                tally.add(outputs.array(), outputs.width(samples), targets.array(), targets.width(samples), samples);
            }
            return;
        }
        if (truth.length < samples) {
            truth = new float[samples];
            estimated = new float[samples];
        }
        show(outputs.array(), targets.array(), samples);
        for (int column = 0; column < columns; column++) {
            for (int i = 0; i < samples; i++) {
                truth[i] = scale.value(column, targets.array()[i * columns + column]);
                estimated[i] = scale.value(column, outputs.array()[i * columns + column]);
            }
            for (int m = 0; m < metrics.size(); m++) {
                tallies.get(column * metrics.size() + m).add(estimated, 1, truth, 1, samples);
            }
        }
    }

    private void show(float[] outputs, float[] targets, int samples) {
        int before = shownTruth.length;
        int more = Math.min(samples * columns, MOST_SHOWN / columns * columns - before);
        if (more <= 0) {
            return;
        }
        shownTruth = Arrays.copyOf(shownTruth, before + more);
        shownEstimates = Arrays.copyOf(shownEstimates, before + more);
        for (int i = 0; i < more; i++) {
            shownTruth[before + i] = scale.value(i % columns, targets[i]);
            shownEstimates[before + i] = scale.value(i % columns, outputs[i]);
        }
    }

    /** Each figure by its metric's word, and by its column where there are several: "mae", or "mae price". */
    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int column = 0; column < columns; column++) {
            for (int m = 0; m < metrics.size(); m++) {
                String word = metrics.get(m).word();
                values.put(
                        columns == 1 ? word : word + " " + scale.names().get(column),
                        tallies.get(column * metrics.size() + m).value());
            }
        }
        return Collections.unmodifiableMap(values);
    }

    /** The first of the estimates; null where nothing was estimated. */
    Estimates estimates() {
        return scale == null ? null : new Estimates(scale.names(), shownTruth, shownEstimates);
    }
}
