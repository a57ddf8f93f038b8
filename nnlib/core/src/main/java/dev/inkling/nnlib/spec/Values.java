package dev.inkling.nnlib.spec;

/**
 * Values by the keys of their options: what an {@link Option} asks to know whether it applies and what its default is.
 */
public interface Values {
    /** The value of that key in its text form. */
    String text(String key);
}
