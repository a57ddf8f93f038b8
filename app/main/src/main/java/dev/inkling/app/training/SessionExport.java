package dev.inkling.app.training;

import android.net.Uri;
import androidx.annotation.Nullable;
import androidx.core.content.FileProvider;
import dev.inkling.app.AppGraph;
import dev.inkling.app.data.CurvePoints;
import dev.inkling.app.data.ModelEntity;
import dev.inkling.app.data.SessionEntity;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Takes what a session came to out of it: into Draw's models, or into one file for other apps. */
public final class SessionExport {
    private SessionExport() {}

    /** Copies the session's model among those that Draw can read with, and returns its id; null where it has none. */
    @Nullable public static Long toModels(AppGraph graph, SessionEntity session) throws IOException {
        Store from = graph.sessionFiles().of(session.id);
        if (!from.exists(SessionFiles.MODEL)) return null;
        byte[] weights = from.bytes(SessionFiles.MODEL);
        ModelEntity model = new ModelEntity();
        model.name = session.name;
        model.spec = Safetensors.parse(weights, SessionFiles.MODEL).metadata().get("spec");
        model.file = "session-" + session.id + "-" + session.step + ".safetensors";
        model.accuracy = session.testAccuracy == null ? null : session.testAccuracy / 100;
        model.createdAt = System.currentTimeMillis();
        new FileStore(graph.files().modelsFolder()).write(model.file, out -> out.write(weights));
        return graph.models().add(model);
    }

    /** The net that a session ended with; null where it has none yet. */
    @Nullable public static Sequential model(Store store) throws IOException {
        if (!store.exists(SessionFiles.MODEL)) return null;
        Safetensors file = Safetensors.read(store, SessionFiles.MODEL);
        ModelSpec spec = ModelSpec.fromJson(Json.parseObject(file.metadata().get("spec")));
        Sequential net = spec.build(new Generator(0));
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (Map.Entry<String, StoredTensor> each : file.tensors().entrySet()) {
            state.put(each.getKey(), each.getValue().tensor());
        }
        net.load(state);
        return net;
    }

    /** Packs settings, curves as CSV and, once there is one, the model into a zip, and returns where it can be read. */
    public static Uri toZip(AppGraph graph, SessionEntity session) throws IOException {
        File folder = graph.files().sharedFolder();
        if (!folder.isDirectory() && !folder.mkdirs()) {
            throw new IOException("There is no room to make a file for sharing.");
        }
        File zip = new File(folder, "inkling-session-" + session.id + ".zip");
        Store store = graph.sessionFiles().of(session.id);
        try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(zip))) {
            put(out, "run.json", session.spec.getBytes(StandardCharsets.UTF_8));
            put(out, "metrics.csv", csv(graph.sessions().curves(session.id)).getBytes(StandardCharsets.UTF_8));
            if (store.exists(SessionFiles.MODEL)) put(out, SessionFiles.MODEL, store.bytes(SessionFiles.MODEL));
        }
        return FileProvider.getUriForFile(graph.context(), "dev.inkling.app.shared", zip);
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private static String csv(Map<String, CurvePoints> curves) {
        StringBuilder text = new StringBuilder("curve,step,value\n");
        for (Map.Entry<String, CurvePoints> entry : curves.entrySet()) {
            CurvePoints curve = entry.getValue();
            for (int i = 0; i < curve.size(); i++) {
                text.append(entry.getKey())
                        .append(',')
                        .append(curve.highStep(i))
                        .append(',');
                text.append(curve.mean(i)).append('\n');
            }
        }
        return text.toString();
    }
}
