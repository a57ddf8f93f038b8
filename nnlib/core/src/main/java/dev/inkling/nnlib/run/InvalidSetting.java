package dev.inkling.nnlib.run;

/** A setting whose value cannot be used; the message is one sentence that says what is wrong and what to write. */
public final class InvalidSetting extends IllegalArgumentException {
    private final String key;

    public InvalidSetting(String key, String message) {
        super(message);
        this.key = key;
    }

    /** The key of the setting, so that a screen or a command can point at it. */
    public String key() {
        return key;
    }
}
