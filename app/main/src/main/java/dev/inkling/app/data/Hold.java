package dev.inkling.app.data;

/** Why the phone itself lets work wait. */
public enum Hold {
    NONE,
    HOT,
    LOW_BATTERY,
    /** The person has switched the battery saver on. */
    SAVER,
    /** It waits for a charger. */
    NOT_CHARGING,
    /** It waits for a connection, or for one that costs nothing. */
    NETWORK,
    /** Android did not let work start while the app was in the background. */
    BACKGROUND,
    /** It has kept the phone awake long enough for now. */
    AWAKE_LONG
}
