package dev.inkling.nnlib.io;

/** Says in a sentence what is wrong with a JSON text or with a value in it, and where. */
public final class JsonException extends IllegalArgumentException {
    public JsonException(String message) {
        super(message);
    }
}
