package dev.inkling.nnlib.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One row of an options table: a name, its kind, its default, and what values it takes.
 *
 * @param name as in files, and where PyTorch has the option, PyTorch's own name
 * @param kind what sort of value it holds
 * @param standard the default, or null where a value must be given
 * @param range the values allowed, in words and as a test
 */
public record Option(String name, Kind kind, Object standard, Range range) {

    /** The sorts of value that an option may hold. */
    public enum Kind {
        /** A whole number. */
        WHOLE,
        /** Any real number. */
        NUMBER,
        /** True or false. */
        FLAG,
        /** One of a few words. */
        WORD
    }

    /**
     * The values that an option allows.
     *
     * @param low the least value
     * @param high the greatest value
     * @param lowOut true if the least value itself is not allowed
     * @param highOut true if the greatest value itself is not allowed
     * @param words for an option of kind WORD, the words; empty otherwise
     */
    public record Range(double low, double high, boolean lowOut, boolean highOut, List<String> words) {
        boolean holds(double value) {
            return (lowOut ? value > low : value >= low) && (highOut ? value < high : value <= high);
        }

        @Override
        public String toString() {
            if (!words.isEmpty()) {
                return "one of " + String.join(", ", words);
            }
            if (low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY) {
                return "a finite number";
            }
            if (high == Double.POSITIVE_INFINITY) {
                return (lowOut ? "more than " : "at least ") + Options.text(low);
            }
            if (low == Double.NEGATIVE_INFINITY) {
                return (highOut ? "less than " : "at most ") + Options.text(high);
            }
            return "from " + Options.text(low) + (lowOut ? " (exclusive)" : "") + " to " + Options.text(high)
                    + (highOut ? " (exclusive)" : "");
        }
    }

    private static final List<String> NO_WORDS = Collections.emptyList();
    private static final Range ANY =
            new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false, NO_WORDS);

    /** A whole number of at least {@code low}; {@code standard} null if it must be given. */
    public static Option whole(String name, Integer standard, int low) {
        return new Option(name, Kind.WHOLE, standard, new Range(low, Double.POSITIVE_INFINITY, false, false, NO_WORDS));
    }

    /** Any real number; {@code standard} null if it must be given. */
    public static Option number(String name, Double standard) {
        return new Option(name, Kind.NUMBER, standard, ANY);
    }

    /** A real number above zero; {@code standard} null if it must be given. */
    public static Option positive(String name, Double standard) {
        return new Option(name, Kind.NUMBER, standard, new Range(0, Double.POSITIVE_INFINITY, true, false, NO_WORDS));
    }

    /** A real number of zero or more; {@code standard} null if it must be given. */
    public static Option atLeastZero(String name, Double standard) {
        return new Option(name, Kind.NUMBER, standard, new Range(0, Double.POSITIVE_INFINITY, false, false, NO_WORDS));
    }

    /** A real number from 0 to 1, the 1 itself only if {@code one}; {@code standard} null if it must be given. */
    public static Option fraction(String name, Double standard, boolean one) {
        return new Option(name, Kind.NUMBER, standard, new Range(0, 1, false, !one, NO_WORDS));
    }

    /** True or false. */
    public static Option flag(String name, boolean standard) {
        return new Option(name, Kind.FLAG, standard, ANY);
    }

    /** One of {@code words}, of which the first is the default. */
    public static Option word(String name, String... words) {
        List<String> all = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(words)));
        return new Option(name, Kind.WORD, all.get(0), new Range(0, 0, false, false, all));
    }

    /** The value as this option keeps it (Integer, Double, Boolean or String), or null if it is not one. */
    Object read(Object value) {
        switch (kind) {
            case FLAG:
                return value instanceof Boolean ? value : null;
            case WORD:
                return value instanceof String && range.words().contains(value) ? value : null;
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
        return kind == Kind.NUMBER ? (Object) d : (Object) (int) d;
    }

    /** True if this option takes that number; a flag takes 0 and 1. */
    public boolean accepts(double value) {
        if (kind == Kind.FLAG) {
            return value == 0 || value == 1;
        }
        boolean whole = kind != Kind.WHOLE || value == (int) value;
        return kind != Kind.WORD && whole && !Double.isNaN(value) && !Double.isInfinite(value) && range.holds(value);
    }

    /** What the option takes, for a sentence: "a whole number, at least 1". */
    public String takes() {
        switch (kind) {
            case FLAG:
                return "true or false";
            case WORD:
                return range.toString();
            case WHOLE:
                return "a whole number, " + range;
            default:
                return range.equals(ANY) ? "a finite number" : "a number, " + range;
        }
    }
}
