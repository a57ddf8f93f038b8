package dev.inkling.cli;

import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.train.Metrics;
import dev.inkling.nnlib.train.ModelFile;
import dev.inkling.nnlib.train.RunResult;
import dev.inkling.nnlib.train.RunSpec;
import dev.inkling.nnlib.train.Series;
import dev.inkling.nnlib.train.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a finished run leaves: its model, its figures as a table, its curves as a picture. */
final class RunFiles {
    private final RunFolder folder;
    private final RunSpec spec;
    private final RunData source;

    RunFiles(RunFolder folder, RunSpec spec, RunData source) {
        this.folder = folder;
        this.spec = spec;
        this.source = source;
    }

    void write(Trainer trainer, RunResult result) throws IOException {
        byte[] table = table(result.metrics()).getBytes(StandardCharsets.UTF_8);
        byte[] picture = CurvesPng.draw(panels(result.metrics()));
        Map<String, Store.Content> files = new LinkedHashMap<>();
        files.put(RunFolder.METRICS, out -> out.write(table));
        files.put(RunFolder.CURVES, out -> out.write(picture));
        files.put(RunFolder.MODEL, model(trainer, result).content());
        folder.write(files);
    }

    private ModelFile model(Trainer trainer, RunResult result) {
        ModelFile file = ModelFile.of(trainer.model())
                .trainedBy(spec)
                .scoredBy(trainer.scoring())
                .reached(result);
        return source.classes().isEmpty() ? file : file.reads(source.classes());
    }

    /** One row an epoch; where there are more epochs than the curves keep points, one row a point. */
    static String table(Metrics metrics) {
        StringBuilder table = new StringBuilder("epoch,step,loss,accuracy,validationLoss,validationAccuracy,rate\n");
        Series rows = metrics.rate();
        long before = 0;
        for (int i = 0; i < rows.size(); i++) {
            long step = Math.max(rows.minStep(i), rows.maxStep(i));
            table.append(metrics.epochOf(step)).append(',').append(step);
            cell(table, metrics.loss().meanBetween(before + 1, step));
            cell(table, metrics.accuracy().meanBetween(before + 1, step));
            cell(table, metrics.validationLoss().meanBetween(before + 1, step));
            cell(table, metrics.validationAccuracy().meanBetween(before + 1, step));
            cell(table, rows.mean(i));
            table.append('\n');
            before = step;
        }
        return table.toString();
    }

    private static void cell(StringBuilder table, double value) {
        table.append(',');
        if (Double.isFinite(value)) {
            table.append((float) value);
        }
    }

    /** The loss of each step, and the accuracy where there is one, over epochs. */
    static List<CurvesPng.Panel> panels(Metrics metrics) {
        List<CurvesPng.Panel> panels = new ArrayList<>();
        List<Curve> losses = new ArrayList<>();
        losses.add(curve("training", metrics.loss(), metrics));
        if (metrics.validationLoss().size() > 0) {
            losses.add(curve("kept samples", metrics.validationLoss(), metrics));
        }
        panels.add(new CurvesPng.Panel("Loss", "epoch", losses));
        if (metrics.accuracy().size() > 0) {
            List<Curve> accuracies = new ArrayList<>();
            accuracies.add(curve("training", metrics.accuracy(), metrics));
            if (metrics.validationAccuracy().size() > 0) {
                accuracies.add(curve("kept samples", metrics.validationAccuracy(), metrics));
            }
            panels.add(new CurvesPng.Panel("Accuracy, %", "epoch", accuracies));
        }
        return panels;
    }

    static Curve curve(String name, Series series, Metrics metrics) {
        Curve curve = new Curve(name);
        for (int i = 0; i < series.size(); i++) {
            double step = Math.max(series.minStep(i), series.maxStep(i));
            curve.add(step / metrics.stepsPerEpoch(), series.mean(i));
        }
        return curve;
    }
}
