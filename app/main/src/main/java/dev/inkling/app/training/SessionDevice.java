package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.compute.DeviceException;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.Compute;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.train.Trainer;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What computes a session: the device that its settings name, or the CPU where that one cannot be trusted or failed.
 * Why it is the CPU is kept beside the session's model.
 */
final class SessionDevice {
    private final Store store;
    private final BiFunction<RunSpec, Checkpoint, Trainer> make;
    private final Consumer<Throwable> warn;

    @Nullable private volatile DeviceNote note;

    /**
     * Of a session's files.
     *
     * @param make makes its trainer, from a checkpoint or, where that is null, from the start
     * @param warn hears that the note could not be written
     */
    SessionDevice(Store store, BiFunction<RunSpec, Checkpoint, Trainer> make, Consumer<Throwable> warn) {
        this.store = store;
        this.make = make;
        this.warn = warn;
    }

    /** The trainer on the session's device, or on the CPU. */
    Trainer begin(RunSpec spec, @Nullable Checkpoint last) throws IOException {
        DeviceNote why = DeviceNote.of(spec);
        note = last == null ? why : kept();
        if (why != null || last == null) keep(why);
        if (why != null) return onProcessor(spec, last);
        try {
            return make.apply(spec, last);
        } catch (DeviceException failed) {
            return afterFailure(spec, last, failed);
        }
    }

    /** What the device held is lost; the CPU goes on from a checkpoint, or starts over where there is none. */
    Trainer afterFailure(RunSpec spec, @Nullable Checkpoint last, DeviceException failed) {
        String said = failed.getMessage() == null ? "" : failed.getMessage();
        long step = last == null ? 0 : last.step();
        keep(new DeviceNote(DeviceNote.Kind.FAILED, Compute.of(spec).backend(), step, said));
        return onProcessor(spec, last);
    }

    private Trainer onProcessor(RunSpec spec, @Nullable Checkpoint last) {
        return make.apply(spec.with("backend", Compute.onProcessor().backend()), last);
    }

    /** Why the CPU computes it and not what its settings name; null where that does. */
    @Nullable DeviceNote note() {
        return note;
    }

    /** The note of before; one that cannot be believed is none. */
    @Nullable private DeviceNote kept() throws IOException {
        try {
            return DeviceNote.read(store);
        } catch (IllegalArgumentException damaged) {
            return null;
        }
    }

    private void keep(@Nullable DeviceNote why) {
        note = why;
        try {
            if (why == null) store.delete(DeviceNote.FILE);
            else why.write(store);
        } catch (IOException failure) {
            warn.accept(failure);
        }
    }
}
