package dev.inkling.android.maven;

/** What a person gave as a property or, where others must not read it, in the environment. */
final class Given {
    private Given() {}

    /** The property if it is set, else the variable; empty if neither is. */
    static String by(String property, String variable) {
        String value = property != null ? property : System.getenv(variable);
        return value == null ? "" : value;
    }
}
