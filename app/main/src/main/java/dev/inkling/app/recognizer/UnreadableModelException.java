package dev.inkling.app.recognizer;

/** A model that cannot be read; the message is one sentence that says what is wrong and what to do. */
public final class UnreadableModelException extends Exception {
    public UnreadableModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
