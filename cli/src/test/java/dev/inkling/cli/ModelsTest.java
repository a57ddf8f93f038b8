package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.NumberType;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.predict.Reading;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Saving;
import dev.inkling.nnlib.train.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of model that the command can be given. The file in {@code models} was written by the app of 30 November
 * 2026 (a session of digits-notes with model=784-2-10 samples=400 epochs=1), those in {@code past} by the app and the
 * command before that, each of which had a form of its own.
 */
final class ModelsTest {
    private static final Generator ANY = new Generator(1);

    @TempDir
    Path folder;

    private Path resource(String name) throws IOException {
        Path file = folder.resolve("it.safetensors");
        try (InputStream in = ModelsTest.class.getResourceAsStream("/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static Map<String, Tensor> numbers(Path file) throws IOException {
        Map<String, Tensor> numbers = new LinkedHashMap<>();
        Safetensors.parse(Files.readAllBytes(file), "it")
                .tensors()
                .forEach((name, values) -> numbers.put(name, values.tensor()));
        return numbers;
    }

    private static Sequential digitsByHand() {
        return new Sequential(new Linear(784, 2, ANY), new ReLU(), new Linear(2, 10, ANY));
    }

    /** What the command reads is what a net reads that is put together by hand from the numbers in the file. */
    private ModelFile readsToTheBit(String resource) throws IOException {
        Path file = resource(resource);
        ModelFile model = Models.open(file.toString(), null);
        PictureModel reader = new PictureModel(model, "it");
        Sequential byHand = digitsByHand();
        byHand.load(numbers(file));
        byte[] picture = new byte[784];
        new Random(4).nextBytes(picture);
        float[] pixels = new float[784];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (picture[i] & 255) / 255f;
        }
        assertThat(model.build().forward(Tensor.of(pixels, 1, 784)).toArray())
                .isEqualTo(byHand.forward(Tensor.of(pixels, 1, 784)).toArray());
        Reading reading = reader.read(picture, 0, 28, 28).reading();
        Reading expected = new dev.inkling.nnlib.predict.Predictor(byHand, Scoring.LARGEST, 784).read(pixels);
        assertThat(reading.probabilities()).isEqualTo(expected.probabilities());
        assertThat(reader.readsDigits()).isTrue();
        return model;
    }

    @Test
    void aModelThatTheAppTrained() throws IOException {
        ModelFile model = readsToTheBit("models/app-digits.safetensors");
        assertThat(model.run().toString()).contains("task=digits").contains("model=784-2-10");
        assertThat(model.results().number("testAccuracy")).isBetween(0.0, 100.0);
    }

    @Test
    void aModelOfTheAppOfThePast() throws IOException {
        assertThat(readsToTheBit("past/app-digits.safetensors").run()).isNull();
    }

    @Test
    void modelsOfTheCommandOfThePast() throws IOException {
        ModelFile xor = Models.open(resource("past/command-xor.safetensors").toString(), null);
        assertThat(xor.run()).isEqualTo(RunSpec.parse("task=xor activation=tanh seed=3 lr=0.05 epochs=200"));
        ModelFile own = Models.open(resource("past/command-classes.safetensors").toString(), null);
        assertThat(own.classes()).containsExactly("left", "right", "top");
    }

    @Test
    void theOneThatComesWithInkling() throws IOException {
        ModelFile shipped = Models.open(Models.SHIPPED, null);
        assertThat(shipped.spec().parameterCount()).isEqualTo(89_306);
        assertThat(shipped.results().number("mnistTest")).isEqualTo(99.45);
        assertThat(shipped.scoring()).isEqualTo(Scoring.LARGEST);
    }

    @Test
    void aCheckpoint() throws IOException {
        RunSpec spec = RunSpec.parse("task=moons model=2-6-1 batch-norm=true epochs=3 backend=cpu threads=1");
        Trainer trainer = Trainer.of(spec, Tasks.data(spec, null));
        trainer.checkpoint(new Checkpoints(new FileStore(folder)), Saving.everySteps(1))
                .run();
        ModelFile model = Models.open(folder.resolve("checkpoint-a.inkling").toString(), null);
        assertThat(model.run()).isEqualTo(spec);
        assertThat(model.weights().keySet()).isEqualTo(trainer.model().state().keySet());
    }

    private Path foreign(Map<String, StoredTensor> tensors) throws IOException {
        Safetensors.write(new FileStore(folder), "weights.safetensors", tensors, Map.of("format", "pt"));
        return folder.resolve("weights.safetensors");
    }

    private static Map<String, StoredTensor> renamed(Module net, Map<String, String> names) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        net.state().forEach((name, tensor) -> {
            int dot = name.lastIndexOf('.');
            tensors.put(names.get(name.substring(0, dot)) + name.substring(dot), StoredTensor.of(tensor));
        });
        return tensors;
    }

