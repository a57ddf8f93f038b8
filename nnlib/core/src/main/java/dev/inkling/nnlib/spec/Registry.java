package dev.inkling.nnlib.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of one kind (layers, losses ...) by their words, in the order in which lists show them. One of your own is
 * {@link #add}ed before it is named; then files, runs and the command know it.
 *
 * @param <T> the kind
 */
public final class Registry<T extends Part> {
    private final String what;
    private final Map<String, T> byWord = new LinkedHashMap<>();
    private final Map<String, T> byOtherWord = new LinkedHashMap<>();

    /** A registry of {@code parts}; {@code what} names the kind in errors: "layer". */
    @SafeVarargs
    public Registry(String what, T... parts) {
        this.what = what;
        for (T part : parts) {
            add(part);
        }
    }

    /** Adds one more; a word that is taken already is refused. */
    public synchronized void add(T part) {
        free(part.word());
        part.otherWords().forEach(this::free);
        byWord.put(part.word(), part);
        part.otherWords().forEach(word -> byOtherWord.put(word, part));
    }

    private void free(String word) {
        if (has(word)) {
            throw new IllegalArgumentException("There is a " + what + " called \"" + word + "\" already.");
        }
    }

    /** The one of that word; an unknown word is refused with a sentence that lists those there are. */
    public synchronized T get(String word) {
        T found = byWord.getOrDefault(word, byOtherWord.get(word));
        if (found == null) {
            throw new IllegalArgumentException(
                    "There is no " + what + " called \"" + word + "\"" + Nearest.hint(word, byWord.keySet()));
        }
        return found;
    }

    /** True if there is one of that word. */
    public synchronized boolean has(String word) {
        return byWord.containsKey(word) || byOtherWord.containsKey(word);
    }

    /** The word that stands in files for that one: its own, where another was written. */
    public synchronized String own(String word) {
        T other = byOtherWord.get(word);
        return other == null ? word : other.word();
    }

    /** How many there are. */
    public synchronized int size() {
        return byWord.size();
    }

    /** All of them, in the order added. */
    public synchronized List<T> all() {
        return Collections.unmodifiableList(new ArrayList<>(byWord.values()));
    }

    /** All the words, in the order added. */
    public synchronized List<String> words() {
        return Collections.unmodifiableList(new ArrayList<>(byWord.keySet()));
    }
}
