package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.app.AppGraph;
import dev.inkling.app.data.CurvePoints;
import dev.inkling.app.data.ModelEntity;
import dev.inkling.app.data.SessionEntity;
import dev.inkling.app.recognizer.ModelFiles;
import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.RunSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Takes in a session that {@link SessionExport} packed, or a model alone, from any stream. Everything is read and
 * checked before anything is written; what is wrong is a {@link BadFileException} with its reason.
 */
public final class SessionImport {
    /** The largest file that is taken in: a net of 50 million weights with what its optimizer remembers. */
    private static final int MOST_BYTES = 900 << 20;

    /** A model of 50 million weights with its description. */
    private static final int MOST_MODEL_BYTES = 201 << 20;

    private final AppGraph graph;
    private final String name;

    private SessionImport(AppGraph graph, String name) {
        this.graph = graph;
        this.name = name;
    }

    /**
     * What came in.
     *
     * @param session the id of a new session; 0 where it was a model
     * @param model the id of a new model of Draw; 0 where it was a session
     */
    public record Arrival(long session, long model) {}

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
    public static Arrival read(AppGraph graph, InputStream in, String name) throws IOException {
        try (InputStream from = in) {
            byte[] bytes = all(from, name, MOST_BYTES);
            boolean zip = bytes.length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
            if (SessionCsv.isOne(bytes)) throw new CurvesAlone(name);
            SessionImport it = new SessionImport(graph, name);
            return zip ? it.session(bytes) : it.model(bytes);
        }
    }

    private static byte[] all(InputStream in, String name, int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 14];
        for (int n = in.read(part); n >= 0; n = in.read(part)) {
            out.write(part, 0, n);
            if (out.size() > most) {
                throw new BadFileException(Reason.NOT_OURS, name + " is larger than any session.");
            }
        }
        return out.toByteArray();
    }

    private Arrival session(byte[] zip) throws IOException {
        Map<String, byte[]> files = unpack(zip);
        byte[] text = files.remove(SessionFiles.ABOUT);
        if (text == null) {
            throw new BadFileException(Reason.NOT_OURS, name + " holds no Inkling session.");
        }
        SessionAbout about = SessionAbout.parse(new String(text, StandardCharsets.UTF_8), name);
        compare(about.files(), files);
        try {
            Map<String, CurvePoints> curves = curves(files.remove(SessionFiles.CURVES));
            check(about.session(), files);
            return new Arrival(keep(about.session(), curves, files), 0);
        } catch (IllegalArgumentException wrong) {
            throw SessionAbout.damaged(name, wrong);
        }
    }

    /** The files of a session that a zip holds; others, such as a desktop adds, are passed over. */
    private Map<String, byte[]> unpack(byte[] zip) throws IOException {
        Set<String> known = new HashSet<>(SessionFiles.KEPT);
        known.addAll(SessionFiles.CHECKPOINTS);
        known.add(SessionFiles.ABOUT);
        known.add(SessionFiles.CURVES);
        Map<String, byte[]> files = new LinkedHashMap<>();
        int left = MOST_BYTES;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!known.contains(entry.getName())) continue;
                byte[] bytes = all(in, name, left);
                left -= bytes.length;
                if (files.put(entry.getName(), bytes) != null) {
                    throw new BadFileException(Reason.DAMAGED, name + " holds " + entry.getName() + " twice.");
                }
            }
        } catch (EOFException cut) {
            throw new BadFileException(Reason.CUT, name + " is cut off: copy it again.");
        } catch (ZipException | IllegalArgumentException broken) {
            throw new BadFileException(
                    Reason.DAMAGED, name + " is damaged: it cannot be unpacked (" + broken.getMessage() + ").");
        }
        return files;
    }

    private void compare(Map<String, String> promised, Map<String, byte[]> found) throws BadFileException {
        for (Map.Entry<String, String> file : promised.entrySet()) {
            byte[] bytes = found.get(file.getKey());
            if (bytes == null) {
                throw new BadFileException(
                        Reason.CUT, name + " is cut off: " + file.getKey() + " is missing; copy it again.");
            }
            if (!Digest.of(bytes).equals(file.getValue())) {
                throw new BadFileException(
                        Reason.DAMAGED, name + " is damaged: " + file.getKey() + " is not what was packed.");
            }
        }
        // What nobody vouches for is not taken in.
        found.keySet().retainAll(promised.keySet());
    }

    private Map<String, CurvePoints> curves(byte[] csv) throws BadFileException {
        if (csv == null) return Collections.emptyMap();
        return SessionCsv.read(new String(csv, StandardCharsets.UTF_8), SessionFiles.CURVES);
    }

    private void check(SessionEntity session, Map<String, byte[]> files) throws IOException {
        RunSpec spec = RunSpec.fromJson(Json.parse(session.spec));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().equals(SessionFiles.MODEL)) {
                checked(file.getValue(), SessionFiles.MODEL);
            } else if (SessionFiles.CHECKPOINTS.contains(file.getKey())) {
                checkRun(Checkpoint.parse(file.getValue(), file.getKey()), spec);
            } else if (file.getKey().equals(Lesson.DRAWINGS)) {
                Lesson.parseDrawings(file.getValue());
            } else if (file.getKey().equals(Lesson.READER)) {
                checked(file.getValue(), Lesson.READER);
            } else if (file.getKey().equals(Outcome.FILE)) {
                Outcome.parse(file.getValue());
            } else if (file.getKey().equals(Findings.FILE)) {
                Findings.parse(file.getValue());
            }
        }
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

    /** Reads a model, unless it is too large to be built beside its own file. */
    private static ModelFile checked(byte[] bytes, String name) throws BadFileException {
        if (bytes.length > MOST_MODEL_BYTES) {
            throw new BadFileException(Reason.NOT_OURS, name + " has too many weights for a phone.");
        }
        return ModelFile.parse(bytes, name);
    }

    /** First a row that is put aside, then its files, then it is shown: killed in between, it is swept away. */
    private long keep(SessionEntity session, Map<String, CurvePoints> curves, Map<String, byte[]> files)
            throws IOException {
        long id = graph.sessions().add(session);
        Store store = graph.sessionFiles().of(id);
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                store.write(file.getKey(), out -> out.write(file.getValue()));
            }
        } catch (IOException full) {
            graph.sessionFiles().delete(Collections.singletonList(id));
            throw full;
        }
        graph.sessions().keepCurves(id, curves);
        graph.sessions().bringBack(Collections.singletonList(id));
        return id;
    }

    /** What share of a test set it read right, as its file tells it in per cent. */
    @Nullable private static Double share(@Nullable Object percent) {
        double share = percent instanceof Number number ? number.doubleValue() / 100 : -1;
        return share >= 0 && share <= 1 ? share : null;
    }

    private Arrival model(byte[] bytes) throws IOException {
        ModelFile file = checked(bytes, name);
        if (!ModelFiles.readsDigits(file.spec())) throw new NotForDigits(name);
        ModelEntity model = new ModelEntity();
        model.spec = file.spec().toJson().toString();
        model.accuracy = share(file.results().get("testAccuracy"));
        model.name = name.endsWith(".safetensors") ? name.substring(0, name.length() - 12) : name;
        model.file = "import-" + Digest.of(bytes).substring(0, 16) + ".safetensors";
        model.createdAt = System.currentTimeMillis();
        ModelEntity before = graph.models().byFile(model.file);
        if (before != null) return new Arrival(0, before.id);
        new FileStore(graph.files().modelsFolder()).write(model.file, out -> out.write(bytes));
        return new Arrival(0, graph.models().add(model));
    }
}
