package dev.inkling.app.data;

/** Which of light and dark the person chose. */
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK
}
