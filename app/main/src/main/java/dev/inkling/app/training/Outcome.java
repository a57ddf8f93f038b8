package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
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
 * @param comparison with the model from before, of a session on the person's own digits; null of others
 */
public record Outcome(
        int samples,
        double accuracy,
        ConfusionMatrix confusion,
        List<Evaluation.Misread> misread,
        int bestEpoch,
        @Nullable Comparison comparison) {
    static final String FILE = "outcome.json";

    private static final int MOST_CLASSES = 100;
    private static final int MOST_SAMPLES = 1_000_000;

    /** What a result says; null where the run was not tested. */
    @Nullable public static Outcome of(RunResult result) {
        Evaluation test = result.test();
        if (test == null || test.confusion() == null) return null;
        return new Outcome(test.samples(), test.accuracy(), test.confusion(), test.misread(), result.bestEpoch(), null);
    }

    /** The same with a comparison. */
    Outcome with(@Nullable Comparison compared) {
        return new Outcome(samples, accuracy, confusion, misread, bestEpoch, compared);
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
        JsonObject json = new JsonObject()
                .put("samples", samples)
                .put("accuracy", accuracy)
                .put("confusion", rows)
                .put("misread", wrong)
                .put("bestEpoch", bestEpoch);
        if (comparison != null) json.put("comparison", comparison.toJson().fields());
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        store.write(FILE, out -> out.write(text));
    }

    private static List<Object> listOf(int[] values) {
        List<Object> list = new ArrayList<>();
        for (int value : values) list.add(value);
        return list;
    }

    /** What {@link #write} kept; null if there is none. */
    @Nullable public static Outcome read(Store store) throws IOException {
        return store.exists(FILE) ? parse(store.bytes(FILE)) : null;
    }

    /** Reads the bytes of the file; others are an IllegalArgumentException. */
    static Outcome parse(byte[] bytes) {
        JsonObject json = JsonObject.of(Json.parse(new String(bytes, StandardCharsets.UTF_8)), FILE);
        ConfusionMatrix confusion = confusion(json.list("confusion"));
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
                json.integer("bestEpoch"),
                json.has("comparison") ? Comparison.parse(json.object("comparison")) : null);
    }

    /** A matrix that some run of this app could have: a file may say anything, and counting to it must end. */
    private static ConfusionMatrix confusion(List<Object> rows) {
        if (rows.size() < 2 || rows.size() > MOST_CLASSES) {
            throw new JsonException("The matrix has " + rows.size() + " rows.");
        }
        ConfusionMatrix confusion = new ConfusionMatrix(rows.size());
        long samples = 0;
        for (int truth = 0; truth < rows.size(); truth++) {
            int[] row = new JsonObject().put("row", rows.get(truth)).integers("row");
            if (row.length != rows.size()) throw new JsonException("The matrix is not square.");
            for (int reading = 0; reading < row.length; reading++) {
                samples += row[reading];
                if (row[reading] < 0 || samples > MOST_SAMPLES) throw new JsonException("A count is impossible.");
                for (int i = 0; i < row[reading]; i++) confusion.add(truth, reading);
            }
        }
        return confusion;
    }
}
