package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.spec.Option;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Points of a plane with a yes or no each: two numbers in, one out, and the boundary can be drawn. */
final class PointsTask extends Task {
    private final Function<RunSpec, Dataset> points;
    private final boolean truthTable;
    private final Map<String, String> presets;

    private PointsTask(
            String word,
            String help,
            Function<RunSpec, Dataset> points,
            boolean truthTable,
            Map<String, String> presets) {
        super(word, help);
        this.points = points;
        this.truthTable = truthTable;
        this.presets = presets;
    }

    /** The four rows of a truth table. */
    static PointsTask table(String word, String help, Dataset rows, Map<String, String> presets) {
        return new PointsTask(word, help, spec -> rows, true, presets);
    }

    /** As many points as the run asks for, which stray as it says. */
    static PointsTask cloud(String word, String help, String net, Function<RunSpec, Dataset> points) {
        String solve = net + " activation=tanh loss=bce optimizer=adam lr=0.01 batch=32 validation=0.2";
        return new PointsTask(word, help, points, false, presets("solve", solve));
    }

    static float noise(RunSpec spec) {
        return (float) spec.number(Settings.NOISE);
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public List<Option> settings() {
        return truthTable
                ? Collections.emptyList()
                : Arrays.asList(Settings.SAMPLES, Settings.NOISE, Settings.VALIDATION);
    }

    @Override
    public TaskData data(RunSpec spec, Source source) {
        return TaskData.of(points.apply(spec));
    }

    @Override
    public boolean isTruthTable() {
        return truthTable;
    }

    @Override
    public Shown shown() {
        return Shown.BOUNDARY;
    }

    @Override
    public Map<String, String> presets() {
        return presets;
    }
}
