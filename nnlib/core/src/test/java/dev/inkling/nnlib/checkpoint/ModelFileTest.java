package dev.inkling.nnlib.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inkling.nnlib.data.Scale;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
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
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Evaluation;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A model comes back from its file as it was, and what is wrong with a file is said in a sentence with its reason. */
class ModelFileTest {
    private static final RunSpec XOR = RunSpec.parse("task=xor seed=3 epochs=40 threads=1 backend=cpu");

    private static ModelFile whole() {
        return ModelFile.of(net("2-8-1 tanh sigmoid"))
                .named("my net")
                .trainedBy(XOR)
                .reads(List.of("no", "yes"))
                .reached(new JsonObject().put("accuracy", 97.31).put("steps", 40L));
    }

    private static Sequential net(String words) {
        return ModelSpec.parse(words).build(new Generator(7));
    }

    private static ModelFile parse(byte[] bytes) throws IOException {
        return ModelFile.parse(bytes, "a.safetensors");
    }

    private static BadFileException refused(byte[] bytes) {
        BadFileException bad = catchThrowableOfType(BadFileException.class, () -> parse(bytes));
        assertThat(bad).isNotNull();
        assertThat(bad.getMessage()).startsWith("a.safetensors ").endsWith(".");
        return bad;
    }

    private static byte[] file(Map<String, StoredTensor> tensors, Map<String, String> metadata) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Safetensors.content(tensors, metadata).writeTo(bytes);
        return bytes.toByteArray();
    }

    /** The file with other words and without a checksum, as another tool may write it. */
    private static byte[] described(UnaryOperator<JsonObject> change) throws IOException {
        Safetensors content = Safetensors.parse(whole().toBytes(), "a");
        JsonObject words = Json.parseObject(content.metadata().get("inkling"));
        words.fields().remove("crc32");
        return file(content.tensors(), Map.of("inkling", change.apply(words).toString()));
    }

    private static byte[] weighing(String name, StoredTensor weight) throws IOException {
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
    void aScaleThatIsNoneIsRefused() throws IOException {
        String damaged = "a.safetensors is damaged: it contradicts itself (";
        assertThat(refused(scaled("[0,1]", "[1,0]"))).hasMessage(damaged + "The field inputs divides by 0.).");
        assertThat(refused(scaled("[0,\"one\"]", "[1,1]")))
                .hasMessage(damaged + "The file holds \"one\" where a number belongs.).");
        assertThat(refused(scaled("[0]", "[1,1]")))
                .hasMessage(damaged + "There are 2 columns, 1 offsets and 2 sizes: one of each belongs to a column.).");
    }

    private static byte[] scaled(String offsets, String sizes) throws IOException {
        return described(words -> words.put(
                "inputs", Json.parse("{\"names\":[\"a\",\"b\"],\"offsets\":" + offsets + ",\"sizes\":" + sizes + "}")));
    }

    /** The bytes of a weight are other numbers where another kind of number is read from them. */
    @Test
    void theChecksumGuardsTheKindOfTheNumbers() throws IOException {
        String file = new String(whole().toBytes(), ISO_8859_1);
        byte[] other = file.replaceFirst("\"F32\"", "\"U32\"").getBytes(ISO_8859_1);
        assertThat(refused(other))
                .hasMessage("a.safetensors is damaged: its content does not match its checksum; use another copy.");
    }

    @Test
    void aNewerFileAsksForAnUpdate() throws IOException {
        BadFileException newer = refused(described(words -> words.put("version", 2L)));
        assertThat(newer.reason()).isEqualTo(Reason.NEWER);
        assertThat(newer)
                .hasMessage("a.safetensors was written by a newer Inkling (model file 2, this one reads up to 1): "
                        + "update to open it.");
    }

    @Test
    void numbersWithoutAWordAboutTheirNetAreNotDescribed() throws IOException {
        BadFileException bare = refused(file(whole().weights(), Map.of("format", "pt")));
        assertThat(bare.reason()).isEqualTo(Reason.NOT_DESCRIBED);
        assertThat(bare).hasMessage("a.safetensors does not say what net its weights belong to: no Inkling wrote it.");
        assertThat(refused(file(whole().weights(), Map.of("spec", "another's"))).reason())
                .isEqualTo(Reason.NOT_DESCRIBED);
        assertThat(ModelFile.of(whole().spec(), whole().weights()).build()).isNotNull();
    }

    @Test
    void noSafetensorsAtAllIsNotOurs() {
        assertThat(refused("%PDF-1.7 and so on, longer than a header".getBytes(UTF_8))
                        .reason())
                .isEqualTo(Reason.NOT_OURS);
        assertThat(refused(new byte[0]).reason()).isEqualTo(Reason.CUT);
    }

    @Test
    void weightsThatDoNotFitTheNetAreNamed() throws IOException {
        StoredTensor turned = StoredTensor.of(whole().weights().get("0.weight").floats(), 2, 8);
        assertThat(refused(weighing("0.weight", turned)))
                .hasMessage("a.safetensors is damaged: it contradicts itself (The weights do not fit the net: "
                        + "0.weight is F32[2, 8] and has to be [8, 2].).");
        assertThat(refused(weighing("2.bias", null))).hasMessageContaining("2.bias is missing");
        assertThat(refused(weighing("9.bias", turned))).hasMessageContaining("9.bias is unexpected");
        assertThat(refused(weighing("2.bias", null)).reason()).isEqualTo(Reason.DAMAGED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelFile.of(ModelSpec.parse("2-4-1"), whole().weights()))
                .withMessageContaining("0.weight is F32[8, 2] and has to be [4, 2]");
    }

    @Test
    void aDescriptionThatContradictsItselfIsDamaged() throws IOException {
        Map<String, UnaryOperator<JsonObject>> wrong = new LinkedHashMap<>();
        wrong.put("version", words -> words.put("version", "one"));
        wrong.put("no version", words -> {
            words.fields().remove("version");
            return words;
        });
        wrong.put("net", words -> words.put("net", "2-8-1"));
        wrong.put("layers", words -> words.put("net", new JsonObject().put("input", new int[] {2})));
        wrong.put("name", words -> words.put("name", 5L));
        wrong.put("scoring", words -> words.put("scoring", 5L));
        wrong.put("classes", words -> words.put("classes", "all"));
        wrong.put("results", words -> words.put("results", List.of(1L)));
        wrong.put("checksum", words -> words.put("crc32", 12345L));
        for (Map.Entry<String, UnaryOperator<JsonObject>> each : wrong.entrySet()) {
            assertThat(refused(described(each.getValue())).reason())
                    .as(each.getKey())
                    .isEqualTo(Reason.DAMAGED);
        }
        assertThat(refused(file(whole().weights(), Map.of("inkling", "{"))).reason())
                .isEqualTo(Reason.DAMAGED);
    }

    /** A net that is far larger than its weights must not be built. */
    @Test
    void noDescriptionMakesAReaderAllocateWhatIsNotThere() throws IOException {
        JsonObject huge = ModelSpec.parse("2-9000000-9000000-1").toJson();
        assertThat(refused(described(words -> words.put("net", huge)))).hasMessageContaining("0.weight is F32[8, 2]");
    }

    @Test
    void cutAnywhereItIsRefused() {
        byte[] bytes = whole().toBytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(refused(Arrays.copyOf(bytes, length)).reason())
                    .as("%d bytes", length)
                    .isIn(Set.of(Reason.CUT, Reason.NOT_OURS));
        }
    }

    private static List<Object> said(ModelFile file) {
        List<Object> said = new ArrayList<>(List.of(file.spec(), file.name(), file.run(), file.scoring()));
        said.addAll(List.of(file.classes(), file.results()));
        file.weights().forEach((name, values) -> said.addAll(List.of(name, Arrays.toString(values.floats()))));
        return said;
    }

    /** Each bit of a file is turned: it is refused, or what came of it is what was written. */
    @Test
    void withOneBitTurnedItIsRefusedOrTheSame() throws IOException {
        byte[] bytes = whole().toBytes();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] turned = bytes.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            ModelFile read;
            try {
                read = parse(turned);
            } catch (BadFileException refused) {
                assertThat(refused.getMessage())
                        .as("bit %d", bit)
                        .startsWith("a.safetensors ")
                        .endsWith(".");
                continue;
            }
            assertThat(said(read)).as("bit %d", bit).isEqualTo(said(whole()));
        }
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
