package dev.inkling.app.training;

import android.database.SQLException;
import android.database.sqlite.SQLiteFullException;
import androidx.annotation.Nullable;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.StoreException;
import dev.inkling.nnlib.run.InvalidSetting;
import java.io.IOException;
import java.util.concurrent.CompletionException;

/**
 * What can stop a session, or what becomes of it on its way out. For each the app has words of its own in each
 * language; the sentence that came with an unknown one is a detail for a report.
 */
public enum FailureReason {
    DISK_FULL,
    /** The phone's storage could not be read or written, though it is not full. */
    STORAGE,
    NO_MEMORY,
    NO_MNIST,
    NO_DRAWINGS,
    /** A checkpoint or the training pictures cannot be believed. */
    DAMAGED,
    /** A newer Inkling wrote the checkpoint. */
    NEWER,
    /** The settings do not fit together, or not with the checkpoint or the data. */
    SETTINGS,
    /** What nobody thought of: a mistake in Inkling. */
    UNKNOWN;

    /** Says that a task's data is not on this phone. */
    public static final class MissingData extends IOException {
        private final FailureReason reason;

        public MissingData(FailureReason reason, String sentence) {
            super(sentence);
            this.reason = reason;
        }
    }

    /** Says that a run, or a file that was brought in, needs more memory than this phone gives the app. */
    public static final class TooLarge extends IOException {
        private final Memory.TooLarge need;

        TooLarge(Memory.TooLarge need) {
            super("It needs " + need.bytes() + " bytes of memory, and this phone has " + need.room() + ".");
            this.need = need;
        }

        /** What it needs, and what would fit. */
        public Memory.TooLarge need() {
            return need;
        }
    }

    /** The name of a reason that the app knows, else the exception's own sentence. */
    public static String tell(Throwable failure) {
        FailureReason known = of(failure);
        if (known != UNKNOWN) return known.name();
        String sentence = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return sentence == null || sentence.isEmpty() ? kind : kind + ": " + sentence;
    }

    /** As {@link #tell(Throwable)}, of a checkpoint that could not be kept. */
    static String tellWarning(IOException why) {
        return (of(why) == DISK_FULL ? DISK_FULL : STORAGE).name();
    }

    /** The reason that a text kept by {@link #tell} names; null where it is a sentence. */
    @Nullable public static FailureReason named(String told) {
        for (FailureReason reason : values()) {
            if (reason.name().equals(told)) return reason;
        }
        return null;
    }

    /** What a failure is called. */
    public static FailureReason of(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) return of(failure.getCause());
        if (failure instanceof MissingData missing) return missing.reason;
        if (failure instanceof OutOfMemoryError || failure instanceof TooLarge) return NO_MEMORY;
        if (failure instanceof BadFileException bad) {
            return bad.reason() == BadFileException.Reason.NEWER ? NEWER : DAMAGED;
        }
        if (failure instanceof InvalidSetting) return SETTINGS;
        if (failure instanceof JsonException) return DAMAGED;
        if (failure instanceof SQLiteFullException) return DISK_FULL;
        if (failure instanceof StoreException store && store.reason() == StoreException.Reason.FULL) return DISK_FULL;
        return failure instanceof IOException || failure instanceof SQLException ? STORAGE : UNKNOWN;
    }
}
