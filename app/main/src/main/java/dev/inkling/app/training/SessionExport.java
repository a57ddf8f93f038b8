package dev.inkling.app.training;

import android.content.Context;
import android.net.Uri;
import androidx.annotation.Nullable;
import androidx.core.content.FileProvider;
import dev.inkling.app.data.ModelEntity;
import dev.inkling.app.data.SessionEntity;
import dev.inkling.app.data.SessionRepository;
import dev.inkling.app.data.StoredFiles;
import dev.inkling.app.data.StoredModels;
import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.nn.Sequential;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Takes what a session came to out of it: into Draw's models, or into one file for other apps. */
public final class SessionExport {
    private final Context context;
    private final SessionRepository sessions;
    private final SessionFiles sessionFiles;
    private final StoredModels models;
    private final StoredFiles files;

    /** Takes sessions out of these stores; the context is the application's. */
    public SessionExport(
            Context context,
            SessionRepository sessions,
            SessionFiles sessionFiles,
            StoredModels models,
            StoredFiles files) {
        this.context = context;
        this.sessions = sessions;
        this.sessionFiles = sessionFiles;
        this.models = models;
        this.files = files;
    }

    /** Copies the session's model among those that Draw can read with, and returns its id; null where it has none. */
    @Nullable public Long toModels(SessionEntity session) throws IOException {
        byte[] weights = weights(sessionFiles.of(session.id));
        if (weights == null) return null;
        ModelEntity model = new ModelEntity();
        model.name = session.name;
        model.spec =
                ModelFile.parse(weights, SessionFiles.MODEL).spec().toJson().toString();
        model.file = "session-" + session.id + "-" + Digest.of(weights).substring(0, 16) + ".safetensors";
        ModelEntity before = models.byFile(model.file);
        if (before != null) return before.id;
        model.accuracy = session.testAccuracy == null ? null : session.testAccuracy / 100;
        model.createdAt = System.currentTimeMillis();
        new FileStore(files.modelsFolder()).write(model.file, out -> out.write(weights));
        return models.add(model);
    }

    /**
     * The name of the model that read in Draw when a session on the person's own digits began, empty for the one that
     * came with the app; null where the session keeps none.
     */
    @Nullable public static String began(Store store) throws IOException {
        MyDigitsData kept = MyDigitsData.read(store);
        return kept == null ? null : kept.reader().name();
    }

    /** Whether a session has a net to hand on: one that it ended with, or one that a checkpoint kept. */
    public static boolean hasModel(Store store) throws IOException {
        return store.exists(SessionFiles.MODEL) || !new Checkpoints(store).isEmpty();
    }

    /** The net that a session ended with, or that its newest checkpoint kept; null where it has none yet. */
    @Nullable public static Sequential model(Store store) throws IOException {
        byte[] weights = weights(store);
        return weights == null
                ? null
                : ModelFile.parse(weights, SessionFiles.MODEL).build();
    }

    /** That net as a file; where a session could not end, its newest checkpoint is as far as it came. */
    @Nullable private static byte[] weights(Store store) throws IOException {
        if (store.exists(SessionFiles.MODEL)) return store.bytes(SessionFiles.MODEL);
        Checkpoint newest = new Checkpoints(store).latest();
        Sequential net = newest == null ? null : newest.net();
        return net == null ? null : ModelFile.of(net).trainedBy(newest.spec()).toBytes();
    }

    /** What of a session can be handed to another app. */
    public enum Form {
        /** Everything, so that it becomes the same session where it is imported. */
        ALL("application/zip", ".zip"),
        /** The net alone, as PyTorch's tools read it. */
        MODEL("application/octet-stream", ".safetensors"),
        /** The curves alone. */
        CURVES("text/csv", ".csv");

        private final String type;
        private final String ending;

        Form(String type, String ending) {
            this.type = type;
            this.ending = ending;
        }

        /** The kind of file, as other apps are told it. */
        public String type() {
            return type;
        }
    }

    /**
     * Makes a file of a session for other apps, and returns where it can be read; null where there is no such thing
     * yet.
     */
    @Nullable public Uri share(SessionEntity session, Form form) throws IOException {
        File file = toFile(session, form);
        return file == null ? null : FileProvider.getUriForFile(context, "dev.inkling.app.shared", file);
    }

    @Nullable private File toFile(SessionEntity session, Form form) throws IOException {
        Store store = sessionFiles.of(session.id);
        byte[] model = form == Form.MODEL ? weights(store) : null;
        if (form == Form.MODEL && model == null) return null;
        FileStore shared = new FileStore(files.sharedFolder());
        String name = "inkling-session-" + session.id + form.ending;
        switch (form) {
            case ALL -> shared.write(name, out -> pack(session, store, out));
            case MODEL -> shared.write(name, out -> out.write(model));
            case CURVES -> {
                byte[] curves = csv(session.id);
                shared.write(name, out -> out.write(curves));
            }
        }
        return new File(files.sharedFolder(), name);
    }

    /** Packs a session: what it is, its curves, and its files with the newest checkpoint. */
    void pack(SessionEntity session, Store store, OutputStream to) throws IOException {
        Map<String, byte[]> content = new LinkedHashMap<>();
        content.put(SessionFiles.CURVES, csv(session.id));
        for (String name : SessionFiles.KEPT) {
            if (store.exists(name)) content.put(name, store.bytes(name));
        }
        byte[] checkpoint = newestCheckpoint(store);
        if (checkpoint != null) content.put(SessionFiles.CHECKPOINTS.get(0), checkpoint);
        Map<String, String> digests = new LinkedHashMap<>();
        content.forEach((name, bytes) -> digests.put(name, Digest.of(bytes)));
        String manifest = new SessionManifest(session, digests).toJson().toString();
        ZipOutputStream zip = new ZipOutputStream(to);
        put(zip, SessionFiles.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : content.entrySet()) put(zip, file.getKey(), file.getValue());
        zip.finish();
    }

    @Nullable private static byte[] newestCheckpoint(Store store) throws IOException {
        byte[] newest = null;
        long step = -1;
        for (String name : SessionFiles.CHECKPOINTS) {
            if (!store.exists(name)) continue;
            byte[] bytes = store.bytes(name);
            try {
                long at = Checkpoint.parse(bytes, name).step();
                if (at < step) continue;
                step = at;
                newest = bytes;
            } catch (BadFileException damaged) {
                // The other of the two is the one to go on from, here as elsewhere.
            }
        }
        return newest;
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private byte[] csv(long session) throws IOException {
        StringBuilder text = new StringBuilder();
        SessionCsv.write(sessions.curves(session), text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
