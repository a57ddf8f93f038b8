package dev.inkling.nnlib.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.nn.Tanh;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Models that earlier versions wrote are read as they were meant. The command and the app had forms of their own until
 * 30 November 2026, when these files were made; {@link ModelFile} took their place.
 */
class PastFilesTest {
    private static final Generator ANY = new Generator(1);

    /** Reads a file, and holds its net to one that was put together by hand from the numbers in the file. */
    private static ModelFile opened(String file, String hash, Sequential byHand, float[] points) throws IOException {
        ModelFile model = ModelFile.parse(Past.bytes(file), file);
        Map<String, Tensor> numbers = new LinkedHashMap<>();
        Map<String, StoredTensor> stored =
                Safetensors.parse(Past.bytes(file), file).tensors();
        stored.forEach((name, values) -> numbers.put(name, values.tensor()));
        byHand.load(numbers);
        Tensor x = Tensor.of(points, points.length / 2, 2);
        assertThat(model.build().forward(x).toArray())
                .isEqualTo(byHand.forward(x).toArray());
        assertThat(Past.hash(model.build())).isEqualTo(hash);
        return model;
    }

    private static Sequential xor() {
        return new Sequential(new Linear(2, 8, ANY), new Tanh(), new Linear(8, 1, ANY), new Sigmoid());
    }

    @Test
    void aModelOfTheCommand() throws IOException {
        ModelFile model = opened(
                "command-xor.safetensors", "6a0889cbf06635f5", xor(), new float[] {0, 0, 0, 1, 1, 0, 1, 1, 0.3f, -2});
        assertThat(model.run()).isEqualTo(RunSpec.parse("task=xor activation=tanh seed=3 lr=0.05 epochs=200"));
        assertThat(model.scoring()).isEqualTo(Scoring.PROBABILITY);
        assertThat(model.classes()).isEmpty();
        assertThat(model.predictor().read(new float[] {0, 1}).best()).isEqualTo(1);
    }

    @Test
    void aModelOfTheCommandWithClassesOfItsOwn() throws IOException {
        Sequential byHand = new Sequential(new Linear(2, 16, ANY), new ReLU(), new Linear(16, 3, ANY));
        ModelFile model =
                opened("command-classes.safetensors", "672f5b0548c80f79", byHand, new float[] {-1, 0.5f, 2, 2});
        assertThat(model.classes()).containsExactly("left", "right", "top");
        assertThat(model.run().text("model")).isEqualTo("2-16-3");
        assertThat(model.predictor().read(new float[] {-1, -0.2f}).best()).isZero();
    }

    /** It says neither how it was trained nor how its one output is read: its last layer tells that. */
    @Test
    void aModelOfTheApp() throws IOException {
        ModelFile model = opened(
                "app-xor.safetensors", "82a86a7127a40975", xor(), new float[] {0, 0, 0, 1, 1, 0, 1, 1, 0.3f, -2});
        assertThat(model.run()).isNull();
        assertThat(model.scoring()).isNull();
        assertThat(model.predictor().read(new float[] {0, 1}).best()).isEqualTo(1);
        assertThat(model.predictor().read(new float[] {1, 1}).best()).isZero();
    }

    /** What is opened in an old form is written in the one of today. */
    @Test
    void writtenAgainItSaysTheSame() throws IOException {
        ModelFile old = ModelFile.parse(Past.bytes("command-classes.safetensors"), "old");
        byte[] bytes = old.toBytes();
        assertThat(Safetensors.parse(bytes, "new").metadata().keySet()).containsExactly("inkling");
        ModelFile again = ModelFile.parse(bytes, "new");
        assertThat(Past.hash(again.build())).isEqualTo(Past.hash(old.build()));
        assertThat(again.run()).isEqualTo(old.run());
        assertThat(again.classes()).isEqualTo(old.classes());
    }
}
