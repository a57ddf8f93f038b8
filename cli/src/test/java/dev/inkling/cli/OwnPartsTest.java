package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.loss.Losses;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.nn.Layers;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.optim.Optimizers;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Saving;
import dev.inkling.nnlib.train.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.example.parts.Lion;
import org.example.parts.Scale;
import org.example.parts.Switches;
import org.example.parts.Tilted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts that somebody else wrote, in another module and package: known from the moment they are registered. */
final class OwnPartsTest {
    private static final String NET = "{\"input\":[2],\"layers\":[{\"type\":\"linear\",\"in\":2,\"out\":8},"
            + "{\"type\":\"tanh\"},{\"type\":\"org-scale\",\"width\":8,\"first\":0.5},"
            + "{\"type\":\"linear\",\"in\":8,\"out\":1},{\"type\":\"sigmoid\"}]}";
    private static final String RUN = "task=xor model=" + NET
            + " loss=org-tilted tilt=3 optimizer=org-lion lion-keep=0.8" + " lr=0.01 epochs=300 backend=cpu threads=1";

    @TempDir
    Path folder;

    @BeforeAll
    static void registered() {
        Layers.ALL.add(Scale.TYPE);
        Losses.ALL.add(Tilted.TYPE);
        Optimizers.ALL.add(Lion.TYPE);
        Tasks.ALL.add(new Switches());
        Metric.ALL.add(Switches.WORST);
    }

    private static String inkling(int code, String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int came = Main.run(new Console(out, out, false, false, StandardCharsets.UTF_8, 100), args);
        String said = bytes.toString(StandardCharsets.UTF_8);
        assertThat(came).as(said).isEqualTo(code);
        return said;
    }

    @Test
    void theCommandTrainsWithThemAndReadsTheirFile() {
        Path run = folder.resolve("run");
        String said = inkling(
                0,
                "train",
                "xor",
                "--model",
                NET,
                "--loss",
                "org-tilted",
                "--tilt",
                "3",
                "--optimizer",
                "org-lion",
                "--lr",
                "0.01",
                "--epochs",
                "300",
                "--out",
                run.toString());
        assertThat(said).contains("org-lion");
        assertThat(inkling(0, "inspect", run.resolve("model.safetensors").toString()))
                .contains("org-scale(width=8, first=0.5)");
        assertThat(inkling(0, "train", "--help"))
                .contains("--lion-keep", "How much of the momentum stays.", "org-tilted");
    }

    @Test
    void theCommandTrainsTheirTaskByItsOwnStepAndMeasuresByTheirMetric() throws Exception {
        Path run = folder.resolve("own-task");
        assertThat(inkling(0, "train", "--help")).contains("--switches", "How many switches a sample has.");
        String said = inkling(0, "train", "org-switches", "--metrics", "org-worst", "--out", run.toString(), "--json");
        JsonObject last = Json.parseObject(said.lines().reduce((a, b) -> b).orElseThrow());
        assertThat(last.number("org-worst")).isBetween(last.number("rmse"), 1.0);
        ModelFile file = ModelFile.read(new FileStore(run), "model.safetensors");
        RunSpec spec = file.run();
        assertThat(spec.task()).isInstanceOf(Switches.class);
        assertThat(spec.metrics()).containsExactly(Metric.RMSE, Switches.WORST);

        Trainer whole = Trainer.of(spec, Tasks.data(spec, null));
        whole.run();
        Checkpoints kept = new Checkpoints(new FileStore(Files.createDirectories(folder.resolve("own"))));
        Trainer.of(spec.with("epochs", 7), Tasks.data(spec, null))
                .checkpoint(kept, Saving.usual())
                .run();
        Trainer rest = Trainer.of(spec, Tasks.data(spec, null)).goOnFrom(kept.latest());
        rest.run();
        whole.model().state().forEach((name, tensor) -> assertThat(
                        rest.model().state().get(name).toArray())
                .isEqualTo(tensor.toArray()));
        assertThat(inkling(2, "train", "org-swiches")).contains("did you mean org-switches?");
        assertThatThrownBy(() -> RunSpec.parse(spec.toString().replace("org-switches", "org-lost")))
                .hasMessageContaining("\"org-lost\" is no task");
    }

    @Test
    void theyGoOnToTheSameBitsAndAreReadAgain() throws Exception {
        RunSpec spec = RunSpec.parse(RUN);
        assertThat(RunSpec.parse(spec.toString())).isEqualTo(spec);
        assertThat(RunSpec.fromJson(Json.parse(spec.toJson().toString()))).isEqualTo(spec);
        Trainer whole = Trainer.of(spec, Tasks.data(spec, null));
        whole.run();
        Checkpoints kept = new Checkpoints(new FileStore(Files.createDirectories(folder.resolve("kept"))));
        Trainer half =
                Trainer.of(spec.with("epochs", 120), Tasks.data(spec, null)).checkpoint(kept, Saving.usual());
        half.run();
        Checkpoint checkpoint = kept.latest();
        Trainer rest = Trainer.of(spec, Tasks.data(spec, null)).goOnFrom(checkpoint);
        rest.run();
        byte[] file = ModelFile.of(rest.model()).trainedBy(spec).toBytes();
        ModelFile read = ModelFile.parse(file, "own.safetensors");
        assertThat(read.run()).isEqualTo(spec);
        Tensor points = Tensor.wrap(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);
        float[] wanted = whole.model().eval().forward(points).toArray();
        assertThat(rest.model().eval().forward(points).toArray()).isEqualTo(wanted);
        assertThat(read.build().eval().forward(points).toArray()).isEqualTo(wanted);
    }

    @Test
    void onePartThatNobodyRegisteredIsNamedInASentence() {
        assertThatThrownBy(() -> ModelSpec.parse(NET.replace("org-scale", "org-scael")))
                .hasMessageContaining("There is no layer called \"org-scael\"; did you mean org-scale?");
        assertThatThrownBy(() -> RunSpec.parse(RUN.replace("org-lion", "org-tiger")))
                .hasMessage("\"org-tiger\" is no optimizer" + hint());
        assertThat(inkling(2, "train", "xor", "--loss", "org-flat")).contains("\"org-flat\" is no loss");
    }

    private static String hint() {
        return dev.inkling.nnlib.spec.Nearest.hint("org-tiger", Optimizers.ALL.words());
    }
}
