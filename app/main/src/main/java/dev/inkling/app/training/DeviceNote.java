package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.DeviceTrial;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.Compute;
import dev.inkling.nnlib.run.RunSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Why the CPU computes a session that was to be computed by something else, kept beside its model.
 *
 * @param device what was to compute it, such as gles
 * @param step the step from which the CPU went on; 0 where it began at the start
 * @param detail what the device said
 */
public record DeviceNote(Kind kind, String device, long step, String detail) {
    static final String FILE = "device.json";

    /** What happened to the device. */
    public enum Kind {
        /** This phone has no such device. */
        ABSENT,
        /** It was never tried here. */
        UNTRIED,
        /** It was tried, and is not to be trusted. */
        REFUSED,
        /** It failed in the middle of the run. */
        FAILED
    }

    /** Why a run's device cannot be used here; null where it can. */
    @Nullable static DeviceNote of(RunSpec spec) {
        Compute wanted = Compute.of(spec);
        String why = wanted.whyNot();
        DeviceTrial trial = why.isEmpty() ? wanted.trial() : null;
        if (why.isEmpty()) {
            boolean proven = trial == null || trial.report() != null;
            return proven ? null : new DeviceNote(Kind.UNTRIED, wanted.backend(), 0, "");
        }
        return new DeviceNote(isThere(wanted.backend()) ? Kind.REFUSED : Kind.ABSENT, wanted.backend(), 0, why);
    }

    /** Whether there is such a device, whatever its trial came to. */
    private static boolean isThere(String backend) {
        for (BackendProvider provider : Devices.all()) {
            if (provider.name().equals(backend)) return provider.whyNot().isEmpty();
        }
        return false;
    }

    void write(Store store) throws IOException {
        byte[] text = new JsonObject()
                .put("kind", kind.name())
                .put("device", device)
                .put("step", step)
                .put("detail", detail)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        store.write(FILE, out -> out.write(text));
    }

    /** The note that was kept; null where there is none. */
    @Nullable public static DeviceNote read(Store store) throws IOException {
        return store.exists(FILE) ? parse(store.bytes(FILE)) : null;
    }

    /** Reads the bytes of the file; others are an IllegalArgumentException. */
    static DeviceNote parse(byte[] bytes) {
        JsonObject json = JsonObject.of(Json.parse(new String(bytes, StandardCharsets.UTF_8)), FILE);
        return new DeviceNote(
                Kind.valueOf(json.string("kind")), json.string("device"), json.whole("step"), json.string("detail"));
    }
}
