package dev.inkling.nnlib.checkpoint;

import static dev.inkling.nnlib.checkpoint.ModelFiles.XOR;
import static dev.inkling.nnlib.checkpoint.ModelFiles.described;
import static dev.inkling.nnlib.checkpoint.ModelFiles.file;
import static dev.inkling.nnlib.checkpoint.ModelFiles.net;
import static dev.inkling.nnlib.checkpoint.ModelFiles.parse;
import static dev.inkling.nnlib.checkpoint.ModelFiles.weighing;
import static dev.inkling.nnlib.checkpoint.ModelFiles.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.inkling.nnlib.data.Scale;
import dev.inkling.nnlib.io.CrashingStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.NumberType;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Evaluation;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A model comes back from its file as it was, with what was said about it. */
class ModelFileTest {
    @Test
    void comesBackWithEverythingThatWasSaidAboutIt() throws IOException {
        CrashingStore store = new CrashingStore(1);
        whole().write(store, "a.safetensors");
        ModelFile back = ModelFile.read(store, "a.safetensors");
        assertThat(back.name()).isEqualTo("my net");
        assertThat(back.spec()).isEqualTo(ModelSpec.parse("2-8-1 tanh sigmoid"));
        assertThat(back.run()).isEqualTo(XOR);
        assertThat(back.scoring()).isEqualTo(Scoring.PROBABILITY);
        assertThat(back.classes()).containsExactly("no", "yes");
        assertThat(back.results().number("accuracy")).isEqualTo(97.31);
        assertThat(back.toBytes()).isEqualTo(whole().toBytes()).isEqualTo(store.bytes("a.safetensors"));
    }

    @Test
    void whatNobodySaidIsNotThere() throws IOException {
        ModelFile back = parse(ModelFile.of(net("2-3-1")).toBytes());
        assertThat(back.name()).isEmpty();
        assertThat(back.run()).isNull();
        assertThat(back.scoring()).isNull();
        assertThat(back.classes()).isEmpty();
        assertThat(back.results().fields()).isEmpty();
    }

    @Test
    void givesTheSameOutputsToTheBit() throws IOException {
        Sequential net = net("2-8-1 tanh sigmoid");
        Tensor points = Tensor.of(new float[] {0, 0, 0.3f, 1, -2, 0.1f}, 3, 2);
        Sequential back = parse(ModelFile.of(net).toBytes()).build();
        assertThat(back.forward(points).toArray()).isEqualTo(net.forward(points).toArray());
    }

    /** Batch norm has buffers beside its weights. */
    @Test
    void keepsBuffersToo() throws IOException {
        Trainer trainer = Trainer.of(
                RunSpec.parse("task=moons model=2-6-1 batch-norm=true epochs=3 backend=cpu threads=1"),
                Tasks.data(RunSpec.parse("task=moons"), null));
        trainer.run();
        Sequential back = parse(
                        ModelFile.of(trainer.model()).trainedBy(trainer.spec()).toBytes())
                .build();
        assertThat(back.state().keySet()).contains("1.running_mean", "1.num_batches_tracked");
        Tensor points = Tensor.of(new float[] {0, 0, 0.3f, 1, -2, 0.1f}, 3, 2);
        assertThat(back.eval().forward(points).toArray())
                .isEqualTo(trainer.model().eval().forward(points).toArray());
    }

    /** Both nets end in a linear layer; only the file knows whether 0.4 is a probability or a logit. */
    @Test
    void itsPredictorReadsAsTheRunDid() throws IOException {
        Sequential net = net("2-1");
        net.parameters().get(0).copyFrom(new float[] {0.4f, 0});
        net.parameters().get(1).copyFrom(new float[] {0});
        float[] point = {1, 0};
        RunSpec hinge = RunSpec.parse("task=and model=2-1 loss=hinge");
        ModelFile trained = parse(ModelFile.of(net).trainedBy(hinge).toBytes());
        assertThat(trained.scoring()).isEqualTo(Scoring.LOGIT);
        assertThat(trained.predictor().read(point).probabilities()[1]).isBetween(0.59f, 0.6f);
        ModelFile told = parse(ModelFile.of(net).scoredBy(Scoring.PROBABILITY).toBytes());
        assertThat(told.predictor().read(point).probabilities()[1]).isEqualTo(0.4f);
        ModelFile untold = parse(ModelFile.of(net).toBytes());
        assertThat(untold.predictor().read(point).probabilities()[1]).isBetween(0.59f, 0.6f);
    }

    @Test
    void aRunOnDigitsNamesTenClassesAndOneOnYourOwnDataNone() {
        ModelFile digits = ModelFile.of(net("784-4-10"))
                .trainedBy(Presets.of("digits-notes").apply("model=784-4-10"));
        assertThat(digits.classes()).hasSize(10).startsWith("0").endsWith("9");
        assertThat(digits.scoring()).isEqualTo(Scoring.LARGEST);
        ModelFile own = ModelFile.of(net("4-3")).trainedBy(RunSpec.parse("task=csv model=4-3"));
        assertThat(own.classes()).isEmpty();
        assertThat(own.scoring()).isNull();
    }

    @Test
    void whatIsNoNumberIsNoResult() {
        RunResult result = new RunResult(
                Progress.State.FINISHED,
                40,
                40,
                0.25,
                75,
                Double.NaN,
                Double.NaN,
                0,
                null,
                1,
                1,
                "cpu",
                1,
                true,
                null,
                List.of());
        assertThat(whole().reached(result).results())
                .hasToString("{\"epochs\":40,\"steps\":40,\"loss\":0.25,\"accuracy\":75.0}");
    }

