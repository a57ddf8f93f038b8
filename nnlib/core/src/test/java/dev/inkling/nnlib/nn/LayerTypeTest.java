package dev.inkling.nnlib.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What layers say about themselves as data, before one is built. */
class LayerTypeTest {
    private static int[] shape(int... sizes) {
        return sizes;
    }

    /** Layers with options of their own, and the shape of an example that each can take. */
    private static Map<LayerSpec, int[]> layers() {
        Map<LayerSpec, int[]> layers = new LinkedHashMap<>();
        layers.put(LayerSpec.of("linear", "in", 3, "out", 5), shape(3));
        layers.put(LayerSpec.of("linear", "in", 3, "out", 5, "bias", false), shape(4, 3));
        layers.put(
                LayerSpec.of(
                        "conv2d",
                        "in",
                        4,
                        "out",
                        6,
                        "kernel",
                        3,
                        "stride",
                        2,
                        "padding",
                        1,
                        "dilation",
                        2,
                        "groups",
                        2,
                        "bias",
                        false),
                shape(4, 9, 7));
        layers.put(LayerSpec.of("conv2d", "in", 1, "out", 2, "kernel", 5), shape(1, 5, 5));
        layers.put(LayerSpec.of("max-pool2d", "kernel", 3, "stride", 2, "padding", 1), shape(2, 6, 5));
        layers.put(LayerSpec.of("max-pool2d", "kernel", 2), shape(2, 2, 5));
        layers.put(LayerSpec.of("avg-pool2d", "kernel", 3, "stride", 1), shape(2, 6, 5));
        layers.put(LayerSpec.of("flatten"), shape(2, 3, 4));
        layers.put(LayerSpec.of("dropout", "p", 0.25), shape(2, 3));
        layers.put(LayerSpec.of("batch-norm1d", "channels", 3, "eps", 0.01, "momentum", 0.5), shape(3));
        layers.put(LayerSpec.of("batch-norm1d", "channels", 3), shape(3, 2));
        layers.put(LayerSpec.of("batch-norm2d", "channels", 3, "eps", 0.01, "momentum", 0.5), shape(3, 2, 4));
        layers.put(LayerSpec.of("layer-norm", "width", 4, "eps", 0.01), shape(2, 4));
        layers.put(LayerSpec.of("group-norm", "groups", 2, "channels", 4, "eps", 0.01), shape(4, 3));
        layers.put(LayerSpec.of("embedding", "rows", 7, "width", 3), shape(5));
        layers.put(
                LayerSpec.around("sequential", LayerSpec.of("linear", "in", 3, "out", 2), LayerSpec.of("tanh")),
                shape(3));
        layers.put(
                LayerSpec.around("residual", LayerSpec.of("relu"), LayerSpec.of("linear", "in", 3, "out", 3)),
                shape(3));
        layers.put(LayerSpec.of("prelu", "channels", 3, "init", 0.5), shape(3, 2));
        layers.put(LayerSpec.of("leaky-relu", "slope", 0.2), shape(3));
        layers.put(LayerSpec.of("elu", "alpha", 2), shape(3));
        layers.put(LayerSpec.of("gelu", "approximate", "tanh"), shape(3));
        layers.put(LayerSpec.of("mish", "beta", 2), shape(3));
        layers.put(LayerSpec.of("softmax", "dim", 1), shape(3));
        layers.put(LayerSpec.of("log-softmax", "dim", 1), shape(3, 2));
        for (String word : Arrays.asList("identity", "step", "sigmoid", "tanh", "relu", "silu", "softplus")) {
            layers.put(LayerSpec.of(word), shape(3, 2));
        }
        layers.put(LayerSpec.of("log-sigmoid"), shape(3, 2));
        return layers;
    }

    @TestFactory
    List<DynamicTest> aLayerThatIsBuiltIsWhatItsSpecSays() {
        List<DynamicTest> tests = new ArrayList<>();
        layers().forEach((spec, input) -> tests.add(DynamicTest.dynamicTest(spec.toString(), () -> {
            Module layer = spec.type().build(spec, new Generator(1));
            assertThat(layer.layerSpec()).isEqualTo(spec);
            assertThat(layer.layerType()).isSameAs(spec.type());
            assertThat(LayerSpec.fromJson(spec.toJson())).isEqualTo(spec);
            assertThat(shapes(spec.parameters())).isEqualTo(builtShapes(layer));
            assertThat(layer.parameterCount()).isEqualTo(spec.parameterCount());
            int[] batch = new int[input.length + 1];
            batch[0] = 2;
            System.arraycopy(input, 0, batch, 1, input.length);
            int[] output = layer.forward(Tensor.zeros(batch)).shape();
            assertThat(Arrays.copyOfRange(output, 1, output.length)).isEqualTo(spec.output(input));
        })));
        return tests;
    }

