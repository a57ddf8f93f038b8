package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.app.data.CurvePoints;
import dev.inkling.app.data.ModelEntity;
import dev.inkling.app.data.SessionEntity;
import dev.inkling.app.data.SessionRepository;
import dev.inkling.app.data.StoredFiles;
import dev.inkling.app.data.StoredModels;
import dev.inkling.app.recognizer.ModelFiles;
import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.io.StoreException;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Task;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes in a session that {@link SessionExport} packed, or a model alone, from any stream. Everything is read and
 * checked before anything is kept; what is wrong is a {@link BadFileException} with its reason.
 */
public final class SessionImport {
    /** The largest file that is taken in: a net of 50 million weights with what its optimizer remembers. */
    private static final int MOST_BYTES = 900 << 20;

    /** A model of 50 million weights with its description. */
    private static final int MOST_MODEL_BYTES = 201 << 20;

    /** The largest description, table of curves, or set of drawings. */
    private static final int MOST_TEXT_BYTES = 64 << 20;

    /** The files of a session, and what a desktop adds when it packs them anew. */
    private static final int MOST_FILES = 200;

    /** Enough to tell a zip, a table and a model apart. */
    private static final int HEAD_BYTES = 256;

    private final File arrivals;
    private final SessionRepository sessions;
    private final SessionFiles sessionFiles;
    private final StoredModels models;
    private final StoredFiles stored;

    /** Takes sessions and models into these stores; what arrives is kept in that folder until it was checked. */
    public SessionImport(
            File arrivals,
            SessionRepository sessions,
            SessionFiles sessionFiles,
            StoredModels models,
            StoredFiles stored) {
        this.arrivals = arrivals;
        this.sessions = sessions;
        this.sessionFiles = sessionFiles;
        this.models = models;
        this.stored = stored;
    }

    /**
     * What came in.
     *
     * @param session the id of a new session; 0 where it was a model
     * @param model the id of a new model of Draw; 0 where it was a session
     */
    public record Imported(long session, long model) {}

    /** Says that a table of curves is not enough to be a session. */
    public static final class CurvesAlone extends IOException {
        private static final long serialVersionUID = 1;

        CurvesAlone(String name) {
            super(name + " holds curves alone: choose the zip with all of the session.");
        }
    }

    /** Says that a model is one, but none that Draw can read with. */
    public static final class NotForDigits extends IOException {
        private static final long serialVersionUID = 1;

        NotForDigits(String name) {
            super(name + " is a model that does not read digits: it cannot be used in Draw.");
        }
    }

    /** Reads a stream to its end and closes it; {@code name} is for errors, and names a model. */
    public Imported read(InputStream in, String name) throws IOException {
        File arrived = File.createTempFile("arriving", null, arrivals);
        try {
            try (InputStream from = in) {
                save(from, arrived, name);
            }
            byte[] head = head(arrived);
            boolean zip = head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
            if (SessionCsv.isOne(head)) throw new CurvesAlone(name);
            return zip ? session(arrived, name) : model(arrived, name);
        } finally {
            arrived.delete();
        }
    }

