package dev.inkling.nnlib.train;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The two forms that models had before there was {@link ModelFile}, each with keys of its own: one of the command and the
 * examples, one of the app. They are read and no longer written.
 */
final class PastModelFile {
    private PastModelFile() {}

    /** The model of a safetensors in one of the two forms; null where it is in neither. */
    static ModelFile of(Map<String, String> metadata, Map<String, StoredTensor> weights) {
        String net = metadata.getOrDefault("inkling.model", metadata.get("spec"));
        if (net == null || !net.startsWith("{")) {
            return null;
        }
        ModelFile file = ModelFile.of(ModelSpec.fromJson(Json.parseObject(net)), weights);
        String run = metadata.get("inkling.run");
        String figures = metadata.get("inkling.figures");
        if (figures != null) {
            JsonObject results = Json.parseObject(figures);
            Object told = results.fields().remove("run");
            run = told == null ? run : String.valueOf(told);
            file = file.reached(results);
        }
        file = run == null ? file : trained(file, run);
        String classes = metadata.get("inkling.classes");
        if (classes != null) {
            List<String> names = new ArrayList<>();
            for (Object name :
                    new JsonObject().put("classes", Json.parse(classes)).list("classes")) {
                names.add(String.valueOf(name));
            }
            file = file.reads(names);
        }
        String name = metadata.get("name");
        return name == null ? file : file.named(name);
    }

    /** A run in words that are not known here says nothing; the net can be used all the same. */
    private static ModelFile trained(ModelFile file, String run) {
        try {
            return file.trainedBy(RunSpec.parse(run));
        } catch (IllegalArgumentException unknown) {
            return file;
        }
    }
}
