package dev.inkling.nnlib.spec;

import java.util.Collections;
import java.util.List;

/**
 * Something that a run is put together from and that is chosen by its word: a task, a layer, a loss, an optimizer, a
 * schedule, an initializer, a metric. It says all that others need to know of it, so that none of them asks for a word.
 */
public abstract class Part {
    private final String word;
    private final String help;
    private final Options options;

    /**
     * A part of that word.
     *
     * @param word as it stands in files: lower case, pieces joined by a hyphen
     * @param help one plain sentence in English about what it does
     * @param table its options with their defaults
     */
    protected Part(String word, String help, Option... table) {
        this.word = word;
        this.help = help;
        this.options = Options.of(word, table);
    }

    /** The word, as it stands in files. */
    public final String word() {
        return word;
    }

    /** One plain sentence in English about what it does. */
    public final String help() {
        return help;
    }

    /** Its options with their defaults, with nothing given yet. */
    public final Options options() {
        return options;
    }

    /** Other words that are read as this one. */
    public List<String> otherWords() {
        return Collections.emptyList();
    }

    @Override
    public final String toString() {
        return word;
    }
}
