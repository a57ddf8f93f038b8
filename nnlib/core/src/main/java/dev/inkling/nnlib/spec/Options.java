package dev.inkling.nnlib.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The options of one thing (a layer, a loss ...): its table and the values given; immutable, each value checked. */
public final class Options {
    private final String owner;
    private final List<Option> table;
    private final Map<String, Object> given;

    private Options(String owner, List<Option> table, Map<String, Object> given) {
        this.owner = owner;
        this.table = table;
        this.given = given;
    }

    /** A table without values given yet; {@code owner} is the word that errors name. */
    public static Options of(String owner, Option... table) {
        List<Option> rows = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(table)));
        return new Options(owner, rows, Collections.emptyMap());
    }

    /** The word of the thing that these options belong to. */
    public String owner() {
        return owner;
    }

    /** The rows of the table, in the order in which they are shown. */
    public List<Option> table() {
        return table;
    }

    /** The values that differ from the defaults, by name in the table's order. */
    public Map<String, Object> given() {
        return given;
    }

    /** These options with one value set; a wrong name or value is refused with a sentence that says what is taken. */
    public Options with(String name, Object value) {
        Option option = option(name);
        Object read = option.read(value);
        if (read == null) {
            throw new IllegalArgumentException(
                    owner + ": " + name + " is " + text(value) + ", but takes " + option.takes() + ".");
        }
        Map<String, Object> next = new LinkedHashMap<>();
        for (Option row : table) {
            Object v = row.name().equals(name) ? read : given.get(row.name());
            if (v != null && !v.equals(row.standard())) {
                next.put(row.name(), v);
            }
        }
        return new Options(owner, table, Collections.unmodifiableMap(next));
    }

    /** These options with all of {@code values} set. */
    public Options with(Map<String, ?> values) {
        Options result = this;
        for (Map.Entry<String, ?> e : values.entrySet()) {
            result = result.with(e.getKey(), e.getValue());
        }
        return result;
    }

    /** This very object if no value that must be given is missing; otherwise a sentence names it. */
    public Options complete() {
        for (Option row : table) {
            if (row.standard() == null && !given.containsKey(row.name())) {
                throw new IllegalArgumentException(
                        owner + ": " + row.name() + " is missing; give " + row.takes() + ".");
            }
        }
        return this;
    }

    /** The value of a real-valued option. */
    public double number(String name) {
        return ((Number) value(name)).doubleValue();
    }

    /** The value of a whole-numbered option. */
    public int whole(String name) {
        return (Integer) value(name);
    }

    /** The value of a true-or-false option. */
    public boolean flag(String name) {
        return (Boolean) value(name);
    }

    /** The value of an option that is one of a few words. */
    public String word(String name) {
        return (String) value(name);
    }

    /** The value of any option: given, or the default. */
    public Object value(String name) {
        Option option = option(name);
        Object value = given.getOrDefault(name, option.standard());
        return Objects.requireNonNull(value, owner + ": " + name + " is missing; give " + option.takes() + ".");
    }

    /** The row of that name. */
    public Option option(String name) {
        List<String> names = new ArrayList<>();
        for (Option row : table) {
            if (row.name().equals(name)) {
                return row;
            }
            names.add(row.name());
        }
        throw new IllegalArgumentException(owner + " has no option \"" + name + "\""
                + (names.isEmpty() ? "; it has none." : Nearest.hint(name, names)));
    }

    /** A value as people write it: whole numbers without a point, words in quotes. */
    static String text(Object value) {
        if (value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e9) {
            return String.valueOf(d.longValue());
        }
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Options that && owner.equals(that.owner) && given.equals(that.given);
    }

    @Override
    public int hashCode() {
        return Objects.hash(owner, given);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Object> e : given.entrySet()) {
            text.append(text.length() == 0 ? "" : ", ")
                    .append(e.getKey())
                    .append('=')
                    .append(text(e.getValue()));
        }
        return owner + "(" + text + ")";
    }
}