    @Test
    void weightsFromElsewhereWithTheirNetNamedBesideThem() throws IOException {
        Sequential net = ModelSpec.parse("784-500-10").build(new Generator(5));
        Path file = foreign(renamed(net, Map.of("0", "fc1", "2", "fc2")));
        ModelFile named = Models.open(file.toString(), "784-500-10");
        assertThat(named.build().state().get("0.weight").toArray())
                .isEqualTo(net.state().get("0.weight").toArray());
        assertThatThrownBy(() -> Models.open(file.toString(), null))
                .isInstanceOf(Failure.class)
                .hasMessage(file + " does not say what net its weights belong to: add --model 784-500-10, convnet or a "
                        + "FILE.json.");
        assertThatThrownBy(() -> Models.open(file.toString(), "784-400-10"))
                .hasMessageStartingWith("the weights in " + file + " do not fit the net 784-400-10: ");
        assertThatThrownBy(() -> Models.open(file.toString(), "784-many-10"))
                .hasMessageStartingWith("the net of " + file + " cannot be built: ");
        Files.writeString(
                folder.resolve("weights.json"),
                ModelSpec.parse("784-500-10").toJson().toString());
        assertThat(Models.open(file.toString(), null).spec()).isEqualTo(net.spec());
    }

    /** PyTorch counts the batches as a whole number, or, in old files, not at all. */
    @Test
    void batchNormFromElsewhere() throws IOException {
        RunSpec spec = RunSpec.parse("task=moons model=2-6-1 batch-norm=true");
        Trainer trainer = Trainer.of(spec, Tasks.data(spec, null));
        Map<String, StoredTensor> tensors = renamed(trainer.model(), Map.of("0", "0", "1", "1", "3", "3"));
        String net = trainer.model().spec().toJson().toString();
        tensors.put("1.num_batches_tracked", StoredTensor.of(NumberType.I64, new long[] {7}));
        assertThat(Models.open(foreign(tensors).toString(), net).weights()).containsKey("1.running_var");
        tensors.remove("1.num_batches_tracked");
        assertThat(Models.open(foreign(tensors).toString(), net).weights()).containsKey("1.num_batches_tracked");
    }

    @Test
    void whatIsNoModelIsNamed() throws IOException {
        Path broken = resource("past/command-xor.safetensors");
        byte[] bytes = Files.readAllBytes(broken);
        Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length - 5));
        assertThatThrownBy(() -> Models.open(broken.toString(), null))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("is cut off");
        assertThatThrownBy(() -> Models.open(folder.toString(), null)).hasMessageContaining("is a folder");
        Files.writeString(folder.resolve("net.json"), "{}");
        assertThatThrownBy(() -> Models.open(folder.resolve("net.json").toString(), null))
                .hasMessageContaining("describes a net and has no weights");
        ModelFile xor = ModelFile.of(ModelSpec.parse("2-8-1").build(ANY));
        assertThatThrownBy(() -> new PictureModel(xor, "xor")).hasMessageContaining("xor takes 2 numbers [2]");
        ModelFile named = ModelFile.of(ModelSpec.parse("784-2").build(ANY)).reads(List.of("cat", "dog"));
        assertThat(new PictureModel(named, "pets").classes()).containsExactly("cat", "dog");
    }
}
