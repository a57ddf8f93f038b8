package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Saving;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Trains a net that reads digits, measures all that such a net must do, and writes it as a model file and its figures.
 * By default the model that comes with the app: the convnet on MNIST with a quarter of drawn digits and a few
 * scribbles. A run that was stopped goes on where it was; one that is finished is only measured again.
 *
 * <p>Arguments: the folder with MNIST's files, the folder to write to, a folder of drawings (one folder a digit) or -,
 * then settings such as preset=mnist-notes seed=2 epochs=12.
 */
public final class DigitReader {
    /** The name of the files, without their ends. */
    static final String NAME = "inkling-convnet";

    private DigitReader() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            throw new IllegalArgumentException(
                    "Write: the folder with MNIST, the folder to write to, a folder of drawings or -, then settings.");
        }
        RunSpec spec = Printed.settings("shipped", args, 3);
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
        out.println(spec);
        RunResult result = trainer.listen(new Printed(out)).run();
        JsonObject figures = new JsonObject()
                .put("run", spec.toString())
                .put("steps", result.steps())
                .put("seconds", ReaderFigures.rounded(result.seconds()))
                .put("backend", result.backend())
                .put("threads", (long) result.threads())
                .put("exact", result.exact());
        ReaderFigures.measure(trainer.model(), Mnist.test(mnist), drawings)
                .fields()
                .forEach(figures::put);
        write(trainer, folder, figures);
        out.println(Json.pretty(figures));
        return figures;
    }

    private static void write(Trainer trainer, Path folder, JsonObject figures) throws IOException {
        Store store = new FileStore(folder);
        JsonObject reached = new JsonObject();
        figures.fields().forEach(reached::put);
        reached.fields().remove("run"); // the file says it in full
        ModelFile.of(trainer.model()).trainedBy(trainer.spec()).reached(reached).write(store, NAME + ".safetensors");
        text(store, NAME + ".figures.json", Json.pretty(figures));
    }

    private static void text(Store store, String name, String text) throws IOException {
        store.write(name, out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
