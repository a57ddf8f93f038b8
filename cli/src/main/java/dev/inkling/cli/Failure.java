package dev.inkling.cli;

/** Something the user can act on went wrong: its message is one sentence, and the command ends with exit code 1. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String sentence) {
        super(sentence);
    }

    public Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
