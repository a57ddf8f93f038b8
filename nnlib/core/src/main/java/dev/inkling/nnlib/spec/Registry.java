package dev.inkling.nnlib.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The things of one kind (layers, losses ...) by their words, in the order in which lists show them.
 *
 * @param <T> the kind
 */
public final class Registry<T extends Named> {
    private final String what;
    private final Map<String, T> byWord = new LinkedHashMap<>();

    /** A registry of {@code things}; {@code what} names the kind in errors: "layer". */
    @SafeVarargs
    public Registry(String what, T... things) {
        this.what = what;
        for (T thing : things) {
            add(thing);
        }
    }

    /** Adds one more; a word that is taken already is refused. */
    public synchronized void add(T thing) {
        if (byWord.containsKey(thing.word())) {
            throw new IllegalArgumentException("There is a " + what + " called \"" + thing.word() + "\" already.");
        }
        byWord.put(thing.word(), thing);
    }

    /** The one of that word; an unknown word is refused with a sentence that lists those there are. */
    public synchronized T get(String word) {
        T found = byWord.get(word);
        if (found == null) {
            throw new IllegalArgumentException(
                    "There is no " + what + " called \"" + word + "\"" + Nearest.hint(word, byWord.keySet()));
        }
        return found;
    }

    /** True if there is one of that word. */
    public synchronized boolean has(String word) {
        return byWord.containsKey(word);
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
