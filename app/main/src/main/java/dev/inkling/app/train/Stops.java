package dev.inkling.app.train;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.spec.Option;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values at which a setting's slider stops: the sensible ones from the least to the greatest, with the usual one
 * among them. They stand side by side at equal distances, so that a setting that is moved by factors has a logarithmic
 * slider, and zero a place on it. What the setting takes beyond them is typed.
 */
public final class Stops {
    /** What the data decides: its preset says what is usual. */
    private static final Set<Option> OF_THE_TASK = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            Settings.SAMPLES,
            Settings.NOISE,
            Settings.VALIDATION,
            Settings.DRAWN,
            Settings.SCRIBBLES,
            Settings.BATCH_SIZE,
            Settings.EPOCHS)));

    /** What other settings belong to, and have their defaults from. */
    private static final List<Option> PARTS = Collections.unmodifiableList(Arrays.asList(
            Settings.TASK,
            Settings.MODEL_TEXT,
            Settings.ACTIVATION,
            Settings.LOSS_NAME,
            Settings.OPTIMIZER_NAME,
            Settings.SCHEDULE_NAME));

    private final Option setting;
    private final double[] values;
    private final double usual;

    private Stops(Option setting, double[] values, double usual) {
        this.setting = setting;
        this.values = values;
        this.usual = usual;
    }

    /** Those of a number in a run; null for the seed, of which no number is more sensible than another. */
    @Nullable public static Stops of(Option setting, RunSpec spec) {
        boolean number = setting.kind() == Option.Kind.WHOLE || setting.kind() == Option.Kind.NUMBER;
        if (!number || setting == Settings.SEED) return null;
        double usual = usual(setting, spec);
        TreeSet<Double> stops = new TreeSet<>();
        for (double value : values(setting, spec, usual)) if (setting.accepts(value)) stops.add(value);
        stops.add(usual);
        double[] sorted = new double[stops.size()];
        int at = 0;
        for (double value : stops) sorted[at++] = value;
        return new Stops(setting, sorted, usual);
    }

    /** Those of the units of a layer, of which so many are usual. */
    public static double[] units(boolean maps) {
        return maps
                ? list(1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 96, 128)
                : list(
                        1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 80, 100, 128, 160, 200, 256, 300,
                        400, 500, 640, 800, 1000);
    }

    private static double usual(Option setting, RunSpec spec) {
        if (setting == Settings.LR) return usualRate(spec);
        if (OF_THE_TASK.contains(setting)) return preset(spec).number(setting);
        return untouched(spec).number(setting);
    }

    /** The learning rate that is usual for the optimizer, with this data and net where they have a preset. */
    static double usualRate(RunSpec spec) {
        RunSpec preset = preset(spec);
        if (preset.optimizer() == spec.optimizer()) return preset.learningRate();
        return spec.optimizer().usualRate();
    }

    /** The task's preset with the same net, or else its usual one. */
    private static RunSpec preset(RunSpec spec) {
        RunSpec usual = null;
        for (Map.Entry<String, RunSpec> entry : Presets.all().entrySet()) {
            RunSpec preset = entry.getValue();
            if (preset.task() != spec.task()) continue;
            if (preset.text(Settings.MODEL_TEXT).equals(spec.text(Settings.MODEL_TEXT))) return preset;
            if (usual == null || entry.getKey().equals(spec.task() + "-solve")) usual = preset;
        }
        return usual == null ? untouched(spec) : usual;
    }

    /** A run of the same parts, of which nothing else was chosen. */
    private static RunSpec untouched(RunSpec spec) {
        RunSpec bare = RunSpec.defaults();
        for (Option part : PARTS) bare = bare.with(part, spec.text(part));
        return bare;
    }

    private static double[] values(Option setting, RunSpec spec, double usual) {
        boolean pictures = spec.task().hasPictures();
        return switch (setting.key()) {
            case "samples" -> pictures ? factors(500, 100_000) : factors(20, 10_000);
            case "noise" -> steps(0, 0.5, 0.02);
            case "validation", "scribbles" -> steps(0, 0.5, 0.05);
            case "drawn", "warm-up" -> steps(0, 0.9, 0.05);
            case "slope" -> list(0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5);
            case "dropout" -> steps(0, 0.8, 0.05);
            case "label-smoothing" -> steps(0, 0.3, 0.02);
            case "lr" -> factors(Math.min(1e-5, usual / 100), Math.max(1, usual * 10));
            case "momentum", "beta1", "rho", "alpha" -> list(0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995);
            case "beta2" -> list(0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999);
            case "weight-decay" -> withZero(factors(1e-5, 0.1));
            case "clip" -> withZero(factors(0.1, 10));
            case "every" -> every(spec);
            case "gamma" -> list(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1);
            case "power" -> list(0.5, 1, 1.5, 2, 3, 4);
            case "patience", "plateau-patience" -> list(0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100);
            case "batch" -> batches(spec, pictures);
            case "epochs" -> pictures ? list(1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 40, 50, 100) : epochs(usual);
            case "accumulate" -> list(1, 2, 3, 4, 5, 6, 8, 10, 16, 20, 32);
            case "threads" -> steps(0, Math.min(8, Runtime.getRuntime().availableProcessors()), 1);
            default -> around(setting, usual);
        };
    }

    private static double[] epochs(double usual) {
        return factors(10, Math.max(10_000, usual));
    }

    private static double[] every(RunSpec spec) {
        double[] all = list(1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 5000);
        return Arrays.stream(all)
                .filter(value -> value <= Math.max(5, spec.epochs()))
                .toArray();
    }

    /** All at once comes first, where the memory of a phone allows it. */
    private static double[] batches(RunSpec spec, boolean pictures) {
        if (pictures) return list(10, 16, 20, 32, 50, 64, 100, 128, 200, 256, 500, 512, 1000);
        if (spec.task().isTruthTable()) return list(0, 1, 2, 3, 4);
        double[] all = list(0, 1, 2, 4, 8, 16, 32, 64, 100, 128, 256, 512);
        int samples = spec.whole(Settings.SAMPLES);
        return Arrays.stream(all).filter(value -> value < samples).toArray();
    }

    /** A part that somebody added has settings of its own: some steps through its range, or factors of what is usual. */
    private static double[] around(Option setting, double usual) {
        double wide = setting.max() - setting.min();
        boolean whole = setting.kind() == Option.Kind.WHOLE;
        if (wide <= 20) {
            return steps(setting.min(), setting.max(), whole ? 1 : wide / 20);
        }
        if (usual > 0) return factors(Math.max(setting.min(), usual / 10), Math.min(setting.max(), usual * 10));
        return setting.accepts(0) ? withZero(factors(whole ? 1 : 0.1, Math.min(setting.max(), 10))) : list(usual);
    }

    private static double[] list(double... values) {
        return values;
    }

    private static double[] steps(double from, double to, double step) {
        int count = (int) Math.floor((to - from) / step + 1e-6);
        double[] values = new double[count + 1];
        for (int i = 0; i <= count; i++) values[i] = rounded(from + i * step);
        return values;
    }

    /** 1, 2, 3, 5 and all that differ from them by tens. */
    private static double[] factors(double from, double to) {
        TreeSet<Double> values = new TreeSet<>();
        for (int power = -8; power <= 7; power++) {
            for (int digit : new int[] {1, 2, 3, 5}) {
                double value = rounded(digit * Math.pow(10, power));
                if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) values.add(value);
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] withZero(double[] values) {
        double[] all = new double[values.length + 1];
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.6g", value));
    }

    /** How many there are. */
    public int count() {
        return values.length;
    }

    /** From the least to the greatest. */
    public double[] values() {
        return values.clone();
    }

    /** What is usual for the task or the part that is chosen. */
    public double usual() {
        return usual;
    }

    /** How far along the slider a value stands, from 0 to 1; what lies beyond its ends stands at them. */
    public float share(double value) {
        return share(values, value);
    }

    public static float share(double[] values, double value) {
        int last = values.length - 1;
        if (last == 0 || value <= values[0]) return 0;
        if (value >= values[last]) return 1;
        int at = 0;
        while (values[at + 1] < value) at++;
        double part = (value - values[at]) / (values[at + 1] - values[at]);
        return (float) ((at + part) / last);
    }

    /** The stop that is nearest to a place along the slider, as it is written. */
    public String at(float share) {
        return written(values[Math.round(Math.max(0, Math.min(1, share)) * (values.length - 1))]);
    }

    /** A value as the setting's field has it. */
    public String written(double value) {
        return setting.kind() == Option.Kind.WHOLE ? Long.toString(Math.round(value)) : Option.plain(value);
    }
}
