package dev.inkling.app.recognizer;

/** A model that cannot be read, and why; the screens have a sentence for each reason. */
public final class UnreadableModelException extends Exception {
    /** Why a model cannot be read. */
    public enum Reason {
        /** It is no longer there. */
        GONE,
        /** Its file is cut short, changed, or no model at all. */
        DAMAGED,
        /** It is a model, but not one that reads a picture of 28 by 28 as one of ten digits. */
        NOT_FOR_DIGITS,
        /** What it should run on is not to be had. */
        NO_BACKEND
    }

    private final Reason reason;

    public UnreadableModelException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
