package dev.inkling.nnlib.run;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.loss.LossType;
import dev.inkling.nnlib.loss.Losses;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.nn.Init;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.Layers;
import dev.inkling.nnlib.optim.OptimizerType;
import dev.inkling.nnlib.optim.Optimizers;
import dev.inkling.nnlib.optim.ScheduleType;
import dev.inkling.nnlib.optim.Schedules;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.spec.Part;
import dev.inkling.nnlib.spec.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A training run as data: a value for each row of {@link Settings}.
 *
 * <p>Immutable. {@link #toString()} is the short text that people share ("task=xor model=2-8-1 epochs=3000", only what
 * differs from the defaults) and {@link #toJson()} the complete form that files keep; both parse back to an equal spec.
 */
public final class RunSpec implements Values {
    /** The version of the JSON form; a file with a larger one is refused by name. */
    public static final int VERSION = 1;

    private static final String FORMAT = "inkling-run";
    private static final Pattern SIZES = Pattern.compile("\\d{1,7}(-\\d{1,7})+");
    private static final Pattern WORD = Pattern.compile("\\s*([A-Za-z0-9_-]+)=(\\{.*\\}|\"[^\"]*\"|\\S*)\\s*");

    /** What was chosen, by key; a setting that is missing stands at its default in this run. */
    private final Map<String, String> values;

    private RunSpec(Map<String, String> values) {
        this.values = values;
    }

    /** Every setting at its default: XOR by 2-8-1. */
    public static RunSpec defaults() {
        return new RunSpec(Collections.emptyMap());
    }

    /** A copy with one setting changed; the value is checked against the setting's kind and range. */
    public RunSpec with(Option setting, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        try {
            changed.put(setting.key(), setting.canonical(value));
        } catch (InvalidSetting wrong) {
            throw wrong;
        } catch (IllegalArgumentException wrong) {
            throw new InvalidSetting(setting.key(), wrong.getMessage());
        }
        return new RunSpec(changed);
    }

    /** As {@link #with(Option, String)}; an unknown key is an error with the nearest name. */
    public RunSpec with(String key, String value) {
        return with(Settings.of(key), value);
    }

    public RunSpec with(String key, double value) {
        return with(Settings.of(key), Option.plain(value));
    }

    public RunSpec with(String key, boolean value) {
        return with(Settings.of(key), Boolean.toString(value));
    }

    /** The value in its text form. */
    public String text(Option setting) {
        String chosen = values.get(setting.key());
        return chosen == null ? setting.standard(this) : chosen;
    }

    @Override
    public String text(String key) {
        return text(Settings.of(key));
    }

    public double number(Option setting) {
        return Double.parseDouble(text(setting));
    }

    public double number(String key) {
        return number(Settings.of(key));
    }

    /** A whole number that fits an int; every setting of that kind but the seed does. */
    public int whole(Option setting) {
        return Math.toIntExact(Long.parseLong(text(setting)));
    }

    public int whole(String key) {
        return whole(Settings.of(key));
    }

    public boolean on(Option setting) {
        return Boolean.parseBoolean(text(setting));
    }

    public boolean on(String key) {
        return on(Settings.of(key));
    }

    public Task task() {
        return Tasks.ALL.get(text(Settings.TASK));
    }

    public long seed() {
        return Long.parseLong(text(Settings.SEED));
    }

    public double learningRate() {
        return number(Settings.LR);
    }

    public int epochs() {
        return whole(Settings.EPOCHS);
    }

    /**
     * Whether the net starts with the weights of a model that exists, which whoever trains it loads, instead of with
     * random ones.
     */
    public boolean startsFromModel() {
        return Settings.FROM.appliesTo(this) && text(Settings.FROM).equals("model");
    }

    /**
     * Whether the net is given as sizes of layers, so that activation, dropout and batch norm are settings of the run.
     */
    public boolean isLayered() {
        return SIZES.matcher(text(Settings.MODEL_TEXT)).matches();
    }

    /** The sizes of a layered net from input to output; null where the net is given otherwise. */
    public int[] sizes() {
        if (!isLayered()) {
            return null;
        }
        String[] parts = text(Settings.MODEL_TEXT).split("-");
        int[] sizes = new int[parts.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Integer.parseInt(parts[i]);
        }
        return sizes;
    }

    /** The bend behind each hidden layer. */
    public LayerType activation() {
        return Layers.ALL.get(text(Settings.ACTIVATION));
    }

    /** What is made small. */
    public LossType loss() {
        return Losses.ALL.get(text(Settings.LOSS_NAME));
    }

    /** How gradients become steps. */
    public OptimizerType optimizer() {
        return Optimizers.ALL.get(text(Settings.OPTIMIZER_NAME));
    }

    /** How the rate changes. */
    public ScheduleType schedule() {
        return Schedules.ALL.get(text(Settings.SCHEDULE_NAME));
    }

    /** How the first weights are drawn. */
    public Init init() {
        return Init.ALL.get(text(Settings.INIT));
    }

    /** What the net is measured by at the end. */
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(task().metrics());
        for (String word : text(Settings.METRICS).split(",")) {
            if (!word.isEmpty() && !metrics.contains(Metric.ALL.get(word))) {
                metrics.add(Metric.ALL.get(word));
            }
        }
        return metrics;
    }

    /** The options of one of these parts as this run sets them. */
    public Options options(Part part) {
        return Settings.of(this, part);
    }

    /** Why this run could not work, most important first; empty where it can start. */
    public List<Problem> problems() {
        return Problems.of(this);
    }

    /** The keys whose values differ from the other spec's, in the table's order. */
    public List<String> differences(RunSpec other) {
        List<String> keys = new ArrayList<>();
        for (Option setting : Settings.all()) {
            if (!text(setting).equals(other.text(setting))) {
                keys.add(setting.key());
            }
        }
        return keys;
    }

    /** The short text: what differs from the defaults, as key=value. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("task=").append(text(Settings.TASK));
        for (Option setting : Settings.all()) {
            String value = text(setting);
            if (setting != Settings.TASK && !value.equals(setting.standard(this))) {
                boolean spaced = value.indexOf(' ') >= 0 && !value.startsWith("{");
                out.append(' ').append(setting.key()).append('=').append(spaced ? '"' + value + '"' : value);
            }
        }
        return out.toString();
    }

    /** Reads the short text over the defaults. */
    public static RunSpec parse(String text) {
        return defaults().apply(text);
    }

    /** A copy with the settings of the short text changed. */
    public RunSpec apply(String text) {
        RunSpec spec = this;
        Matcher matcher = WORD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                throw new InvalidSetting(
                        "", "\"" + text.substring(at).trim() + "\" is no setting: write key=value, such as epochs=20.");
            }
            String value = matcher.group(2);
            boolean quoted = value.length() > 1 && value.startsWith("\"");
            spec = spec.with(matcher.group(1), quoted ? value.substring(1, value.length() - 1) : value);
            at = matcher.end();
        }
        return spec;
    }

    /** All settings as JSON values: numbers as numbers, switches as booleans, a described model as an object. */
    public JsonObject toJson() {
        JsonObject settings = new JsonObject();
        for (Option setting : Settings.all()) {
            settings.put(setting.key(), json(setting, text(setting)));
        }
        return new JsonObject()
                .put("format", FORMAT)
                .put("version", (long) VERSION)
                .put("settings", settings.fields());
    }

    private static Object json(Option setting, String value) {
        switch (setting.kind()) {
            case WHOLE:
                return Long.parseLong(value);
            case NUMBER:
                return Double.parseDouble(value);
            case FLAG:
                return Boolean.parseBoolean(value);
            default:
                return value.startsWith("{") ? Json.parse(value) : value;
        }
    }

    /** Reads what {@link #toJson()} wrote; settings that it lacks take their defaults. */
    public static RunSpec fromJson(Object json) {
        JsonObject object = JsonObject.of(json, "the run");
        if (!FORMAT.equals(object.get("format"))) {
            throw new JsonException("This is no description of a run: its field format is not \"" + FORMAT + "\".");
        }
        if (object.whole("version") > VERSION) {
            throw new JsonException("The run was described by a newer Inkling (version " + object.whole("version")
                    + ", this one reads up to " + VERSION + "): update to open it.");
        }
        RunSpec spec = defaults();
        for (Map.Entry<String, Object> entry :
                object.object("settings").fields().entrySet()) {
            Object value = entry.getValue();
            String text = value instanceof Double real
                    ? Option.plain(real)
                    : value instanceof Map ? Json.print(value) : String.valueOf(value);
            spec = spec.with(entry.getKey(), text);
        }
        return spec.withoutDefaults();
    }

    /** The same run; what stands at its default counts as not chosen, and so follows a change of the optimizer. */
    private RunSpec withoutDefaults() {
        Map<String, String> chosen = new LinkedHashMap<>(values);
        chosen.entrySet().removeIf(entry -> entry.getValue()
                .equals(Settings.of(entry.getKey()).standard(this)));
        return new RunSpec(chosen);
    }

    /** The values by key, in the table's order. */
    public Map<String, String> values() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Option setting : Settings.all()) {
            all.put(setting.key(), text(setting));
        }
        return Collections.unmodifiableMap(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunSpec spec && values().equals(spec.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }
}
