package dev.inkling.cli;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.data.Idx;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.run.RunSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what is in a file. */
@Command(
        name = "inspect",
        description = "Say what is in a file: a model, a checkpoint, a safetensors, a description in JSON, an IDX.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  inkling inspect runs/xor-1/model.safetensors", "  inkling inspect train-images-idx3-ubyte.gz"})
final class InspectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file, or: shipped.")
    private String file;

    private final Console console;

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (file.equals(Models.SHIPPED)) {
            model(Models.open(file, null));
            return 0;
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new Failure(
                    Files.isDirectory(path)
                            ? file + " is a folder: name a file in it."
                            : "there is no file " + file + ": check the path.");
        }
        byte[] bytes = Files.readAllBytes(path);
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".inkling")) {
            checkpoint(Checkpoint.parse(bytes, file));
        } else if (name.endsWith(".json")) {
            json(new String(bytes, StandardCharsets.UTF_8));
        } else if (looksLikeIdx(bytes) || name.contains("ubyte")) {
            idx(Idx.read(new ByteArrayInputStream(bytes), file));
        } else {
            safetensors(bytes);
        }
        return 0;
    }

    private static boolean looksLikeIdx(byte[] bytes) {
        boolean plain = bytes.length > 4 && bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 8;
        boolean packed = bytes.length > 2 && (bytes[0] & 255) == 0x1f && (bytes[1] & 255) == 0x8b;
        return plain || packed;
    }

    /** A model with all that it says about itself; numbers from elsewhere with whatever words they have. */
    private void safetensors(byte[] bytes) throws IOException {
        try {
            model(ModelFile.parse(bytes, file));
        } catch (BadFileException bad) {
            if (bad.reason() != BadFileException.Reason.NOT_DESCRIBED) {
                throw bad;
            }
            Safetensors content = Safetensors.parse(bytes, file);
            tensors(content.tensors());
            content.metadata().forEach((key, value) -> console.println(key + ": " + value));
        }
    }

    private void model(ModelFile model) {
        console.out().print(model.spec().table());
        console.println("");
        tensors(model.weights());
        said("name", model.name());
        said("trained by", model.run() == null ? "" : model.run().toString());
        said("classes", String.join(", ", model.classes()));
        List<String> results = new ArrayList<>();
        model.results().fields().forEach((name, value) -> results.add(name + " " + value));
        said("reached", String.join(", ", results));
    }

    private void said(String what, String words) {
        if (!words.isEmpty()) {
            console.println(what + ": " + words);
        }
    }

    private void tensors(Map<String, StoredTensor> tensors) {
        int width = tensors.keySet().stream().mapToInt(String::length).max().orElse(1);
        long numbers = 0;
        long bytes = 0;
        for (Map.Entry<String, StoredTensor> entry : tensors.entrySet()) {
            StoredTensor tensor = entry.getValue();
            numbers += tensor.count();
            bytes += (long) tensor.count() * tensor.type().bytes();
            console.println(String.format(
                    Locale.ROOT,
                    "%-" + width + "s  %-4s %s",
                    entry.getKey(),
                    tensor.type(),
                    Arrays.toString(tensor.shape())));
        }
        console.println(
                String.format(Locale.ROOT, "%d tensors, %,d numbers, %,d bytes", tensors.size(), numbers, bytes));
    }

    private void checkpoint(Checkpoint checkpoint) {
        RunSpec spec = checkpoint.spec();
        console.println("A checkpoint after epoch " + checkpoint.epoch() + ", step " + checkpoint.step()
                + ", computed by " + checkpoint.backend() + " on " + checkpoint.threads() + " threads.");
        if (spec != null) {
            console.println(spec.toString());
        }
        tensors(checkpoint.numbers());
    }

    private void json(String text) {
        JsonObject object = Json.parseObject(text);
        if (object.has("layers")) {
            console.out().print(ModelSpec.fromJson(object).table());
        } else {
            console.println(RunSpec.fromJson(object).toString());
        }
    }

    private void idx(Idx idx) {
        int[] shape = idx.shape();
        console.println("An IDX file of unsigned bytes, " + Arrays.toString(shape) + ".");
        if (shape.length == 1) {
            int[] counts = new int[256];
            for (byte b : idx.data()) {
                counts[b & 255]++;
            }
            for (int value = 0; value < counts.length; value++) {
                if (counts[value] > 0) {
                    console.println(String.format(Locale.ROOT, "%4d: %,d", value, counts[value]));
                }
            }
        } else if (shape.length == 3 && shape[0] > 0 && shape[2] <= console.width() / 2) {
            console.println("The first picture:");
            picture(idx.data(), shape[1], shape[2]);
        }
    }

    private void picture(byte[] pixels, int height, int width) {
        String shades = " .:-=+*#%@";
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < width; x++) {
                char shade = shades.charAt((pixels[y * width + x] & 255) * (shades.length() - 1) / 255);
                line.append(shade).append(shade);
            }
            console.println(line.toString().stripTrailing());
        }
    }
}