    @Test
    void everyFigureOfAResultIsKept() {
        RunResult result = new RunResult(
                Progress.State.FINISHED,
                40,
                20,
                0.25,
                75,
                0.5,
                62.5,
                7,
                new Evaluation(5, 0.75, 60, null, null, Map.of("recall", 0.5), null),
                1,
                1,
                "cpu",
                1,
                true,
                null,
                List.of());
        assertThat(whole().reached(result).results())
                .hasToString("{\"epochs\":20,\"steps\":40,\"loss\":0.25,\"accuracy\":75.0,\"validationLoss\":0.5,"
                        + "\"validationAccuracy\":62.5,\"testAccuracy\":60.0,\"recall\":0.5}");
    }

    @Test
    void whatIsChangedIsACopy() {
        ModelFile file = whole();
        JsonObject results = new JsonObject().put("loss", 1.0);
        ModelFile other = file.named("other").reached(results);
        results.put("loss", 2.0);
        other.results().put("loss", 3.0);
        assertThat(file.name()).isEqualTo("my net");
        assertThat(other.results().number("loss")).isEqualTo(1);
    }

    /** Names and values of metadata are strings, as Python's library demands, and there is one. */
    @Test
    void theFileHasOneKey() throws IOException {
        Safetensors content = Safetensors.parse(whole().toBytes(), "a");
        assertThat(content.metadata().keySet()).containsExactly("inkling");
        assertThat(content.tensors().keySet()).containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
        JsonObject words = Json.parseObject(content.metadata().get("inkling"));
        assertThat(words.fields().keySet())
                .containsExactly("version", "net", "name", "run", "scoring", "classes", "results", "crc32");
        assertThat(words.whole("version")).isEqualTo(1);
    }

    @Test
    void anotherToolMayWriteItWithoutAChecksumAndInAnotherOrder() throws IOException {
        Map<String, StoredTensor> turned = new LinkedHashMap<>();
        for (String name : List.of("2.bias", "0.bias", "2.weight", "0.weight")) {
            turned.put(name, whole().weights().get(name));
        }
        String words = Safetensors.parse(whole().toBytes(), "a").metadata().get("inkling");
        assertThat(parse(file(turned, Map.of("inkling", words, "format", "pt"))).run())
                .isEqualTo(XOR);
        assertThat(parse(described(same -> same)).run()).isEqualTo(XOR);
    }

    @Test
    void halfAsManyBitsAreReadAsWeights() throws IOException {
        float[] values = whole().weights().get("0.bias").floats();
        ModelFile half = parse(weighing("0.bias", StoredTensor.of(NumberType.F16, values, 8)));
        assertThat(half.build().state().get("0.bias").toArray())
                .isEqualTo(half.weights().get("0.bias").floats())
                .isNotEqualTo(values);
    }

    @Test
    void fieldsOfTheSameVersionThatAreNotKnownAreKeptAndPassedOver() throws IOException {
        ModelFile file = parse(described(words -> words.put("colour", "blue")));
        assertThat(file.run()).isEqualTo(XOR);
        assertThat(Safetensors.parse(file.named("again").toBytes(), "a")
                        .metadata()
                        .get("inkling"))
                .contains("\"colour\":\"blue\"")
                .contains("\"name\":\"again\"");
    }

    @Test
    void aRunInSettingsThatAreNotKnownLeavesTheNetUsable() throws IOException {
        ModelFile file = parse(described(words -> {
            words.object("run").object("settings").put("colour", "blue");
            return words;
        }));
        assertThat(file.run()).isNull();
        assertThat(file.scoring()).isEqualTo(Scoring.PROBABILITY);
        assertThat(file.build()).isNotNull();
    }

    @Test
    void aScoringThatIsNotKnownIsNotSaid() throws IOException {
        assertThat(parse(described(words -> words.put("scoring", "guess"))).scoring())
                .isNull();
    }

    @Test
    void howItsColumnsWereScaledComesBack() throws IOException {
        Scale inputs = new Scale(List.of("length", "width"), new double[] {1.5, -2}, new double[] {0.5, 4});
        Scale targets = new Scale(List.of("price"), new double[] {1000}, new double[] {3});
        ModelFile both = parse(whole().scaledBy(inputs, targets).toBytes());
        assertThat(both.inputs().names()).containsExactly("length", "width");
        assertThat(both.inputs().offsets()).containsExactly(1.5, -2);
        assertThat(both.inputs().sizes()).containsExactly(0.5, 4);
        assertThat(both.targets().names()).containsExactly("price");
        assertThat(both.targets().offsets()).containsExactly(1000);
        assertThat(both.targets().sizes()).containsExactly(3);
        ModelFile classes = parse(whole().scaledBy(inputs, null).toBytes());
        assertThat(classes.inputs().sizes()).containsExactly(0.5, 4);
        assertThat(classes.targets()).isNull();
        assertThat(whole().inputs()).isNull();
    }

    @Test
    void aWeightThatIsNoNumberIsKept() throws IOException {
        Sequential net = net("2-1");
        net.parameters().get(0).copyFrom(new float[] {Float.NaN, Float.POSITIVE_INFINITY});
        assertThat(parse(ModelFile.of(net).toBytes()).weights().get("0.weight").floats())
                .containsExactly(Float.NaN, Float.POSITIVE_INFINITY);
    }

    @Test
    void aNetWrittenByHandHasNoFile() {
        dev.inkling.nnlib.nn.Module hand = new dev.inkling.nnlib.nn.Module() {
            @Override
            public Tensor forward(Tensor x) {
                return x;
            }
        };
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ModelFile.of(hand))
                .withMessageContaining("is written by hand");
    }
}
