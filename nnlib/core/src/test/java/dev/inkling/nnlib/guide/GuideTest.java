package dev.inkling.nnlib.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.io.CrashingStore;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's examples are pieces of files that are compiled, and they do what the README says. */
class GuideTest {
    private static final Path README = Paths.get("..", "README.md");
    private static final Path SOURCES = Paths.get("src", "test", "java", "dev", "inkling", "nnlib", "guide");

    @Test
    void everyJavaBlockOfTheReadmeStandsInACompiledFile() throws IOException {
        String compiled = plain(read(SOURCES.resolve("Guide.java"))) + plain(read(SOURCES.resolve("SimpleNet.java")));
        List<String> blocks = new ArrayList<>();
        for (String part : read(README).split("```java\n")) {
            blocks.add(part.substring(0, Math.max(0, part.indexOf("```"))));
        }
        blocks.remove(0);
        assertThat(blocks).hasSize(9);
        for (String block : blocks) {
            assertThat(compiled).contains(plain(block));
        }
    }

    /** Without indentation, so that a method's body may stand flush left in the README. */
    private static String plain(String text) {
        return text.lines().map(String::trim).collect(Collectors.joining("\n"));
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Test
    void simpleNetLearnsItsRows() {
        Generator generator = new Generator(5);
        Tensor x = Tensor.randn(generator, 32, 10);
        Tensor y = x.select(1, 0).gt(0);
        assertThat(Guide.simpleNet(x, y)).isLessThan(0.05f);
    }

    @Test
    void thePyTorchProgramsBatchesCome() {
        Dataset train = ArrayDataset.classes(new float[60_000], new int[] {1}, new float[60_000], 1);
        Batch first = Guide.asInPyTorch(train).epoch(0).iterator().next();
        // The first of torch/stream.json, which PyTorch drew after the weights of the same net.
        assertThat(first.indices()).startsWith(11974, 33892, 724, 57561, 36674, 53218, 45978, 31146, 12394, 29839);
    }

    @Test
    void xorIsSolvedFromAStartThatDoesNotGetStuck() {
        float[] outputs = Guide.xor(2).toArray();
        assertThat(outputs).hasSize(4);
        assertThat(outputs[0]).isLessThan(0.1f);
        assertThat(outputs[1]).isGreaterThan(0.9f);
        assertThat(outputs[2]).isGreaterThan(0.9f);
        assertThat(outputs[3]).isLessThan(0.1f);
    }

    @Test
    void aModelReadsFromItsFile() throws IOException {
        assertThat(Guide.keptInAFile(new CrashingStore(1), new float[] {0, 1})[1])
                .isGreaterThan(0.9f);
        assertThat(Guide.keptInAFile(new CrashingStore(1), new float[] {1, 1})[1])
                .isLessThan(0.1f);
    }

    @Test
    void theDigitsNetLearnsPicturesApart() {
        assertThat(Guide.digits(bars(600, 1), bars(200, 2), 2)).isGreaterThan(95);
    }

    @Test
    void aMovedNetAnswersAsBefore() {
        SimpleNet model = new SimpleNet(new Generator(1));
        Tensor x = Tensor.randn(new Generator(2), 3, 10);
        float[] before = model.to(Devices.open("cpu", 2))
                .forward(x.to(Devices.open("cpu", 2)))
                .toArray();
        Tensor answers = Guide.onADevice(model, x);
        assertThat(answers.device()).isSameAs(Devices.open("cpu", 1));
        assertThat(answers.toArray()).isEqualTo(before);
    }

    @Test
    void theGraphIsPrintedAndDrawnAndAnomaliesAreNamed(@TempDir Path folder) throws IOException {
        SimpleNet model = new SimpleNet(new Generator(1));
        Path file = folder.resolve("loss.dot");
        Guide.lookInside(model, Tensor.ones(3, 10), Tensor.zeros(3), file);
        assertThat(read(file))
                .startsWith("digraph {")
                .contains("linear", "relu", "cross_entropy", "fc2.weight (2, 50)");
        assertThatThrownBy(() -> Guide.lookInside(model, Tensor.full(Float.NaN, 3, 10), Tensor.zeros(3), file))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("the value of linear holds NaN at flat position 0 of (3, 50)");
    }

    @Test
    void whatIsComputedAgainHasTheSameValueAndGradients() {
        Sequential deep = ModelSpec.parse("4-6-6 tanh tanh").build(new Generator(1));
        Tensor x = Tensor.randn(new Generator(2), 5, 4);
        Tensor output = Guide.inLessMemory(deep, x);
        output.square().sum().backward();
        float[] gradient = deep.parameters().get(0).grad().toArray();
        assertThat(output.toArray()).isEqualTo(deep.forward(x).toArray());
        deep.zeroGrad();
        deep.forward(x).square().sum().backward();
        assertThat(gradient).isEqualTo(deep.parameters().get(0).grad().toArray());
    }

    /** Pictures of ten classes: a bright bar of two rows whose place names the class, in noise. */
    private static Dataset bars(int n, long seed) {
        Generator generator = new Generator(seed);
        float[] pixels = new float[n * 784];
        float[] labels = new float[n];
        for (int i = 0; i < n; i++) {
            int label = generator.nextInt(10);
            labels[i] = label;
            for (int p = 0; p < 784; p++) {
                boolean bar = p / 56 == label;
                pixels[i * 784 + p] = (bar ? 0.6f : 0) + 0.4f * generator.nextFloat();
            }
        }
        return ArrayDataset.classes(pixels, new int[] {1, 28, 28}, labels, 10);
    }
}
