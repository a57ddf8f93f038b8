package dev.inkling.app.settings;

/** Which of light and dark the person chose. */
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK
}
