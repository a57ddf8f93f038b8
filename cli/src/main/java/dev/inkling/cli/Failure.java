package dev.inkling.cli;

/** Something the user can act on went wrong: its message is one sentence, and the command ends with its exit code. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    public Failure(String sentence) {
        this(sentence, null);
    }

    public Failure(String sentence, Throwable cause) {
        this(sentence, cause, Problems.FAILURE);
    }

    private Failure(String sentence, Throwable cause, int code) {
        super(sentence, cause);
        this.code = code;
    }

    /** The user stopped it. */
    static Failure stopped(String sentence) {
        return new Failure(sentence, null, Problems.STOPPED);
    }

    int code() {
        return code;
    }
}
