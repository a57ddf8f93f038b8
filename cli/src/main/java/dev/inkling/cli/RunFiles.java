package dev.inkling.cli;

import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Task;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Estimates;
import dev.inkling.nnlib.watch.Metrics;
import dev.inkling.nnlib.watch.RunResult;
import dev.inkling.nnlib.watch.Series;
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
    private final TaskData data;

    RunFiles(RunFolder folder, RunSpec spec, TaskData data) {
        this.folder = folder;
        this.spec = spec;
        this.data = data;
    }

    /** Writes them and gives their names, the model's first. */
    List<String> write(Trainer trainer, RunResult result) throws IOException {
        byte[] table = table(result.metrics()).getBytes(StandardCharsets.UTF_8);
        List<CurvesPng.Panel> panels = panels(result.metrics());
        if (result.test() != null && result.test().estimates() != null) {
            panels.addAll(estimates(result.test().estimates()));
        }
        byte[] picture = CurvesPng.draw(panels);
        Map<String, Store.Content> files = new LinkedHashMap<>();
        files.put(RunFolder.MODEL, model(trainer, result).content());
        files.put(RunFolder.METRICS, out -> out.write(table));
        files.put(RunFolder.CURVES, out -> out.write(picture));
        if (spec.task().shown() == Task.Shown.RECONSTRUCTIONS) {
            byte[] pairs = PicturePairs.draw(trainer.model(), data.test());
            files.put(RunFolder.PAIRS, out -> out.write(pairs));
        }
        folder.write(files);
        return new ArrayList<>(files.keySet());
    }

    /** What was estimated against what is true, column by column. */
    private static List<CurvesPng.Panel> estimates(Estimates estimates) {
        List<CurvesPng.Panel> panels = new ArrayList<>();
        for (int column = 0; column < estimates.names().size(); column++) {
            Curve points = new Curve(estimates.names().get(column));
            for (int row = 0; row < estimates.rows(); row++) {
                points.add(estimates.truth(row, column), estimates.estimated(row, column));
            }
            panels.add(new CurvesPng.Panel("Predicted against true: " + points.name(), "true", List.of(points), true));
        }
        return panels;
    }

    private ModelFile model(Trainer trainer, RunResult result) {
        ModelFile file = ModelFile.of(trainer.model())
                .trainedBy(spec)
                .scoredBy(trainer.scoring())
                .reached(result);
        if (data.inputs() != null) {
            file = file.scaledBy(data.inputs(), data.targets());
        }
        return data.classes().isEmpty() ? file : file.reads(data.classes());
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
