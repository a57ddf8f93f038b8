package dev.inkling.cli;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.data.CsvDataset;
import dev.inkling.nnlib.data.Scale;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.predict.Predictor;
import dev.inkling.nnlib.predict.Reading;
import dev.inkling.nnlib.run.FileSource;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A model that reads rows of a table: it names the class of each, or estimates numbers. */
final class TableModel {
    private final ModelFile file;
    private final Scale inputs;

    /** Reads with a model; {@code name} is for the error. */
    TableModel(ModelFile file, String name) {
        this.file = file;
        inputs = file.inputs();
        if (inputs == null) {
            throw new Failure(
                    name + " does not say which columns it reads: train it anew on the table, or give it pictures.");
        }
    }

    /** Each row of the table as a line: of JSON, or as people read it. */
    List<String> read(Path table, boolean json) throws IOException {
        float[] values = CsvDataset.columns(FileSource.text(table), table.toString(), inputs.names());
        inputs.shrink(values);
        int width = inputs.names().size();
        List<String> lines = new ArrayList<>();
        Module net = file.build().eval();
        Predictor predictor = file.predictor();
        for (int row = 0; row < values.length / width; row++) {
            float[] sample = Arrays.copyOfRange(values, row * width, (row + 1) * width);
            JsonObject line = new JsonObject().put("file", table.toString()).put("row", (long) row + 1);
            String words = file.targets() == null ? name(predictor.read(sample), line) : estimate(net, sample, line);
            lines.add(json ? Json.print(line.fields()) : table + " row " + (row + 1) + ": " + words);
        }
        return lines;
    }

    private String name(Reading reading, JsonObject line) {
        String best = file.classes().isEmpty()
                ? Integer.toString(reading.best())
                : file.classes().get(reading.best());
        List<Object> probabilities = new ArrayList<>();
        for (float p : reading.probabilities()) {
            probabilities.add((double) p);
        }
        line.put("class", best).put("probabilities", probabilities);
        return String.format(Locale.ROOT, "%s (%.1f %%)", best, 100 * reading.confidence());
    }

    /** Five digits, however large the number is. */
    private static String plain(float value) {
        return Float.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(5)).toPlainString()
                : Float.toString(value);
    }

    private String estimate(Module net, float[] sample, JsonObject line) {
        Scale targets = file.targets();
        float[][] given = new float[1][];
        NoGrad.run(() -> given[0] =
                net.forward(Tensor.wrap(net.device(), sample, 1, sample.length)).toArray());
        List<String> words = new ArrayList<>();
        JsonObject estimates = new JsonObject();
        for (int column = 0; column < targets.names().size(); column++) {
            float value = targets.value(column, given[0][column]);
            estimates.put(targets.names().get(column), (double) value);
            words.add(targets.names().get(column) + " " + plain(value));
        }
        line.put("estimates", estimates.fields());
        return String.join(", ", words);
    }
}
