package dev.inkling.nnlib.spec;

/** Something that a file, an option of the command or a settings screen calls by a short word. */
public interface Named {
    /** The word, as it stands in files: lower case, parts joined by a hyphen. */
    String word();
}
