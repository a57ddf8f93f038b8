package dev.inkling.cli;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Sequential;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens the model that somebody names: a file of Inkling's, weights from elsewhere with a description beside them, a
 * checkpoint, or the model that comes with Inkling.
 */
final class Models {
    /** The name of the model that comes with Inkling. */
    static final String SHIPPED = "shipped";

    /** The file behind that name, the same that the app carries. */
    private static final String SHIPPED_FILE = "/inkling-convnet.safetensors";

    private Models() {}

    /** Reads a model; {@code description} (sizes, convnet, JSON or a JSON file) is for files that do not say it. */
    static ModelFile open(String model, String description) throws IOException {
        if (model.equals(SHIPPED)) {
            return shipped();
        }
        Path file = Path.of(model);
        if (!Files.isRegularFile(file)) {
            throw new Failure(
                    Files.isDirectory(file)
                            ? model + " is a folder: name the model.safetensors in it."
                            : "there is no model " + model + ": check the path, or write shipped.");
        }
        if (model.endsWith(".json")) {
            throw new Failure(model + " describes a net and has no weights: name the .safetensors with them.");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (model.endsWith(".inkling")) {
            return of(Checkpoint.parse(bytes, model), model);
        }
        return description == null
                ? described(bytes, file, model)
                : foreign(bytes, RunOptions.model(description), model);
    }

    private static ModelFile shipped() throws IOException {
        try (InputStream in = Models.class.getResourceAsStream(SHIPPED_FILE)) {
            if (in == null) {
                throw new Failure("this build has no shipped model: train one with inkling train mnist.");
            }
            return ModelFile.parse(in.readAllBytes(), SHIPPED);
        }
    }

    private static ModelFile of(Checkpoint checkpoint, String name) {
        Sequential net = checkpoint.net();
        if (net == null) {
            throw new Failure(name + " is a checkpoint of a net written by hand, which this command cannot build.");
        }
        return ModelFile.of(net).trainedBy(checkpoint.spec());
    }

    private static ModelFile described(byte[] bytes, Path file, String name) throws IOException {
        try {
            return ModelFile.parse(bytes, name);
        } catch (BadFileException bad) {
            if (bad.reason() != BadFileException.Reason.NOT_DESCRIBED) {
                throw bad;
            }
            String words = beside(file);
            if (words == null) {
                throw new Failure(
                        name + " does not say what net its weights belong to: add --model 784-500-10, convnet or a "
                                + "FILE.json.",
                        bad);
            }
            return foreign(bytes, words, name);
        }
    }

    private static String beside(Path file) throws IOException {
        Store store = new FileStore(file.toAbsolutePath().getParent());
        String json = file.getFileName().toString().replaceFirst("\\.safetensors$", "") + ".json";
        return store.exists(json) ? new String(store.bytes(json), StandardCharsets.UTF_8) : null;
    }

    private static ModelFile foreign(byte[] bytes, String words, String name) throws IOException {
        ModelSpec spec;
        try {
            spec = ModelSpec.parse(words);
        } catch (IllegalArgumentException e) {
            throw new Failure("the net of " + name + " cannot be built: " + e.getMessage(), e);
        }
        try {
            return ModelFile.of(
                    spec,
                    ForeignWeights.named(spec, Safetensors.parse(bytes, name).tensors()));
        } catch (IllegalArgumentException e) {
            throw new Failure("the weights in " + name + " do not fit the net " + spec + ": " + e.getMessage(), e);
        }
    }
}
