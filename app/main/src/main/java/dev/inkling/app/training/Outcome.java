package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.train.ConfusionMatrix;
import dev.inkling.nnlib.train.Evaluation;
import dev.inkling.nnlib.train.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a session came to on the samples that it was tested on.
 *
 * @param samples how many it was tested on
 * @param accuracy in per cent
 * @param confusion rows are the truth, columns the readings
 * @param misread the wrong readings, surest first
 * @param bestEpoch the epoch of the lowest validation loss; 0 without validation
 */
public record Outcome(
        int samples, double accuracy, ConfusionMatrix confusion, List<Evaluation.Misread> misread, int bestEpoch) {
    private static final String FILE = "outcome.json";

    /** What a result says; null where the run was not tested. */
    @Nullable public static Outcome of(RunResult result) {
        Evaluation test = result.test();
        if (test == null || test.confusion() == null) return null;
        return new Outcome(test.samples(), test.accuracy(), test.confusion(), test.misread(), result.bestEpoch());
    }

    /** The matrix as counts: a row a truth, a column a reading. */
    public int[][] counts() {
        int[][] counts = new int[confusion.classes()][confusion.classes()];
        for (int truth = 0; truth < counts.length; truth++) {
            for (int reading = 0; reading < counts.length; reading++) {
                counts[truth][reading] = (int) confusion.count(truth, reading);
            }
        }
        return counts;
    }

    /** Keeps it beside the session's model. */
    public void write(Store store) throws IOException {
        List<Object> rows = new ArrayList<>();
        for (int[] row : counts()) rows.add(listOf(row));
        List<Object> wrong = new ArrayList<>();
        for (Evaluation.Misread one : misread) {
            wrong.add(new JsonObject()
                    .put("index", one.index())
                    .put("truth", one.truth())
                    .put("reading", one.reading())
                    .put("confidence", one.confidence()));
        }
        byte[] text = new JsonObject()
                .put("samples", samples)
                .put("accuracy", accuracy)
                .put("confusion", rows)
                .put("misread", wrong)
                .put("bestEpoch", bestEpoch)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        store.write(FILE, out -> out.write(text));
    }

    private static List<Object> listOf(int[] values) {
        List<Object> list = new ArrayList<>();
        for (int value : values) list.add(value);
        return list;
    }

    /** What {@link #write} kept; null if there is none. */
    @Nullable public static Outcome read(Store store) throws IOException {
        if (!store.exists(FILE)) return null;
        JsonObject json = JsonObject.of(Json.parse(new String(store.bytes(FILE), StandardCharsets.UTF_8)), FILE);
        List<Object> rows = json.list("confusion");
        ConfusionMatrix confusion = new ConfusionMatrix(rows.size());
        for (int truth = 0; truth < rows.size(); truth++) {
            int[] row = new JsonObject().put("row", rows.get(truth)).integers("row");
            for (int reading = 0; reading < row.length; reading++) {
                for (int i = 0; i < row[reading]; i++) confusion.add(truth, reading);
            }
        }
        List<Evaluation.Misread> misread = new ArrayList<>();
        for (JsonObject one : json.objects("misread")) {
            misread.add(new Evaluation.Misread(
                    one.integer("index"), one.integer("truth"), one.integer("reading"), one.number("confidence")));
        }
        return new Outcome(
                json.integer("samples"),
                json.number("accuracy"),
                confusion,
                Collections.unmodifiableList(misread),
                json.integer("bestEpoch"));
    }
}