    @Test
    void everyLayerIsAmongThoseThatAreBuiltHere() {
        assertThat(layers().keySet()).extracting(spec -> spec.type().word()).containsAll(Layers.ALL.words());
    }

    private static Map<String, String> shapes(Map<String, int[]> parameters) {
        Map<String, String> shapes = new LinkedHashMap<>();
        parameters.forEach((name, shape) -> shapes.put(name, LayerSpec.shape(shape)));
        return shapes;
    }

    private static Map<String, String> builtShapes(Module layer) {
        Map<String, String> shapes = new LinkedHashMap<>();
        layer.namedParameters().forEach((name, tensor) -> shapes.put(name, LayerSpec.shape(tensor.shape())));
        return shapes;
    }

    private static void refused(String sentence, LayerSpec spec, int... input) {
        assertThatThrownBy(() -> spec.output(input))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void linearAndLayerNormTakeTheirWidthAndNoOther() {
        refused("linear takes 3 numbers, but gets (3, 4)", LayerSpec.of("linear", "in", 3, "out", 5), 3, 4);
        refused("layer-norm takes 4 numbers, but gets (4, 3)", LayerSpec.of("layer-norm", "width", 4), 4, 3);
    }

    @Test
    void convolutionTakesPicturesWithItsChannels() {
        LayerSpec conv = LayerSpec.of("conv2d", "in", 2, "out", 4, "kernel", 3);
        refused("conv2d takes pictures of shape (2, height, width), but gets (2, 8)", conv, 2, 8);
        refused("conv2d takes pictures of shape (2, height, width), but gets (3, 8, 8)", conv, 3, 8, 8);
    }

    @Test
    void groupsOfAConvolutionDivideItsChannelsEvenly() {
        LayerSpec in = LayerSpec.of("conv2d", "in", 4, "out", 3, "kernel", 1, "groups", 3);
        refused(
                "conv2d takes channels that its 3 groups divide evenly, both in and out, but gets (4, 2, 2)",
                in,
                4,
                2,
                2);
        LayerSpec out = LayerSpec.of("conv2d", "in", 3, "out", 4, "kernel", 1, "groups", 3);
        refused(
                "conv2d takes channels that its 3 groups divide evenly, both in and out, but gets (3, 2, 2)",
                out,
                3,
                2,
                2);
        for (int[] wrong : Arrays.asList(shape(4, 3), shape(3, 4))) {
            assertThatThrownBy(() -> new Conv2d(wrong[0], wrong[1], 1, 1, 0, 1, 3, true, new Generator(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Conv2d: 3 groups must divide both in = " + wrong[0] + " and out = " + wrong[1]
                            + " evenly.");
        }
    }

    @Test
    void aPictureIsAtLeastAsLargeAsTheWindow() {
        LayerSpec conv = LayerSpec.of("conv2d", "in", 1, "out", 1, "kernel", 5, "padding", 2, "dilation", 2);
        assertThat(conv.output(shape(1, 5, 6))).containsExactly(1, 1, 2);
        refused("conv2d takes pictures of at least 5 x 5 pixels, but gets (1, 4, 9)", conv, 1, 4, 9);
        refused("conv2d takes pictures of at least 5 x 5 pixels, but gets (1, 9, 4)", conv, 1, 9, 4);
    }

    @Test
    void poolingTakesPictures() {
        LayerSpec pool = LayerSpec.of("max-pool2d", "kernel", 2);
        refused("max-pool2d takes pictures of shape (channels, height, width), but gets (8, 8)", pool, 8, 8);
    }

    @Test
    void aPoolingWindowHasASideAStrideAndABorderThatGoTogether() {
        LayerSpec spec = LayerSpec.of("avg-pool2d", "kernel", 3, "padding", 2);
        refused(
                "A pooling window of side 3 cannot have stride 3 and padding 2; side and stride are at least 1, and "
                        + "padding at most half the side.",
                spec,
                1,
                9,
                9);
        for (int[] wrong : Arrays.asList(shape(0, 1, 0), shape(2, 0, 0), shape(2, 1, -1), shape(3, 1, 2))) {
            String sentence = "A pooling window of side " + wrong[0] + " cannot have stride " + wrong[1]
                    + " and padding " + wrong[2]
                    + "; side and stride are at least 1, and padding at most half the side.";
            assertThatThrownBy(() -> new MaxPool2d(wrong[0], wrong[1], wrong[2]))
                    .hasMessage(sentence);
            assertThatThrownBy(() -> new AvgPool2d(wrong[0], wrong[1], wrong[2]))
                    .hasMessage(sentence);
        }
        assertThat(new MaxPool2d(1, 1, 0)).isNotNull();
        assertThat(new MaxPool2d(2, 1, 1)).isNotNull();
    }

    @Test
    void batchNormTakesItsChannelsFirst() {
        LayerSpec one = LayerSpec.of("batch-norm1d", "channels", 3);
        refused("batch-norm1d takes (3), but gets (4)", one, 4);
        refused("batch-norm1d takes (3), but gets (3, 2, 2)", one, 3, 2, 2);
        LayerSpec two = LayerSpec.of("batch-norm2d", "channels", 3);
        refused("batch-norm2d takes (3, height, width), but gets (3, 2)", two, 3, 2);
        refused("batch-norm2d takes (3, height, width), but gets (2, 3, 3)", two, 2, 3, 3);
    }

    @Test
    void groupNormTakesItsChannelsInEqualGroups() {
        refused(
                "group-norm cannot make 2 equal groups of 5 channels",
                LayerSpec.of("group-norm", "groups", 2, "channels", 5),
                5);
        refused(
                "group-norm takes 4 channels, but gets (2, 4)",
                LayerSpec.of("group-norm", "groups", 2, "channels", 4),
                2,
                4);
    }

    @Test
    void slopesAreOneForAllOrOneForEachChannel() {
        refused("prelu takes 3 channels, but gets (2, 3)", LayerSpec.of("prelu", "channels", 3), 2, 3);
        assertThat(LayerSpec.of("prelu").output(shape(2, 3))).containsExactly(2, 3);
    }

    private static List<String> thatAre(Predicate<LayerType> property) {
        List<String> words = new ArrayList<>();
        for (LayerType type : Layers.ALL.all()) {
            if (property.test(type)) {
                words.add(type.word());
            }
        }
        return words;
    }

    @Test
    void whichLayersHoldOthersDieOrGiveProbabilities() {
        assertThat(thatAre(LayerType::nests)).containsExactly("sequential", "residual");
        assertThat(thatAre(LayerType::canDie)).containsExactly("relu");
        assertThat(thatAre(LayerType::givesProbabilities)).containsExactly("sigmoid");
        assertThat(thatAre(LayerType::takesInit)).containsExactly("linear", "conv2d");
        assertThat(thatAre(type -> type.role() == LayerType.Role.ENDS)).containsExactly("softmax", "log-softmax");
    }

    @Test
    void theActivationsAreAllThatBendAndTheOneThatDoesNot() {
        assertThat(Layers.activations())
                .containsExactly(
                        "step",
                        "sigmoid",
                        "tanh",
                        "relu",
                        "leaky-relu",
                        "prelu",
                        "elu",
                        "silu",
                        "gelu",
                        "softplus",
                        "mish",
                        "log-sigmoid",
                        "identity");
    }

    @Test
    void aTypeOfOnesOwnKeepsTheShapeAndIsBuiltOfItsOptions() {
        LayerType type = LayerType.of(
                "sharper",
                LayerType.Role.BENDS,
                "A leaky ReLU of another name.",
                options -> new LeakyReLU(options.number("slope")),
                Option.number("slope", 0.5));
        LayerSpec spec = type.spec(type.options().with("slope", 0.25));
        assertThat(spec.output(shape(2, 3))).containsExactly(2, 3);
        assertThat(spec.parameters()).isEmpty();
        assertThat(type.build(spec, new Generator(1))).hasToString("LeakyReLU(negative_slope=0.25)");
    }

    @Test
    void swishIsReadAsSiluAndWrittenSo() {
        assertThat(LayerSpec.of("swish")).isEqualTo(LayerSpec.of("silu")).hasToString("silu()");
        assertThat(Layers.ALL.words()).doesNotContain("swish");
        assertThat(SiLU.TYPE.otherWords()).containsExactly("swish");
    }
}
