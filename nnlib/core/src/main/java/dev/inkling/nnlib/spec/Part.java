package dev.inkling.nnlib.spec;

import java.util.Collections;
import java.util.List;

/**
 * Something that a run is put together from and that is chosen by its word: a layer, a loss, an optimizer, a schedule,
 * an initializer. It says all that others need to know of it, so that none of them asks for a word.
 */
public interface Part extends Named {
    /** One plain sentence in English about what it does. */
    String help();

    /** Its options with their defaults. */
    Options options();

    /** Other words that are read as this one. */
    default List<String> otherWords() {
        return Collections.emptyList();
    }
}
