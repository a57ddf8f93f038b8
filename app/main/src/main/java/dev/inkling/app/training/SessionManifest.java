package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.SessionEntity;
import dev.inkling.app.data.SessionState;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.watch.Diagnosis;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a packed session says about itself: its settings, where it stood, what it came to, and each file's digest. */
final class SessionManifest {
    static final String FORMAT = "inkling-session";
    static final int VERSION = 1;

    private static final int MOST_NAME = 200;

    private final SessionEntity session;
    private final Map<String, String> files;

    SessionManifest(SessionEntity session, Map<String, String> files) {
        this.session = session;
        this.files = files;
    }

    /** The session as a row that has no id yet. */
    SessionEntity session() {
        return session;
    }

    /** The SHA-256 of each packed file by its name. */
    Map<String, String> files() {
        return files;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("format", FORMAT)
                .put("version", (long) VERSION)
                .put("name", session.name)
                .put("run", Json.parse(session.spec))
                .put("state", resting(session.state).name())
                .put("failure", session.failure)
                .put("pinned", session.pinned)
                .put("createdAt", session.createdAt)
                .put("endedAt", session.endedAt)
                .put("epoch", session.epoch)
                .put("epochs", session.epochs)
                .put("step", session.step)
                .put("steps", session.steps)
                .put("seconds", session.seconds)
                .put("loss", session.loss)
                .put("validationLoss", session.validationLoss)
                .put("accuracy", session.accuracy)
                .put("validationAccuracy", session.validationAccuracy)
                .put("testAccuracy", session.testAccuracy)
                .put("finding", session.finding)
                .put("findingLayer", session.findingLayer)
                .put("findingEpoch", session.findingEpoch)
                .put("findingShare", session.findingShare)
                .put("backend", session.backend)
                .put("files", files);
    }

    /** A session that was packed under way is stopped where it is unpacked, until somebody lets it go on. */
    private static SessionState resting(SessionState state) {
        return state.isUnderWay() ? SessionState.STOPPED : state;
    }

    /** Reads and checks what {@link #toJson} wrote; {@code name} is for the error. */
    static SessionManifest parse(String text, String name) throws BadFileException {
        try {
            JsonObject json = JsonObject.of(Json.parse(text), name);
            if (!FORMAT.equals(json.string("format", ""))) {
                throw new BadFileException(Reason.NOT_OURS, name + " is about no Inkling session.");
            }
            if (json.whole("version") > VERSION) throw newer(name);
            JsonObject run = json.object("run");
            if (run.whole("version") > RunSpec.VERSION) throw newer(name);
            SessionEntity session = session(json, RunSpec.fromJson(json.get("run")));
            Map<String, String> files = new LinkedHashMap<>();
            JsonObject digests = json.object("files");
            for (String file : digests.fields().keySet()) files.put(file, digests.string(file));
            return new SessionManifest(session, files);
        } catch (IllegalArgumentException wrong) {
            throw damaged(name, wrong);
        }
    }

    /** Says in a sentence that the content of a file contradicts itself. */
    static BadFileException damaged(String name, IllegalArgumentException wrong) {
        String how = String.valueOf(wrong.getMessage());
        return new BadFileException(Reason.DAMAGED, name + " is damaged: " + how + (how.endsWith(".") ? "" : "."));
    }

    private static BadFileException newer(String name) {
        return new BadFileException(Reason.NEWER, name + " was made by a newer Inkling: update to open it.");
    }

    private static SessionEntity session(JsonObject json, RunSpec spec) {
        SessionEntity session = new SessionEntity();
        session.name = json.string("name");
        session.spec = spec.toJson().toString();
        session.task = spec.task().word();
        session.state = resting(SessionState.valueOf(json.string("state")));
        session.hold = Hold.NONE;
        session.failure = json.string("failure", "");
        session.pinned = json.bool("pinned", false);
        session.createdAt = json.whole("createdAt");
        session.endedAt = json.whole("endedAt");
        session.epoch = json.integer("epoch");
        session.epochs = json.integer("epochs");
        session.step = json.whole("step");
        session.steps = json.whole("steps");
        session.seconds = json.number("seconds");
        session.loss = optional(json, "loss");
        session.validationLoss = optional(json, "validationLoss");
        session.accuracy = percent(json, "accuracy");
        session.validationAccuracy = percent(json, "validationAccuracy");
        session.testAccuracy = percent(json, "testAccuracy");
        session.finding = json.string("finding");
        if (!session.finding.isEmpty()) Diagnosis.Kind.valueOf(session.finding);
        session.findingLayer = json.string("findingLayer");
        session.findingEpoch = json.integer("findingEpoch");
        session.findingShare = json.number("findingShare");
        session.backend = json.string("backend");
        boolean stands = session.epoch >= 0
                && session.epoch <= session.epochs
                && session.step >= 0
                && session.step <= session.steps
                && session.seconds >= 0
                && session.epochs == spec.epochs();
        if (!stands) throw new JsonException("where it stood is no place in its run.");
        if (session.name.trim().isEmpty() || session.name.length() > MOST_NAME) {
            throw new JsonException("its name has " + session.name.length() + " letters.");
        }
        return session;
    }

    @Nullable private static Double optional(JsonObject json, String key) {
        return json.get(key) == null ? null : json.number(key);
    }

    @Nullable private static Double percent(JsonObject json, String key) {
        Double value = optional(json, key);
        if (value != null && !(value >= 0 && value <= 100)) {
            throw new JsonException("its " + key + " is " + value + " %.");
        }
        return value;
    }
}
