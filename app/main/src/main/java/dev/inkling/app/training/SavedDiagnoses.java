package dev.inkling.app.training;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.watch.Diagnosis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was wrong with a session at its end, with what it would propose, kept beside its model. */
public final class SavedDiagnoses {
    static final String FILE = "findings.json";

    private SavedDiagnoses() {}

    static void write(Store store, List<Diagnosis> found) throws IOException {
        if (found.isEmpty()) {
            store.delete(FILE);
            return;
        }
        List<Object> rows = new ArrayList<>();
        for (Diagnosis one : found) {
            JsonObject row = new JsonObject()
                    .put("kind", one.kind().name())
                    .put("layer", one.layer())
                    .put("epoch", one.epoch())
                    .put("share", one.share())
                    .put("finding", one.finding())
                    .put("remedy", one.remedy().name());
            if (one.proposal() != null) row.put("proposal", one.proposal().toJson());
            rows.add(row);
        }
        byte[] text = new JsonObject().put("findings", rows).toString().getBytes(StandardCharsets.UTF_8);
        store.write(FILE, out -> out.write(text));
    }

    /** The findings that were kept; empty where there are none. */
    public static List<Diagnosis> read(Store store) throws IOException {
        return store.exists(FILE) ? parse(store.bytes(FILE)) : Collections.emptyList();
    }

    /** Reads the bytes of the file; others are an IllegalArgumentException. */
    static List<Diagnosis> parse(byte[] bytes) {
        List<Diagnosis> found = new ArrayList<>();
        JsonObject json = JsonObject.of(Json.parse(new String(bytes, StandardCharsets.UTF_8)), FILE);
        for (JsonObject row : json.objects("findings")) {
            found.add(new Diagnosis(
                    Diagnosis.Kind.valueOf(row.string("kind")),
                    row.string("layer"),
                    row.integer("epoch"),
                    row.number("share"),
                    row.string("finding"),
                    Diagnosis.Remedy.valueOf(row.string("remedy")),
                    row.has("proposal") ? RunSpec.fromJson(row.get("proposal")) : null));
        }
        return Collections.unmodifiableList(found);
    }
}
