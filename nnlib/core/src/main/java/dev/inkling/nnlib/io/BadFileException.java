package dev.inkling.nnlib.io;

import java.io.IOException;

/** Says in a sentence why the bytes of a file are not believed, with a reason that a program can act on. */
public final class BadFileException extends IOException {
    /** What is wrong with the bytes. */
    public enum Reason {
        /** Another kind of file altogether. */
        NOT_OURS,
        /** Numbers without a word about the net that they belong to. */
        NOT_DESCRIBED,
        /** Written by a newer version of this program. */
        NEWER,
        /** The end is missing: the copy or the download stopped early. */
        CUT,
        /** The bytes contradict themselves or their checksum. */
        DAMAGED
    }

    private final Reason reason;

    public BadFileException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
