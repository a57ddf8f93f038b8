package dev.inkling.app.data;

/** Why the phone itself pauses training. */
public enum Hold {
    NONE,
    HOT,
    LOW_BATTERY,
    /** Android did not let training start while the app was in the background. */
    BACKGROUND
}
