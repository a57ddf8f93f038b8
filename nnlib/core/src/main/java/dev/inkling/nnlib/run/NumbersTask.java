package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.data.CsvDataset;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.SampleRandom;
import dev.inkling.nnlib.data.Scale;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.spec.Option;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers to be estimated from other numbers: rows of a table, or a curve. */
abstract class NumbersTask extends Task {
    static final Option BOUNDED = Option.flag("bounded", false)
            .say(
                    "Bounded output",
                    "Ends the net with a sigmoid: what it gives stays between the least and the greatest number that it"
                            + " learned from.");

    static final Option PREDICT = Option.text("predict", "", NumbersTask::columns)
            .say(
                    "Columns to predict",
                    "The names of the columns to predict, divided by commas; the last one unless said.");

    /** One row in so many is never learned from, and tests the net at the end. */
    private static final int TESTED = 5;

    private final String solve;

    private NumbersTask(String word, String help, String solve, Option... own) {
        super(word, help, own);
        this.solve = solve;
    }

    /** The rows of a person's table. */
    static NumbersTask table(String word, String help, String solve) {
        return new NumbersTask(word, help, solve, PREDICT, BOUNDED) {
            @Override
            public String file() {
                return TableTask.CSV;
            }

            @Override
            public TaskData data(RunSpec spec, Source source) throws IOException {
                String wanted = spec.text(PREDICT.key());
                List<String> targets = wanted.isEmpty() ? Collections.emptyList() : Arrays.asList(wanted.split(","));
                CsvDataset rows = source.numbers(targets);
                return scaled(spec, rows.dataset(), rows.inputNames(), rows.targetNames());
            }

            @Override
            public RunSpec fitted(RunSpec spec, TaskData data) {
                return TableTask.fitted(spec, data, data.train().targetSize());
            }
        };
    }

    /** A wave, with points that stray from it. */
    static NumbersTask wave(String word, String help, String solve) {
        return new NumbersTask(word, help, solve, BOUNDED) {
            @Override
            public int inputs() {
                return 1;
            }

            @Override
            public int outputs() {
                return 1;
            }

            @Override
            public List<Option> settings() {
                return Arrays.asList(Settings.SAMPLES, Settings.NOISE, Settings.VALIDATION);
            }

            @Override
            public TaskData data(RunSpec spec, Source source) {
                int count = spec.whole(Settings.SAMPLES);
                float[] x = new float[count];
                float[] y = new float[count];
                SampleRandom random = new SampleRandom(spec.seed(), 0, 0);
                for (int i = 0; i < count; i++) {
                    x[i] = random.uniform(0, 1);
                    y[i] = (float) Math.sin(2 * Math.PI * x[i]) + (float) spec.number(Settings.NOISE) * random.normal();
                }
                Dataset points = ArrayDataset.vectors(x, new int[] {1}, y, 1);
                return scaled(spec, points, Collections.singletonList("x"), Collections.singletonList("y"));
            }
        };
    }

    /**
     * Rows to learn from and rows to be tested on, each column as nets like it; how far it was moved and shrunk is
     * measured on what is learned from alone.
     */
    TaskData scaled(RunSpec spec, Dataset rows, List<String> inputNames, List<String> targetNames) {
        int[] order = new int[rows.size()];
        Arrays.setAll(order, i -> i);
        new SampleRandom(spec.seed(), 1, 0).shuffle(order, order.length);
        int tested = rows.size() / TESTED;
        float[][] test = read(rows, order, 0, tested);
        float[][] train = read(rows, order, tested, order.length);
        if (tested == 0) {
            throw new InvalidSetting(
                    Settings.TASK.key(),
                    "There are " + rows.size() + " rows; to learn from some and be tested on others, " + TESTED
                            + " are needed at least.");
        }
        Scale inputs = Scale.standard(inputNames, train[0]);
        Scale targets = isBounded(spec) ? Scale.unit(targetNames, train[1]) : Scale.standard(targetNames, train[1]);
        return new TaskData(
                dataset(train, inputs, targets),
                dataset(test, inputs, targets),
                Collections.emptyList(),
                inputs,
                targets);
    }

    private static float[][] read(Dataset rows, int[] order, int from, int to) {
        int inputs = rows.inputSize();
        int targets = rows.targetSize();
        float[][] read = {new float[(to - from) * inputs], new float[(to - from) * targets]};
        for (int i = from; i < to; i++) {
            rows.read(order[i], read[0], (i - from) * inputs, read[1], (i - from) * targets);
        }
        return read;
    }

    private static Dataset dataset(float[][] rows, Scale inputs, Scale targets) {
        inputs.shrink(rows[0]);
        targets.shrink(rows[1]);
        return ArrayDataset.vectors(
                rows[0],
                new int[] {inputs.names().size()},
                rows[1],
                targets.names().size());
    }

    private static String columns(String text) {
        return Stream.of(text.split(","))
                .map(String::trim)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(","));
    }

    @Override
    public boolean hasClasses() {
        return false;
    }

    @Override
    public boolean isBounded(RunSpec spec) {
        return spec.on(BOUNDED.key());
    }

    @Override
    public List<Metric> metrics() {
        return Arrays.asList(Metric.MAE, Metric.RMSE, Metric.R2);
    }

    @Override
    public Shown shown() {
        return Shown.PREDICTIONS;
    }

    @Override
    public Map<String, String> presets() {
        return presets("solve", solve);
    }
}
