package dev.inkling.nnlib.checkpoint;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.run.RunSpec;
import java.util.Map;

/**
 * The two forms that models had before there was {@link ModelFile}, each with keys of its own: one of the command and
 * the examples, one of the app. They are read and no longer written.
 */
final class PastModelFile {
    private PastModelFile() {}

    /** What a safetensors in one of the two forms says, as a ModelFile says it; null where it is in neither. */
    static JsonObject words(Map<String, String> metadata) {
        String net = metadata.getOrDefault("inkling.model", metadata.get("spec"));
        if (net == null || !net.startsWith("{")) {
            return null;
        }
        JsonObject words = new JsonObject().put("version", 1L).put("net", Json.parse(net));
        if (metadata.containsKey("name")) {
            words.put("name", metadata.get("name"));
        }
        put(words, "classes", metadata.get("inkling.classes"));
        put(words, "results", metadata.get("inkling.figures"));
        return words;
    }

    private static void put(JsonObject words, String field, String json) {
        if (json != null) {
            words.put(field, Json.parse(json));
        }
    }

    /**
     * The model with its run: in words that are not known here it says nothing, and the net can be used all the same.
     */
    static ModelFile trained(ModelFile file, Map<String, String> metadata) {
        JsonObject results = file.results();
        Object told = results.fields().remove("run");
        ModelFile plain = told == null ? file : file.reached(results);
        String run = metadata.getOrDefault("inkling.run", String.valueOf(told));
        try {
            return plain.trainedBy(RunSpec.parse(run));
        } catch (IllegalArgumentException unknown) {
            return plain;
        }
    }
}
