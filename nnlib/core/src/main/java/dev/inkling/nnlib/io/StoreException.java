package dev.inkling.nnlib.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Says in a sentence why a {@link Store} could not do what it was asked, with a reason that a program can act on. */
public final class StoreException extends IOException {
    /** What stands in the way. */
    public enum Reason {
        /** No file of that name. */
        NOT_THERE,
        /** No room left on the disk; freeing some and trying again will do. */
        FULL,
        /** The folder or the disk may not be written, or the file not read. */
        NOT_ALLOWED,
        /** Anything else that the system reports. */
        FAILED
    }

    private final Reason reason;

    public StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Words and a reason for a failure of the system while {@code verb}ing (reading, writing, deleting) a file. */
    public static StoreException of(String verb, String name, Throwable cause) {
        if (cause instanceof StoreException known) {
            return known;
        }
        Reason reason = reasonOf(cause);
        String because =
                switch (reason) {
                    case NOT_THERE -> "it is not there";
                    case FULL -> "the disk is full; free some space and try again";
                    case NOT_ALLOWED ->
                        "this place may not be " + (verb.equals("reading") ? "read" : "written")
                                + "; choose another folder or change its permissions";
                    case FAILED -> "the system reports: " + describe(cause);
                };
        return new StoreException(reason, "Failed " + verb + " " + name + ": " + because + ".", cause);
    }

    private static Reason reasonOf(Throwable cause) {
        if (cause instanceof NoSuchFileException) {
            return Reason.NOT_THERE;
        }
        if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
            return Reason.NOT_ALLOWED;
        }
        // java.io and FileChannel tell these apart only in the system's own words.
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("quota exceeded")
                || words.contains("file too large")) {
            return Reason.FULL;
        }
        if (words.contains("read-only") || words.contains("permission denied") || words.contains("access is denied")) {
            return Reason.NOT_ALLOWED;
        }
        return cause instanceof FileNotFoundException && words.contains("no such file")
                ? Reason.NOT_THERE
                : Reason.FAILED;
    }

    private static String describe(Throwable cause) {
        String words = cause.getMessage();
        return words == null || words.isEmpty() ? cause.getClass().getSimpleName() : words;
    }
}
