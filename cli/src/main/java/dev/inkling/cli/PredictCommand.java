package dev.inkling.cli;

import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.data.Idx;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.predict.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads pictures or rows of a table with a trained model. */
@Command(
        name = "predict",
        description =
                "Read digits from pictures: photos, scans or drawings, dark on light or light on dark, of any size; or the rows of"
                        + " a table with a model that was trained on one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  inkling predict shipped photo.jpg",
            "  inkling predict runs/digits-1/model.safetensors scans/*.png --json",
            "  inkling predict weights.safetensors 7.png --model 784-500-10   (PyTorch's)",
            "  inkling predict shipped t10k-images-idx3-ubyte.gz",
            "  inkling predict runs/houses-1/model.safetensors new.csv"
        })
final class PredictCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A .safetensors, a checkpoint, or: shipped.")
    private String model;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "PNG, JPEG, GIF, BMP or IDX files, or CSV.")
    private List<Path> files;

    @Option(
            names = "--model",
            paramLabel = "SIZES|convnet|FILE",
            description = "The net, for a file that does not say it; a .json beside it is found by itself.")
    private String description;

    @Option(names = "--json", description = "One line of JSON a picture: file, digit, probabilities.")
    private boolean json;

    private final Console console;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ModelFile file = Models.open(model, description);
        PictureModel reader = files.stream().allMatch(PredictCommand::isTable) ? null : new PictureModel(file, model);
        int code = 0;
        for (Path picture : files) {
            try {
                if (isTable(picture)) {
                    new TableModel(file, model).read(picture, json).forEach(console::println);
                } else if (isIdx(picture)) {
                    predictIdx(reader, picture);
                } else {
                    print(picture.toString(), -1, reader, reader.read(Photo.open(picture)));
                }
            } catch (IOException | Failure e) {
                console.err().println("inkling: " + Problems.sentence(e));
                code = Problems.FAILURE;
            }
        }
        return code;
    }

    private static boolean isTable(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static boolean isIdx(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith("ubyte") || name.endsWith(".idx")) {
            return true;
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 0 && head[1] == 0 && head[2] == 8 && head[3] >= 1 && head[3] <= 4;
        }
    }

    private void predictIdx(PictureModel reader, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Failure("there is no file " + file + ": check the path.");
        }
        Idx idx;
        try (InputStream in = Files.newInputStream(file)) {
            idx = Idx.read(in, file.toString());
        }
        int[] shape = idx.shape();
        if (shape.length != 3) {
            throw new Failure(
                    file + " holds no pictures but an array of " + shape.length + " dimensions: name the images.");
        }
        for (int i = 0; i < shape[0]; i++) {
            print(file.toString(), i, reader, reader.read(idx.data(), i, shape[1], shape[2]));
        }
    }

    private void print(String file, int index, PictureModel reader, PictureModel.Answer answer) {
        if (json) {
            JsonObject line = new JsonObject().put("file", file);
            if (index >= 0) {
                line.put("index", (long) index);
            }
            console.println(Json.print(fields(line, reader, answer).fields()));
            return;
        }
        String where = index < 0 ? file : file + " #" + index;
        console.println(where + ": " + words(reader, answer));
    }

    private static JsonObject fields(JsonObject line, PictureModel reader, PictureModel.Answer answer) {
        if (answer.reading() == null) {
            return line.put("digit", null).put("probabilities", List.of()).put("reason", answer.reason());
        }
        Reading reading = answer.reading();
        List<Object> probabilities = new ArrayList<>();
        for (float p : reading.probabilities()) {
            probabilities.add((double) p);
        }
        String name = reader.classes().get(reading.best());
        return (reader.readsDigits() ? line.put("digit", Long.parseLong(name)) : line.put("class", name))
                .put("probabilities", probabilities);
    }

    private static String words(PictureModel reader, PictureModel.Answer answer) {
        Reading reading = answer.reading();
        if (reading == null) {
            return answer.reason();
        }
        String best = String.format(
                Locale.ROOT, "%s (%.1f %%)", reader.classes().get(reading.best()), 100 * reading.confidence());
        return reading.second() < 0 || reading.probabilities()[reading.second()] < 0.005f
                ? best
                : best
                        + String.format(
                                Locale.ROOT,
                                ", or %s (%.1f %%)",
                                reader.classes().get(reading.second()),
                                100 * reading.probabilities()[reading.second()]);
    }
}
