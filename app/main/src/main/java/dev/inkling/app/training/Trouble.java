package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.StoreException;
import java.io.IOException;

/**
 * What can stop a session, where the app has words of its own for it in each language. Anything else is told by the
 * sentence that came with it.
 */
public enum Trouble {
    DISK_FULL,
    NO_MEMORY,
    NO_MNIST,
    NO_DRAWINGS,
    /** A checkpoint or the training pictures cannot be believed. */
    DAMAGED;

    /** Says that a task's data is not on this phone. */
    public static final class Missing extends IOException {
        private final Trouble trouble;

        public Missing(Trouble trouble, String sentence) {
            super(sentence);
            this.trouble = trouble;
        }
    }

    /** The name of a trouble that the app knows, else the exception's own sentence. */
    public static String tell(Throwable failure) {
        Trouble known = of(failure);
        if (known != null) return known.name();
        String sentence = failure.getMessage();
        return sentence == null ? failure.getClass().getSimpleName() : sentence;
    }

    /** As {@link #tell(Throwable)}, of a sentence about a checkpoint that could not be kept. */
    static String tellWarning(String sentence) {
        return sentence.contains("the disk is full") ? DISK_FULL.name() : sentence;
    }

    /** The trouble that a text kept by {@link #tell} names; null where it is a sentence. */
    @Nullable public static Trouble named(String told) {
        for (Trouble trouble : values()) {
            if (trouble.name().equals(told)) return trouble;
        }
        return null;
    }

    @Nullable private static Trouble of(Throwable failure) {
        if (failure instanceof Missing missing) return missing.trouble;
        if (failure instanceof OutOfMemoryError) return NO_MEMORY;
        if (failure instanceof BadFileException) return DAMAGED;
        boolean full = failure instanceof StoreException store && store.reason() == StoreException.Reason.FULL;
        return full ? DISK_FULL : null;
    }
}
