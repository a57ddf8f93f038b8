package dev.inkling.nnlib.train;

import dev.inkling.nnlib.spec.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What a net can be trained on, and what a net for it must take and give. */
public enum Task {
    XOR("xor", Kind.PLANE, "Exclusive or: four points that no single line divides."),
    AND("and", Kind.PLANE, "And: four points that one line divides."),
    OR("or", Kind.PLANE, "Or: four points that one line divides."),
    CIRCLES("circles", Kind.PLANE, "A ring of points around a disc."),
    MOONS("moons", Kind.PLANE, "Two crescents that reach into each other."),
    SPIRALS("spirals", Kind.PLANE, "Two spirals wound around each other."),
    CLUSTERS("clusters", Kind.PLANE, "Two clouds of points."),
    DIGITS("digits", Kind.DIGITS, "Digits drawn by a generator with many hands; needs no download."),
    MNIST("mnist", Kind.DIGITS, "70,000 scanned handwritten digits, the classic."),
    MY_DIGITS("my-digits", Kind.DIGITS, "The digits that you drew and labelled."),
    FOLDER("folder", Kind.OWN, "A folder of pictures, one folder a class."),
    CSV("csv", Kind.OWN, "A table of numbers, the class in its last column.");

    /** What the tasks have in common as far as a net and a screen care. */
    public enum Kind {
        /** Two numbers in, one probability out; can be drawn as a decision boundary. */
        PLANE,
        /** A 28x28 picture in, ten classes out. */
        DIGITS,
        /** The user's own data decides. */
        OWN
    }

    private final String key;
    private final Kind kind;
    private final String help;

    Task(String key, Kind kind, String help) {
        this.key = key;
        this.kind = kind;
        this.help = help;
    }

    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** One sentence in English about the data. */
    public String help() {
        return help;
    }

    /** Numbers that one sample has; 0 where the user's data decides. */
    public int inputs() {
        return kind == Kind.PLANE ? 2 : kind == Kind.DIGITS ? 784 : 0;
    }

    /** Numbers that the net gives for one sample; 0 where the user's data decides. */
    public int outputs() {
        return kind == Kind.PLANE ? 1 : kind == Kind.DIGITS ? 10 : 0;
    }

    /** True for the four points of a truth table, where every error can be trained away. */
    public boolean isTruthTable() {
        return this == XOR || this == AND || this == OR;
    }

    /** The task of that key; the error names the nearest one. */
    public static Task of(String key) {
        String word = key.toLowerCase(Locale.ROOT).replace('_', '-');
        for (Task task : values()) {
            if (task.key.equals(word)) {
                return task;
            }
        }
        throw new InvalidSetting("task", "\"" + key + "\" is no task" + Nearest.hint(word, keys()));
    }

    /** All keys in order. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Task task : values()) {
            keys.add(task.key);
        }
        return Collections.unmodifiableList(keys);
    }
}
