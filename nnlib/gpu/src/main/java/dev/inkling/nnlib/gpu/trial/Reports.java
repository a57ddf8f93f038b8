package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.TrialReport;
import dev.inkling.nnlib.compute.TrialReport.Finding;
import dev.inkling.nnlib.compute.TrialReport.Outcome;
import dev.inkling.nnlib.compute.TrialReport.Speed;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Framed;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The report of a device's trial in a file with a checksum, and a mark that stands there while the trial runs: whoever
 * finds it later knows that the process ended in the middle.
 */
final class Reports {
    private static final String KIND = "device report";
    private static final String MARK = "device mark";
    private static final int VERSION = 1;

    private final FileStore store;
    private final String report;
    private final String mark;
    private final String key;

    /** Of a backend; {@code key} changes with the device, its driver and our programs. */
    Reports(Path folder, String backend, String key) {
        store = new FileStore(folder);
        report = backend + Devices.REPORT;
        mark = backend + ".mark";
        this.key = key;
    }

    /** What is known of this very device, driver and programs; null where nothing is, or the file is damaged. */
    TrialReport read(String device) {
        String where = where();
        if (where != null) {
            return new TrialReport(device, Outcome.CRASHED, where, 0, List.of(), "", List.of());
        }
        JsonObject file = json(report, KIND);
        try {
            return file == null ? null : parse(device, file);
        } catch (JsonException damaged) {
            return null;
        }
    }

    private String where() {
        JsonObject file = json(mark, MARK);
        return file == null || !file.has("where") ? null : file.string("where");
    }

    private JsonObject json(String name, String kind) {
        try {
            if (!store.exists(name)) return null;
            byte[] content = Framed.read(store, name, kind, VERSION).content();
            JsonObject file = JsonObject.of(Json.parse(new String(content, StandardCharsets.UTF_8)), name);
            return key.equals(file.get("key")) ? file : null;
        } catch (IOException | JsonException damaged) {
            return null;
        }
    }

    private static TrialReport parse(String device, JsonObject file) {
        Outcome outcome = null;
        for (Outcome one : Outcome.values()) if (one.name().equals(file.string("outcome"))) outcome = one;
        if (outcome == null) return null;
        List<Finding> findings = new ArrayList<>();
        for (Object one : list(file.get("findings"))) {
            JsonObject finding = JsonObject.of(one, "finding");
            findings.add(new Finding(finding.string("program"), finding.string("how")));
        }
        List<Speed> speeds = new ArrayList<>();
        for (Object one : list(file.get("speeds"))) {
            JsonObject speed = JsonObject.of(one, "speed");
            speeds.add(new Speed(speed.string("net"), speed.number("device"), speed.number("cpu")));
        }
        return new TrialReport(
                device, outcome, file.string("where"), file.integer("kernels"), findings, file.string("ways"), speeds);
    }

    private static List<?> list(Object value) {
        if (value instanceof List<?> list) return list;
        throw new JsonException("a list is missing");
    }

    /** Keeps a report and takes the mark away; where there is no room for it, the trial is made again next time. */
    void write(TrialReport of) {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (Finding one : of.findings()) {
            findings.add(new JsonObject()
                    .put("program", one.program())
                    .put("how", one.how())
                    .fields());
        }
        List<Map<String, Object>> speeds = new ArrayList<>();
        for (Speed one : of.speeds()) {
            speeds.add(new JsonObject()
                    .put("net", one.net())
                    .put("device", one.device())
                    .put("cpu", one.cpu())
                    .fields());
        }
        write(
                report,
                KIND,
                new JsonObject()
                        .put("key", key)
                        .put("outcome", of.outcome().name())
                        .put("where", of.where())
                        .put("kernels", (long) of.kernels())
                        .put("findings", findings)
                        .put("ways", of.ways())
                        .put("speeds", speeds));
        unmark();
    }

    /** Notes what is tried next. */
    void mark(String where) {
        write(mark, MARK, new JsonObject().put("key", key).put("where", where));
    }

    void unmark() {
        try {
            store.delete(mark);
        } catch (IOException stays) {
            // It cannot be deleted: the next process takes it for a crash, and asks before it tries again.
        }
    }

    private void write(String name, String kind, JsonObject file) {
        byte[] content = Json.print(file.fields()).getBytes(StandardCharsets.UTF_8);
        try {
            Framed.write(store, name, kind, VERSION, out -> out.write(content));
        } catch (IOException full) {
            // What cannot be kept is found out again by the next process.
        }
    }
}
