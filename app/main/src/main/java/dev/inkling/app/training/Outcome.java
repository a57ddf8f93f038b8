package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.Task;
import dev.inkling.nnlib.watch.ConfusionMatrix;
import dev.inkling.nnlib.watch.Estimates;
import dev.inkling.nnlib.watch.Evaluation;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a session came to on the samples that it was tested on.
 *
 * @param samples how many it was tested on
 * @param accuracy in per cent; NaN where nothing is right or wrong
 * @param confusion rows are the truth, columns the readings; null of a net that estimates numbers
 * @param misread the wrong readings, surest first
 * @param bestEpoch the epoch of the lowest validation loss; 0 without validation
 * @param comparison with the model from before, of a session on the person's own digits; null of others
 * @param figures what else it was measured by: each metric's word, and after it the column's name among several
 * @param columns what it estimated; empty of a net that tells classes apart
 */
public record Outcome(
        int samples,
        double accuracy,
        @Nullable ConfusionMatrix confusion,
        List<Evaluation.Misread> misread,
        int bestEpoch,
        @Nullable Comparison comparison,
        Map<String, Double> figures,
        List<Column> columns) {
    static final String FILE = "outcome.json";

    private static final int MOST_CLASSES = 100;
    private static final int MOST_SAMPLES = 1_000_000;
    private static final int MOST_FIGURES = 1000;
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_ROWS = 500;

    /** A column of numbers that a net estimated, for some of the samples. */
    public static final class Column {
        private final String name;
        private final float[] truth;
        private final float[] estimated;

        /** A column of that name, with what is true of each sample and what the net says of it. */
        public Column(String name, float[] truth, float[] estimated) {
            this.name = name;
            this.truth = truth;
            this.estimated = estimated;
        }

        /** What the data calls it. */
        public String name() {
            return name;
        }

        /** What is true of each sample. */
        public float[] truth() {
            return truth;
        }

        /** What the net says of each. */
        public float[] estimated() {
            return estimated;
        }
    }

    /** What a result says; null where the run was not tested. */
    @Nullable public static Outcome of(RunResult result) {
        Evaluation test = result.test();
        if (test == null || (test.confusion() == null && test.estimates() == null)) return null;
        Map<String, Double> figures = new LinkedHashMap<>(test.figures());
        // Of a net whose weights are no numbers any more.
        figures.values().removeIf(value -> !Double.isFinite(value));
        return new Outcome(
                test.samples(),
                test.accuracy(),
                test.confusion(),
                test.misread(),
                result.bestEpoch(),
                null,
                figures,
                columns(test.estimates()));
    }

    private static List<Column> columns(@Nullable Estimates estimates) {
        if (estimates == null) return Collections.emptyList();
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < estimates.names().size(); column++) {
            float[] truth = new float[estimates.rows()];
            float[] estimated = new float[truth.length];
            int rows = 0;
            for (int row = 0; row < truth.length; row++) {
                truth[rows] = estimates.truth(row, column);
                estimated[rows] = estimates.estimated(row, column);
                if (Float.isFinite(estimated[rows])) rows++;
            }
            String name = estimates.names().get(column);
            columns.add(new Column(name, Arrays.copyOf(truth, rows), Arrays.copyOf(estimated, rows)));
        }
        return columns;
    }

    /** The same with a comparison. */
    public Outcome with(@Nullable Comparison compared) {
        return new Outcome(samples, accuracy, confusion, misread, bestEpoch, compared, figures, columns);
    }

    /** A metric's figure of a column; NaN where there is none. */
    public double figure(String metric, Column column) {
        Double figure = figures.get(columns.size() == 1 ? metric : metric + " " + column.name);
        return figure == null ? Double.NaN : figure;
    }

    /**
     * The figure that leads: of a task's first metric, for the first column; NaN where nothing was estimated or the
     * figure is none.
     */
    public double leading(Task task) {
        boolean estimates = !columns.isEmpty() && !task.metrics().isEmpty();
        return estimates ? figure(task.metrics().get(0).word(), columns.get(0)) : Double.NaN;
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
        List<Object> wrong = new ArrayList<>();
        for (Evaluation.Misread one : misread) {
            wrong.add(new JsonObject()
                    .put("index", one.index())
                    .put("truth", one.truth())
                    .put("reading", one.reading())
                    .put("confidence", one.confidence()));
        }
        JsonObject json =
                new JsonObject().put("samples", samples).put("misread", wrong).put("bestEpoch", bestEpoch);
        if (confusion != null) {
            List<Object> rows = new ArrayList<>();
            for (int[] row : counts()) rows.add(listOf(row));
            json.put("accuracy", accuracy).put("confusion", rows);
        }
        if (!figures.isEmpty()) json.put("figures", figures);
        if (!columns.isEmpty()) {
            List<Object> estimates = new ArrayList<>();
            for (Column column : columns) {
                estimates.add(new JsonObject()
                        .put("name", column.name)
                        .put("truth", listOf(column.truth))
                        .put("estimated", listOf(column.estimated)));
            }
            json.put("estimates", estimates);
        }
        if (comparison != null) json.put("comparison", comparison.toJson().fields());
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        store.write(FILE, out -> out.write(text));
    }

    private static List<Object> listOf(int[] values) {
        List<Object> list = new ArrayList<>();
        for (int value : values) list.add(value);
        return list;
    }

    private static List<Object> listOf(float[] values) {
        List<Object> list = new ArrayList<>();
        for (float value : values) list.add((double) value);
        return list;
    }

    /** What {@link #write} kept; null if there is none. */
    @Nullable public static Outcome read(Store store) throws IOException {
        return store.exists(FILE) ? parse(store.bytes(FILE)) : null;
    }

    /** Reads the bytes of the file; others are an IllegalArgumentException. */
    static Outcome parse(byte[] bytes) {
        JsonObject json = JsonObject.of(Json.parse(new String(bytes, StandardCharsets.UTF_8)), FILE);
        List<Column> columns = new ArrayList<>();
        if (json.has("estimates")) {
            for (JsonObject one : json.objects("estimates")) columns.add(column(one));
            if (columns.size() > MOST_COLUMNS) throw new JsonException("There are " + columns.size() + " columns.");
        }
        ConfusionMatrix confusion = columns.isEmpty() ? confusion(json.list("confusion")) : null;
        List<Evaluation.Misread> misread = new ArrayList<>();
        for (JsonObject one : json.objects("misread")) {
            misread.add(new Evaluation.Misread(
                    one.integer("index"), one.integer("truth"), one.integer("reading"), one.number("confidence")));
        }
        return new Outcome(
                json.integer("samples"),
                confusion == null ? Double.NaN : json.number("accuracy"),
                confusion,
                Collections.unmodifiableList(misread),
                json.integer("bestEpoch"),
                json.has("comparison") ? Comparison.parse(json.object("comparison")) : null,
                json.has("figures") ? figures(json.object("figures")) : Collections.emptyMap(),
                Collections.unmodifiableList(columns));
    }

    private static Map<String, Double> figures(JsonObject json) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String name : json.fields().keySet()) figures.put(name, json.number(name));
        if (figures.size() > MOST_FIGURES) throw new JsonException("There are " + figures.size() + " figures.");
        return Collections.unmodifiableMap(figures);
    }

    private static Column column(JsonObject json) {
        Column column = new Column(json.string("name"), numbers(json, "truth"), numbers(json, "estimated"));
        int rows = column.truth.length;
        if (rows > MOST_ROWS || rows != column.estimated.length) {
            throw new JsonException(
                    "There are " + rows + " true numbers and " + column.estimated.length + " estimates.");
        }
        return column;
    }

    private static float[] numbers(JsonObject json, String name) {
        List<Object> values = json.list(name);
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) new JsonObject().put(name, values.get(i)).number(name);
            if (!Float.isFinite(numbers[i])) throw new JsonException("A number of " + name + " is too large.");
        }
        return numbers;
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
