package dev.inkling.nnlib.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSpecTest {
    @Test
    void theTableHasALayerALineInStraightColumns() {
        assertThat(ModelSpec.parse("784-500-10").table())
                .isEqualTo(
                        """
                        input                      (784)
                        0 linear(in=784, out=500)  (500)  392,500
                        1 relu()                   (500)        0
                        2 linear(in=500, out=10)   (10)     5,010
                        sum                               397,510
                        """);
    }

    @Test
    void theNotesNetHasTheirNumberOfParameters() {
        ModelSpec spec = ModelSpec.parse("784-500-10");
        assertThat(spec.parameterCount()).isEqualTo(397_510);
        assertThat(spec.output()).containsExactly(10);
        assertThat(spec.layers()).hasToString("[linear(in=784, out=500), relu(), linear(in=500, out=10)]");
    }

    @Test
    void theConvnetIsTheOneThatReadsDigits() {
        ModelSpec spec = ModelSpec.parse("convnet");
        assertThat(spec.parameterCount()).isEqualTo(89_306);
        assertThat(spec.input()).containsExactly(1, 28, 28);
        assertThat(spec.output(8)).containsExactly(64, 3, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "784-500-10",
                "2-8-1 tanh",
                "2-2-1 sigmoid sigmoid",
                "3-4-5-2 gelu softmax",
                "2-1",
                "2-1 relu sigmoid",
                "2-3-1 identity",
                "convnet"
            })
    void shortFormsSurviveTheWayThroughTextAndJson(String text) {
        ModelSpec spec = ModelSpec.parse(text);
        assertThat(spec).hasToString(text);
        assertThat(ModelSpec.parse(spec.toJson().toString())).isEqualTo(spec);
    }

    @Test
    void whatIsKnownBeforehandIsWhatIsBuilt() {
        ModelSpec spec = ModelSpec.of(
                new int[] {2, 9, 8},
                LayerSpec.of("conv2d", "in", 2, "out", 4, "kernel", 3, "stride", 2, "padding", 1, "groups", 2),
                LayerSpec.of("batch-norm2d", "channels", 4),
                LayerSpec.of("prelu", "channels", 4),
                LayerSpec.around("residual", LayerSpec.of("conv2d", "in", 4, "out", 4, "kernel", 1, "bias", false)),
                LayerSpec.of("avg-pool2d", "kernel", 3, "stride", 1, "padding", 1),
                LayerSpec.of("flatten"),
                LayerSpec.of("layer-norm", "width", 80),
                LayerSpec.of("dropout", "p", 0.1),
                LayerSpec.of("linear", "in", 80, "out", 3));
        Sequential model = spec.build(new Generator(1));
        Map<String, String> built = new LinkedHashMap<>();
        model.namedParameters().forEach((name, tensor) -> built.put(name, LayerSpec.shape(tensor.shape())));
        Map<String, String> said = new LinkedHashMap<>();
        spec.parameters().forEach((name, shape) -> said.put(name, LayerSpec.shape(shape)));
        assertThat(built).isEqualTo(said);
        assertThat(model.parameterCount()).isEqualTo(spec.parameterCount());
        Tensor x = Tensor.zeros(5, 2, 9, 8);
        for (int i = 0; i < model.size(); i++) {
            x = model.get(i).forward(x);
            assertThat(LayerSpec.shape(x.shape()).replace("(5, ", "("))
                    .as("after layer " + i)
                    .isEqualTo(LayerSpec.shape(spec.output(i)));
        }
        assertThat(model.spec()).isEqualTo(spec);
        assertThat(ModelSpec.parse(spec.toString())).isEqualTo(spec);
        assertThat(new Sequential(model.layers().toArray(new Module[0]))
                        .input(2, 9, 8)
                        .spec())
                .isEqualTo(spec);
    }

    @Test
    void impossibleModelsAreExplainedInASentence() {
        refused(
                "784-0-10",
                "\"784-0-10\" is no model: write the widths of its layers with hyphens, as in 784-500-10 or "
                        + "\"2-8-1 tanh\", or convnet, or a model's JSON.");
        refused("2-8-1 tahn", "There is no layer called \"tahn\"; did you mean tanh?");
        refused(
                "{\"input\":[28,28],\"layers\":[{\"type\":\"conv2d\",\"in\":1,\"out\":4,\"kernel\":3}]}",
                "The model cannot be built: layer 0, conv2d takes pictures of shape (1, height, width), but gets (28, 28) "
                        + "from the input.");
        refused(
                "{\"input\":[4],\"layers\":[{\"type\":\"relu\"},{\"type\":\"linear\",\"in\":5,\"out\":1}]}",
                "The model cannot be built: layer 1, linear takes 5 numbers, but gets (4) from layer 0 (relu).");
        refused(
                "{\"input\":[4],\"layers\":[{\"type\":\"linear\",\"in\":4}]}",
                "layers[0]: linear: out is missing; give a whole number, at least 1.");
        refused(
                "{\"input\":[4],\"layers\":[{\"type\":\"dropout\",\"p\":1.5}]}",
                "layers[0]: dropout: p is 1.5, but takes a number, from 0 to 1.");
        refused(
                "{\"input\":[4],\"layers\":[{\"type\":\"linear\",\"inn\":4,\"out\":1}]}",
                "layers[0]: linear has no option \"inn\"; did you mean in?");
        refused(
                "{\"input\":[4],\"layers\":[{\"type\":\"residual\",\"layers\":[{\"type\":\"linear\",\"in\":4,\"out\":3}]}]}",
                "The model cannot be built: layer 0, residual takes layers that keep the shape, as their output (3) is added "
                        + "to the input, but gets (4) from the input.");
        refused(
                "{\"input\":[0],\"layers\":[{\"type\":\"relu\"}]}",
                "A model's input shape is (0), but needs at least one size, and each at least 1.");
    }

    @Test
    void aShortFormHasTwoWidthsAndAtMostTwoWords() {
        for (String text : new String[] {"5", "5-", "-5", "5-a", "convnet 5", "12345678-2", ""}) {
            refused(
                    text,
                    "\"" + text + "\" is no model: write the widths of its layers with hyphens, as in 784-500-10 or "
                            + "\"2-8-1 tanh\", or convnet, or a model's JSON.");
        }
        refused(
                "2-3-1 tanh relu sigmoid",
                "\"2-3-1 tanh relu sigmoid\" has 3 words after the widths; at most two are taken: the activation "
                        + "between layers and the one at the end.");
    }

    @Test
    void aModelHasALayerAndEachSizeIsAtLeastOne() {
        assertThatThrownBy(() -> ModelSpec.of(new int[] {3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A model needs at least one layer.");
        assertThatThrownBy(() -> ModelSpec.of(new int[0], LayerSpec.of("relu")))
                .hasMessage("A model's input shape is (), but needs at least one size, and each at least 1.");
        assertThat(ModelSpec.of(new int[] {1}, LayerSpec.of("relu")).output()).containsExactly(1);
    }

    @Test
    void aModelIsEqualToOneOfTheSameInputAndLayers() {
        ModelSpec spec = ModelSpec.parse("2-3-1");
        assertThat(spec).isEqualTo(ModelSpec.parse("2-3-1 relu")).hasSameHashCodeAs(ModelSpec.parse("2-3-1 relu"));
        assertThat(spec).isNotEqualTo(ModelSpec.parse("2-3-1 tanh")).isNotEqualTo(null);
        assertThat(spec.hashCode()).isNotEqualTo(ModelSpec.parse("2-3-1 tanh").hashCode());
        LayerSpec relu = LayerSpec.of("relu");
        assertThat(ModelSpec.of(new int[] {2}, relu)).isNotEqualTo(ModelSpec.of(new int[] {3}, relu));
        assertThat(ModelSpec.of(new int[] {2}, relu).hashCode())
                .isNotEqualTo(ModelSpec.of(new int[] {3}, relu).hashCode());
    }

    /** What the short form would not bring back is written as JSON. */
    @Test
    void aModelWithoutAShortFormPrintsItsJson() {
        LayerSpec in = LayerSpec.of("linear", "in", 2, "out", 3);
        LayerSpec out = LayerSpec.of("linear", "in", 3, "out", 1);
        LayerSpec last = LayerSpec.of("linear", "in", 1, "out", 1);
        LayerSpec tanh = LayerSpec.of("tanh");
        LayerSpec relu = LayerSpec.of("relu");
        for (ModelSpec spec : new ModelSpec[] {
            ModelSpec.of(new int[] {2}, relu),
            ModelSpec.of(new int[] {2, 2}, in),
            ModelSpec.of(new int[] {2}, in, relu, tanh, out),
            ModelSpec.of(new int[] {2}, in, relu, out, tanh, last),
            ModelSpec.of(new int[] {2}, in, out, tanh, last),
            ModelSpec.of(new int[] {2}, LayerSpec.of("linear", "in", 2, "out", 3, "bias", false)),
            ModelSpec.of(new int[] {2}, in, LayerSpec.of("leaky-relu", "slope", 0.2), out)
        }) {
            assertThat(spec).hasToString(spec.toJson().toString());
            assertThat(ModelSpec.parse(" " + spec)).isEqualTo(spec);
        }
    }

    private static void refused(String text, String sentence) {
        assertThatThrownBy(() -> ModelSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
