package dev.inkling.nnlib.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One thing that can be set: its name, what values it takes, its default, and its words in English. A layer, a loss, an
 * optimizer and a whole run have tables of these; files, the command's options and a settings screen come from them.
 *
 * <p>Immutable. An option without words can be set in code and in files, and no run offers it.
 */
public final class Option {
    /** The sorts of value that an option may hold. */
    public enum Kind {
        /** A whole number. */
        WHOLE,
        /** Any real number. */
        NUMBER,
        /** True or false. */
        FLAG,
        /** One of a few words. */
        WORD,
        /** Free text that another parser reads, such as a model. */
        TEXT
    }

    private final String name;
    private final Kind kind;
    private final Object standard;
    private double min = Double.NEGATIVE_INFINITY;
    private double max = Double.POSITIVE_INFINITY;
    private boolean minOut;
    private boolean maxOut;
    private Supplier<List<String>> words = Collections::emptyList;
    private UnaryOperator<String> reader = UnaryOperator.identity();
    private boolean wide;
    private String key;
    private String title;
    private String help;
    /**
     * The copy that was told its words; null if none was. Copied by reference, so that an app which has its own drops
     * them.
     */
    private Option said;

    private boolean logarithmic;
    private Predicate<Values> when = values -> true;
    private Function<Values, Object> otherwise = values -> null;

    private Option(String name, Kind kind, Object standard) {
        this.name = name;
        this.kind = kind;
        this.standard = standard;
        this.key = name.replace('_', '-');
    }

    private Option copy() {
        Option copy = new Option(name, kind, standard);
        copy.min = min;
        copy.max = max;
        copy.minOut = minOut;
        copy.maxOut = maxOut;
        copy.words = words;
        copy.reader = reader;
        copy.wide = wide;
        copy.key = key;
        copy.said = said;
        copy.logarithmic = logarithmic;
        copy.when = when;
        copy.otherwise = otherwise;
        return copy;
    }

    private Option range(double low, boolean lowOut, double high, boolean highOut) {
        Option copy = copy();
        copy.min = low;
        copy.max = high;
        copy.minOut = lowOut;
        copy.maxOut = highOut;
        return copy;
    }

    /** A whole number of at least {@code low}; {@code standard} null if it must be given. */
    public static Option whole(String name, Integer standard, int low) {
        return new Option(name, Kind.WHOLE, standard).range(low, false, Double.POSITIVE_INFINITY, false);
    }

    /** A whole number within a range that may be larger than an int's. */
    public static Option whole(String name, long standard, double low, double high) {
        boolean small = standard == (int) standard;
        Option option = new Option(name, Kind.WHOLE, small ? (Object) (int) standard : (Object) standard);
        option.wide = true;
        return option.range(low, false, high, false);
    }

    /** Any real number; {@code standard} null if it must be given. */
    public static Option number(String name, Double standard) {
        return new Option(name, Kind.NUMBER, standard);
    }

    /** A real number within a range; {@code standard} null if it must be given. */
    public static Option number(String name, Double standard, double low, double high) {
        return number(name, standard).range(low, false, high, false);
    }

    /** A real number above zero; {@code standard} null if it must be given. */
    public static Option positive(String name, Double standard) {
        return number(name, standard).range(0, true, Double.POSITIVE_INFINITY, false);
    }

    /** A real number of zero or more; {@code standard} null if it must be given. */
    public static Option atLeastZero(String name, Double standard) {
        return number(name, standard).range(0, false, Double.POSITIVE_INFINITY, false);
    }

    /** A real number from 0 to 1, the 1 itself only if {@code one}; {@code standard} null if it must be given. */
    public static Option fraction(String name, Double standard, boolean one) {
        return number(name, standard).range(0, false, 1, !one);
    }

    /** Without the least number itself. */
    public Option aboveLeast() {
        return range(min, true, max, maxOut);
    }

    /** True or false. */
    public static Option flag(String name, boolean standard) {
        return new Option(name, Kind.FLAG, standard);
    }