    /** Keeps what comes on the disk and not in memory, where a session has no room beside what is read of it. */
    private static void save(InputStream in, File to, String name) throws IOException {
        try (OutputStream out = openToWrite(to)) {
            byte[] part = new byte[1 << 14];
            long left = MOST_BYTES;
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                left -= n;
                if (left < 0) throw new BadFileException(Reason.NOT_OURS, name + " is larger than any session.");
                try {
                    out.write(part, 0, n);
                } catch (IOException full) {
                    throw StoreException.of("writing", name, full);
                }
            }
        }
    }

    private static OutputStream openToWrite(File to) throws IOException {
        try {
            return new FileOutputStream(to);
        } catch (IOException failure) {
            throw StoreException.of("writing", to.getName(), failure);
        }
    }

    private static byte[] head(File file) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            byte[] head = new byte[HEAD_BYTES];
            int filled = 0;
            for (int n = in.read(head); n > 0; n = in.read(head, filled, head.length - filled)) filled += n;
            return Arrays.copyOf(head, filled);
        }
    }

    private Imported session(File arrived, String name) throws IOException {
        Set<String> known = new HashSet<>(SessionFiles.KEPT);
        known.addAll(SessionFiles.CHECKPOINTS);
        known.add(SessionFiles.MANIFEST);
        known.add(SessionFiles.CURVES);
        try (ImportedZip zip = new ImportedZip(arrived, name, known, MOST_FILES, MOST_BYTES)) {
            if (!zip.names().contains(SessionFiles.MANIFEST)) {
                throw new BadFileException(Reason.NOT_OURS, name + " holds no Inkling session.");
            }
            byte[] text = zip.bytes(SessionFiles.MANIFEST, MOST_TEXT_BYTES);
            SessionManifest manifest = SessionManifest.parse(new String(text, StandardCharsets.UTF_8), name);
            // What nobody vouches for is not taken in.
            List<String> files = new ArrayList<>(zip.names());
            files.retainAll(manifest.files().keySet());
            compare(manifest.files(), zip, name);
            try {
                Map<String, CurvePoints> curves = Collections.emptyMap();
                if (files.remove(SessionFiles.CURVES)) curves = curves(zip.bytes(SessionFiles.CURVES, MOST_TEXT_BYTES));
                check(manifest.session(), zip, files);
                return new Imported(keep(manifest.session(), curves, zip, files), 0);
            } catch (IllegalArgumentException wrong) {
                throw SessionManifest.damaged(name, wrong);
            }
        }
    }

    private static void compare(Map<String, String> promised, ImportedZip zip, String name) throws IOException {
        for (Map.Entry<String, String> file : promised.entrySet()) {
            if (!zip.names().contains(file.getKey())) {
                throw new BadFileException(
                        Reason.CUT, name + " is cut off: " + file.getKey() + " is missing; copy it again.");
            }
            if (!Digest.of(out -> zip.copy(file.getKey(), out)).equals(file.getValue())) {
                throw new BadFileException(
                        Reason.DAMAGED, name + " is damaged: " + file.getKey() + " is not what was packed.");
            }
        }
    }

    private static Map<String, CurvePoints> curves(byte[] csv) throws BadFileException {
        return SessionCsv.read(new String(csv, StandardCharsets.UTF_8), SessionFiles.CURVES);
    }

    /** Reads one file after the other, so that never two of them are in memory. */
    private static void check(SessionEntity session, ImportedZip zip, List<String> files) throws IOException {
        RunSpec spec = RunSpec.fromJson(Json.parse(session.spec));
        Memory.TooLarge tooLarge = Memory.check(spec, 0, Memory.room());
        if (tooLarge != null) throw new FailureReason.TooLarge(tooLarge);
        for (String file : files) {
            if (file.equals(SessionFiles.MODEL) || file.equals(MyDigitsData.READER)) {
                ModelFile.parse(zip.bytes(file, MOST_MODEL_BYTES), file);
            } else if (SessionFiles.CHECKPOINTS.contains(file)) {
                checkRun(Checkpoint.parse(zip.bytes(file, MOST_BYTES), file), spec);
            } else if (file.equals(MyDigitsData.DRAWINGS)) {
                MyDigitsData.parseDrawings(zip.bytes(file, MOST_TEXT_BYTES));
            } else if (file.equals(Outcome.FILE)) {
                measure(session, spec.task(), Outcome.parse(zip.bytes(file, MOST_TEXT_BYTES)));
            } else if (file.equals(SavedDiagnoses.FILE)) {
                SavedDiagnoses.parse(zip.bytes(file, MOST_TEXT_BYTES));
            } else if (file.equals(DeviceNote.FILE)) {
                DeviceNote.parse(zip.bytes(file, MOST_TEXT_BYTES));
            }
        }
    }

    private static void measure(SessionEntity session, Task task, Outcome outcome) {
        double leading = outcome.leading(task);
        if (Double.isNaN(leading)) return;
        session.testMetric = task.metrics().get(0).word();
        session.testFigure = leading;
    }

    private static void checkRun(Checkpoint checkpoint, RunSpec spec) {
        RunSpec was = checkpoint.spec();
        if (was == null) throw new JsonException("its checkpoint is of a net that was written by hand.");
        for (String key : was.differences(spec)) {
            if (!key.equals("epochs")
                    && !key.equals("threads")
                    && !key.equals("backend")
                    && !key.equals("rate-changes")) {
                throw new JsonException("its checkpoint is of a run with another " + key + ".");
            }
        }
    }

    /** First a row that is put aside, then its files, then it is shown: killed in between, it is swept away. */
    private long keep(SessionEntity session, Map<String, CurvePoints> curves, ImportedZip zip, List<String> files)
            throws IOException {
        long id = sessions.add(session);
        Store store = sessionFiles.of(id);
        try {
            for (String file : files) store.write(file, out -> zip.copy(file, out));
        } catch (IOException full) {
            sessionFiles.delete(Collections.singletonList(id));
            throw full;
        }
        sessions.keepCurves(id, curves);
        sessions.bringBack(Collections.singletonList(id));
        return id;
    }

    /** What share of a test set it read right, as its file tells it in per cent. */
    @Nullable private static Double share(@Nullable Object percent) {
        double share = percent instanceof Number number ? number.doubleValue() / 100 : -1;
        return share >= 0 && share <= 1 ? share : null;
    }

    private Imported model(File arrived, String name) throws IOException {
        // Larger, it could not be built beside its own file.
        if (arrived.length() > MOST_MODEL_BYTES) {
            throw new BadFileException(Reason.NOT_OURS, name + " has too many weights for a phone.");
        }
        // The net is built beside its file.
        long need = 2 * arrived.length();
        if (need > Memory.room()) throw new FailureReason.TooLarge(new Memory.TooLarge(need, Memory.room(), 0, ""));
        byte[] bytes = Files.readAllBytes(arrived.toPath());
        ModelFile file = ModelFile.parse(bytes, name);
        if (!ModelFiles.readsDigits(file.spec())) throw new NotForDigits(name);
        ModelEntity model = new ModelEntity();
        model.spec = file.spec().toJson().toString();
        model.accuracy = share(file.results().get("testAccuracy"));
        model.name = name.endsWith(".safetensors") ? name.substring(0, name.length() - 12) : name;
        model.file = "import-" + Digest.of(bytes).substring(0, 16) + ".safetensors";
        model.createdAt = System.currentTimeMillis();
        ModelEntity before = models.byFile(model.file);
        if (before != null) return new Imported(0, before.id);
        new FileStore(stored.modelsFolder()).write(model.file, out -> out.write(bytes));
        return new Imported(0, models.add(model));
    }
}
