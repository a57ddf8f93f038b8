package dev.inkling.nnlib.train;

import dev.inkling.nnlib.spec.Nearest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * One row of the table of settings: its key, its kind and range, its default, and its words in English.
 *
 * <p>The key is the same everywhere: a command-line option, a field of the JSON, a word of the shared text, and the name
 * under which an app looks up its translation.
 */
public final class Setting {
    /** What a value of a setting may be. */
    public enum Kind {
        /** One of a few words. */
        CHOICE,
        /** A whole number within a range. */
        WHOLE,
        /** A number within a range. */
        NUMBER,
        /** True or false. */
        SWITCH,
        /** Free text that another parser reads, such as a model. */
        TEXT,
        /** {@link RateChanges}. */
        RATES
    }

    /** Where a settings screen puts the row. */
    public enum Group {
        DATA,
        MODEL,
        LOSS,
        OPTIMIZER,
        SCHEDULE,
        BATCH,
        START,
        HARDWARE
    }

    private final String key;
    private final Group group;
    private final Kind kind;
    private final String preset;
    private final String title;
    private final String help;
    private List<String> choices = Collections.emptyList();
    private double min = Double.NEGATIVE_INFINITY;
    private double max = Double.POSITIVE_INFINITY;
    private Predicate<RunSpec> when = spec -> true;
    private Predicate<RunSpec> otherwise = spec -> false;
    private String other;

    private Setting(String key, Group group, Kind kind, String preset, String title, String help) {
        this.key = key;
        this.group = group;
        this.kind = kind;
        this.preset = preset;
        this.title = title;
        this.help = help;
    }

    static Setting choice(String key, Group group, String title, String help, String preset, String... choices) {
        Setting setting = new Setting(key, group, Kind.CHOICE, preset, title, help);
        setting.choices = Collections.unmodifiableList(Arrays.asList(choices));
        return setting;
    }

    static Setting whole(String key, Group group, String title, String help, long preset, double min, double max) {
        Setting setting = new Setting(key, group, Kind.WHOLE, Long.toString(preset), title, help);
        setting.min = min;
        setting.max = max;
        return setting;
    }

    static Setting number(String key, Group group, String title, String help, double preset, double min, double max) {
        Setting setting = new Setting(key, group, Kind.NUMBER, plain(preset), title, help);
        setting.min = min;
        setting.max = max;
        return setting;
    }

    static Setting flag(String key, Group group, String title, String help) {
        return new Setting(key, group, Kind.SWITCH, "false", title, help);
    }

    static Setting text(String key, Group group, String title, String help, String preset) {
        return new Setting(key, group, Kind.TEXT, preset, title, help);
    }

    static Setting rates(String key, Group group, String title, String help) {
        return new Setting(key, group, Kind.RATES, "", title, help);
    }

    Setting when(Predicate<RunSpec> applies) {
        when = applies;
        return this;
    }

    /** Another default in runs of a certain kind. */
    Setting defaultsTo(double value, Predicate<RunSpec> where) {
        return defaultsTo(plain(value), where);
    }

    /** As {@link #defaultsTo(double, Predicate)}, of a word. */
    Setting defaultsTo(String value, Predicate<RunSpec> where) {
        other = value;
        otherwise = where;
        return this;
    }

    public String key() {
        return key;
    }

    public Group group() {
        return group;
    }

    public Kind kind() {
        return kind;
    }

    /** The default, in the text form that {@link RunSpec#text(Setting)} gives. */
    public String preset() {
        return preset;
    }

    /** The default in that run: weight decay, for example, begins with 0.01 under AdamW. */
    public String preset(RunSpec spec) {
        return otherwise.test(spec) ? other : preset;
    }

    /** A few words that name the setting, in English. */
    public String title() {
        return title;
    }

    /** One plain sentence about what the setting does, in English. */
    public String help() {
        return help;
    }

    /** The allowed words; empty unless the kind is {@link Kind#CHOICE}. */
    public List<String> choices() {
        return choices;
    }

    /** Smallest allowed number. */
    public double min() {
        return min;
    }

    /** Largest allowed number. */
    public double max() {
        return max;
    }

    /** Whether the setting does anything in this run: momentum, for example, does nothing under Adam. */
    public boolean appliesTo(RunSpec spec) {
        return when.test(spec);
    }

    /** The value in its one text form, or an {@link InvalidSetting} whose message says what is wrong and what may stand here. */
    public String canonical(String text) {
        String value = text.trim();
        switch (kind) {
            case CHOICE:
                String word = value.toLowerCase(Locale.ROOT).replace('_', '-');
                if (!choices.contains(word)) {
                    throw wrong("\"" + value + "\" is no " + key + Nearest.hint(word, choices));
                }
                return word;
            case WHOLE:
            case NUMBER:
                return canonicalNumber(value);
            case SWITCH:
                if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
                    return value.toLowerCase(Locale.ROOT);
                }
                throw wrong(key + " is \"" + value + "\": write true or false.");
            case RATES:
                return RateChanges.parse(value).toString();
            default:
                if (value.isEmpty()) {
                    throw wrong(key + " is empty: write, for example, " + preset + ".");
                }
                return value;
        }
    }

    private String canonicalNumber(String value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.replace("_", ""));
        } catch (NumberFormatException e) {
            throw wrong(key + " is \"" + value + "\", which is not a number: write one " + range() + ".");
        }
        double real = number.doubleValue();
        boolean fraction = kind == Kind.WHOLE && number.stripTrailingZeros().scale() > 0;
        if (fraction || real < min || real > max) {
            String what = kind == Kind.WHOLE ? "a whole number " : "a number ";
            throw wrong(key + " is " + value + ": write " + what + range() + ".");
        }
        return kind == Kind.WHOLE ? Long.toString(number.longValue()) : plain(real);
    }

    /** The range in words, such as "from 0 to 0.9". */
    public String range() {
        return "from " + plain(min) + " to " + plain(max);
    }

    private InvalidSetting wrong(String message) {
        return new InvalidSetting(key, message);
    }

    /** A number as people write it: 0.0001 and not 1.0E-4. */
    static String plain(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.toString(value);
        }
        BigDecimal number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }

    @Override
    public String toString() {
        return key;
    }
}
