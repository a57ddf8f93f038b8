package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.data.digits.DigitPicture;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.data.digits.Scribbles;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.train.Checkpoint;
import dev.inkling.nnlib.train.Checkpoints;
import dev.inkling.nnlib.train.Epoch;
import dev.inkling.nnlib.train.Evaluation;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.Predictor;
import dev.inkling.nnlib.train.Presets;
import dev.inkling.nnlib.train.Reading;
import dev.inkling.nnlib.train.RunResult;
import dev.inkling.nnlib.train.RunSpec;
import dev.inkling.nnlib.train.Saving;
import dev.inkling.nnlib.train.Tasks;
import dev.inkling.nnlib.train.Trainer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Trains the model that comes with the app: the convnet on MNIST with a quarter of drawn digits and a few scribbles, and
 * writes its weights, its description and its figures. A run that was stopped goes on where it was.
 *
 * <p>Arguments: the folder with MNIST's files, the folder to write to, a folder of drawings (one folder a digit) or -, then
 * settings such as epochs=12.
 */
public final class ShippedModel {
    /** The name of the files, without their ends. */
    static final String NAME = "inkling-convnet";

    private static final int NOISE = 2000;

    private ShippedModel() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            throw new IllegalArgumentException(
                    "Write: the folder with MNIST, the folder to write to, a folder of drawings or -, then settings.");
        }
        RunSpec spec = Presets.of("shipped");
        for (int i = 3; i < args.length; i++) {
            spec = spec.apply(args[i]);
        }
        run(spec, Path.of(args[0]), Path.of(args[1]), args[2].equals("-") ? null : Path.of(args[2]), System.out);
    }

    static JsonObject run(RunSpec spec, Path mnist, Path folder, Path drawings, PrintStream out) throws IOException {
        Path running = folder.resolve("run");
        Files.createDirectories(running);
        Checkpoints kept = new Checkpoints(new FileStore(running));
        Checkpoint from = kept.latest();
        Trainer trainer = Trainer.of(spec, Tasks.data(spec, mnist)).checkpoint(kept, Saving.usual());
        if (from != null) {
            trainer.goOnFrom(from);
        }
        RunResult result = trainer.listen(new Listener() {
                    @Override
                    public void onEpoch(Epoch epoch) {
                        out.printf(
                                "epoch %d  loss %.4f  accuracy %.2f %%  %.0f samples/s%n",
                                epoch.number(), epoch.loss(), epoch.accuracy(), epoch.samplesPerSecond());
                    }
                })
                .run();
        JsonObject figures = new JsonObject()
                .put("run", spec.toString())
                .put("steps", result.steps())
                .put("seconds", rounded(result.seconds()))
                .put("backend", result.backend())
                .put("threads", (long) result.threads())
                .put("exact", result.exact());
        measure(trainer.model(), Mnist.test(mnist), drawings, figures);
        write(trainer.model(), folder, figures);
        out.println(figures);
        return figures;
    }

    /** What the model must be able to do, measured. */
    static void measure(Module model, Dataset mnistTest, Path drawings, JsonObject figures) throws IOException {
        figures.put("mnistTest", rounded(Evaluation.of(model, mnistTest).accuracy()));
        Dataset strangers = new DrawnDigits(5000, 99, DrawnDigits.Hands.HELD_OUT).pictures();
        figures.put("strangersHands", rounded(Evaluation.of(model, strangers).accuracy()));
        Predictor predictor = Predictor.of(model);
        if (drawings != null) {
            int[] right = drawings(predictor, drawings);
            figures.put("drawingsRight", (long) right[0]).put("drawings", (long) right[1]);
        }
        figures.put("scribblesClaimed", rounded(claimed(predictor, Scribbles.pictures(NOISE, 777))));
    }

    /** Of pictures that are no digit, the share in per cent that is read as one for sure. */
    static double claimed(Predictor predictor, Dataset pictures) {
        float[] picture = new float[predictor.inputs()];
        float[] label = new float[1];
        int sure = 0;
        for (int i = 0; i < pictures.size(); i++) {
            pictures.read(i, picture, 0, label, 0);
            sure += predictor.read(picture).isSure() ? 1 : 0;
        }
        return 100.0 * sure / pictures.size();
    }

    /** Right ones and all of a folder with a folder a digit, read as photos are. */
    static int[] drawings(Predictor predictor, Path folder) throws IOException {
        int right = 0;
        int all = 0;
        for (int digit = 0; digit < 10; digit++) {
            for (Path file : pictures(folder.resolve(String.valueOf(digit)))) {
                var image = ImageIO.read(file.toFile());
                byte[] gray = new byte[image.getWidth() * image.getHeight()];
                for (int i = 0; i < gray.length; i++) {
                    int colour = image.getRGB(i % image.getWidth(), i / image.getWidth());
                    int alpha = colour >>> 24;
                    int level = (299 * (colour >> 16 & 255) + 587 * (colour >> 8 & 255) + 114 * (colour & 255)) / 1000;
                    gray[i] = (byte) ((level * alpha + 255 * (255 - alpha)) / 255);
                }
                DigitPicture.Result found = DigitPicture.fromGray(gray, image.getWidth(), image.getHeight());
                Reading reading = found.isReadable() ? predictor.read(found.pixels()) : null;
                right += reading != null && reading.best() == digit ? 1 : 0;
                all++;
            }
        }
        return new int[] {right, all};
    }

    private static List<Path> pictures(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> file.toString().endsWith(".png")).forEach(files::add);
        }
        Collections.sort(files);
        return files;
    }

    private static void write(Module model, Path folder, JsonObject figures) throws IOException {
        Store store = new FileStore(folder);
        Map<String, StoredTensor> weights = new LinkedHashMap<>();
        model.state().forEach((name, tensor) -> weights.put(name, StoredTensor.of(tensor.toArray(), tensor.shape())));
        Map<String, String> words = new LinkedHashMap<>();
        words.put("inkling.model", model.spec().toJson().toString());
        words.put("inkling.figures", figures.toString());
        Safetensors.write(store, NAME + ".safetensors", weights, words);
        text(store, NAME + ".json", Json.pretty(model.spec().toJson()));
        text(store, NAME + ".figures.json", Json.pretty(figures));
    }

    private static void text(Store store, String name, String text) throws IOException {
        store.write(name, out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