    /** One of {@code words}, of which the first is the default. */
    public static Option word(String name, String... words) {
        List<String> all = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(words)));
        return word(name, words[0], () -> all);
    }

    /** One of some words that are asked for each time, so that what is registered later is among them. */
    public static Option word(String name, String standard, Supplier<List<String>> words) {
        Option option = new Option(name, Kind.WORD, standard);
        option.words = words;
        return option;
    }

    /** One of the parts that are registered; other words for them are taken too. */
    public static Option part(String name, Part standard, Registry<?> parts) {
        Option option = word(name, standard.word(), parts::words);
        option.reader = parts::own;
        return option;
    }

    /** Only those words of it. */
    public Option among(Supplier<List<String>> some) {
        Option copy = copy();
        copy.words = some;
        return copy;
    }

    /** Free text; {@code reader} gives its one form, or says in a sentence what is wrong with it. */
    public static Option text(String name, String standard, UnaryOperator<String> reader) {
        Option option = new Option(name, Kind.TEXT, standard);
        option.reader = reader;
        return option;
    }

    /** With a few words that name it and a plain sentence about what it does: a run offers it. */
    public Option say(String name, String sentence) {
        Option copy = copy();
        copy.title = name;
        copy.help = sentence;
        copy.said = copy;
        return copy;
    }

    /** With another key in a run: its name would be that of something else there, or several parts share it. */
    public Option key(String word) {
        Option copy = copy();
        copy.key = word;
        return copy;
    }

    /** Values that differ by a factor are as far apart as others that differ by it. */
    public Option logarithmic() {
        Option copy = copy();
        copy.logarithmic = true;
        return copy;
    }

    /** Does something only where that holds. */
    public Option when(Predicate<Values> applies) {
        Option copy = copy();
        copy.when = applies;
        return copy;
    }

    /** Has another default where {@code other} gives one and not null. */
    public Option otherwise(Function<Values, Object> other) {
        Option copy = copy();
        copy.otherwise = other;
        return copy;
    }

    /** As in files, and where PyTorch has the option, PyTorch's own name. */
    public String name() {
        return name;
    }

    /** What a run calls it: an option of the command, a field of the JSON, what an app looks up its translation by. */
    public String key() {
        return key;
    }

    /** What sort of value it holds. */
    public Kind kind() {
        return kind;
    }

    /** The default, or null where a value must be given. */
    public Object standard() {
        return standard;
    }

    /** The default among those values, in its text form: weight decay, for example, begins with 0.01 under AdamW. */
    public String standard(Values values) {
        Object other = otherwise.apply(values);
        return text(other == null ? standard : other);
    }

    /** A few words that name it, in English; empty where only files and code set it. */
    public String title() {
        return said == null ? "" : said.title;
    }

    /** One plain sentence about what it does, in English; empty where only files and code set it. */
    public String help() {
        return said == null ? "" : said.help;
    }

    /** Whether a run offers it; otherwise only files and code set it. */
    public boolean isOffered() {
        return said != null;
    }

    /** The allowed words; empty unless the kind is {@link Kind#WORD}. */
    public List<String> words() {
        return words.get();
    }

    /** The least number, itself allowed or not. */
    public double min() {
        return min;
    }

    /** The greatest number, itself allowed or not. */
    public double max() {
        return max;
    }

    /** Whether a slider for it should move by factors. */
    public boolean isLogarithmic() {
        return logarithmic;
    }

    /** Whether it does anything among those values: momentum, for example, does nothing under Adam. */
    public boolean appliesTo(Values values) {
        return when.test(values);
    }

    /** The value as this option keeps it (Integer, Long, Double, Boolean or String), or null if it is not one. */
    Object read(Object value) {
        switch (kind) {
            case FLAG:
                return value instanceof Boolean ? value : null;
            case WORD:
                return value instanceof String && words().contains(value) ? value : null;
            case TEXT:
                return value instanceof String text ? reader.apply(text) : null;
            default:
                return readNumber(value);
        }
    }

    private Object readNumber(Object value) {
        if (!(value instanceof Number number)) {
            return null;
        }
        double d = number.doubleValue();
        if (!accepts(d)) {
            return null;
        }
        return kind == Kind.NUMBER ? (Object) d : d == (int) d ? (Object) (int) d : (Object) (long) d;
    }

    /** True if this option takes that number; a flag takes 0 and 1. */
    public boolean accepts(double value) {
        if (kind == Kind.FLAG) {
            return value == 0 || value == 1;
        }
        boolean isNumber = kind == Kind.NUMBER || kind == Kind.WHOLE && value == Math.rint(value);
        boolean fits = kind != Kind.WHOLE || wide || value == (int) value;
        return isNumber && fits && !Double.isNaN(value) && !Double.isInfinite(value) && holds(value);
    }

    private boolean holds(double value) {
        return (minOut ? value > min : value >= min) && (maxOut ? value < max : value <= max);
    }

    /**
     * The value in its one text form; what cannot stand there is refused with a sentence that says what is wrong and
     * what may.
     */
    public String canonical(String text) {
        String value = text.trim();
        switch (kind) {
            case WORD:
                String word = reader.apply(value.toLowerCase(Locale.ROOT).replace('_', '-'));
                if (!words().contains(word)) {
                    throw new IllegalArgumentException("\"" + value + "\" is no " + key + Nearest.hint(word, words()));
                }
                return word;
            case WHOLE:
            case NUMBER:
                return canonicalNumber(value);
            case FLAG:
                if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
                    return value.toLowerCase(Locale.ROOT);
                }
                throw new IllegalArgumentException(key + " is \"" + value + "\": write true or false.");
            default:
                return reader.apply(value);
        }
    }

    private String canonicalNumber(String value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    key + " is \"" + value + "\", which is not a number: write " + asked("one") + ".");
        }
        boolean fraction = kind == Kind.WHOLE && number.stripTrailingZeros().scale() > 0;
        if (fraction || !accepts(number.doubleValue())) {
            throw new IllegalArgumentException(key + " is " + value + ": write "
                    + asked(kind == Kind.WHOLE ? "a whole number" : "a number") + ".");
        }
        return kind == Kind.WHOLE ? Long.toString(number.longValue()) : text(number.doubleValue());
    }

    /** The numbers that it takes, in words: "from 0 to 0.9", "at least 1". */
    public String range() {
        if (Double.isInfinite(min) && Double.isInfinite(max)) {
            return "a finite number";
        }
        if (Double.isInfinite(max)) {
            return (minOut ? "more than " : "at least ") + plain(min);
        }
        if (Double.isInfinite(min)) {
            return (maxOut ? "less than " : "at most ") + plain(max);
        }
        return "from " + plain(min) + (minOut ? " (exclusive)" : "") + " to " + plain(max)
                + (maxOut ? " (exclusive)" : "");
    }

    private String asked(String what) {
        boolean bounded = !Double.isInfinite(min) && !Double.isInfinite(max);
        return what + (bounded ? " " : ", ") + range();
    }

    /** What it takes, for a sentence: "a whole number, at least 1". */
    public String takes() {
        switch (kind) {
            case FLAG:
                return "true or false";
            case WORD:
                return "one of " + String.join(", ", words());
            case WHOLE:
                return "a whole number, " + range();
            case NUMBER:
                return Double.isInfinite(min) && Double.isInfinite(max) ? range() : "a number, " + range();
            default:
                return "text";
        }
    }

    /** The typed value (Integer, Long, Double, Boolean or String) of a text that {@link #canonical} gave. */
    public Object value(String canonical) {
        switch (kind) {
            case WHOLE:
                return readNumber(Long.parseLong(canonical));
            case NUMBER:
                return Double.parseDouble(canonical);
            case FLAG:
                return Boolean.parseBoolean(canonical);
            default:
                return canonical;
        }
    }

    /** A value in its text form. */
    public static String text(Object value) {
        return value instanceof Double number ? plain(number) : String.valueOf(value);
    }

    /** A number as people write it: 0.0001 and not 1.0E-4. */
    public static String plain(double value) {
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
