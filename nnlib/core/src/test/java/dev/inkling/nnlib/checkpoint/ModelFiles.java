package dev.inkling.nnlib.checkpoint;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.tensor.Generator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Model files for tests: a whole one, and others made of it. */
final class ModelFiles {
    private ModelFiles() {}

    static final RunSpec XOR = RunSpec.parse("task=xor seed=3 epochs=40 threads=1 backend=cpu");

    /** A file with everything that can be said of a net. */
    static ModelFile whole() {
        return ModelFile.of(net("2-8-1 tanh sigmoid"))
                .named("my net")
                .trainedBy(XOR)
                .reads(List.of("no", "yes"))
                .reached(new JsonObject().put("accuracy", 97.31).put("steps", 40L));
    }

    static Sequential net(String words) {
        return ModelSpec.parse(words).build(new Generator(7));
    }

    static ModelFile parse(byte[] bytes) throws IOException {
        return ModelFile.parse(bytes, "a.safetensors");
    }

    static byte[] file(Map<String, StoredTensor> tensors, Map<String, String> metadata) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Safetensors.content(tensors, metadata).writeTo(bytes);
        return bytes.toByteArray();
    }

    /** The file with other words and without a checksum, as another tool may write it. */
    static byte[] described(UnaryOperator<JsonObject> change) throws IOException {
        Safetensors content = Safetensors.parse(whole().toBytes(), "a");
        JsonObject words = Json.parseObject(content.metadata().get("inkling"));
        words.fields().remove("crc32");
        return file(content.tensors(), Map.of("inkling", change.apply(words).toString()));
    }

    /** The file with another weight under that name, or without it where there is none. */
    static byte[] weighing(String name, StoredTensor weight) throws IOException {
        Map<String, StoredTensor> weights = new LinkedHashMap<>(whole().weights());
        if (weight == null) {
            weights.remove(name);
        } else {
            weights.put(name, weight);
        }
        JsonObject words =
                new JsonObject().put("version", 1L).put("net", whole().spec().toJson());
        return file(weights, Map.of("inkling", words.toString()));
    }
}
