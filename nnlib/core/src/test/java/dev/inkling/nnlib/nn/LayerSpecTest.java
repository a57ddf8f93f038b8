package dev.inkling.nnlib.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class LayerSpecTest {
    private static final LayerSpec RELU = LayerSpec.of("relu");
    private static final LayerSpec LINEAR = LayerSpec.of("linear", "in", 3, "out", 2);

    @Test
    void aLayerIsEqualToOneOfTheSameOptionsAndTheSameLayers() {
        LayerSpec around = LayerSpec.around("sequential", RELU, LINEAR);
        LayerSpec again = LayerSpec.around("sequential", RELU, LayerSpec.of("linear", "in", 3, "out", 2));
        assertThat(around).isEqualTo(again).hasSameHashCodeAs(again);
        assertThat(around)
                .isNotEqualTo(LayerSpec.around("sequential", RELU))
                .isNotEqualTo(LayerSpec.around("residual", RELU, LINEAR))
                .isNotEqualTo(null);
        assertThat(around.hashCode())
                .isNotEqualTo(LayerSpec.around("sequential", RELU).hashCode());
        assertThat(LINEAR).isNotEqualTo(LayerSpec.of("linear", "in", 3, "out", 3));
    }

    @Test
    void itPrintsItsOptionsAndItsLayers() {
        assertThat(LINEAR).hasToString("linear(in=3, out=2)");
        assertThat(LayerSpec.around("residual", RELU, RELU)).hasToString("residual() [relu(), relu()]");
    }

    @Test
    void innerLayersHaveTheirNumbersBeforeTheNamesOfTheirParameters() {
        LayerSpec around = LayerSpec.around("sequential", RELU, LINEAR);
        assertThat(around.parameters()).containsOnlyKeys("1.weight", "1.bias");
        assertThat(around.parameters().get("1.weight")).containsExactly(2, 3);
        assertThat(around.parameterCount()).isEqualTo(8);
        assertThat(around.layers()).containsExactly(RELU, LINEAR);
    }

    @Test
    void layersAndOptionsThatATypeDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> new LayerSpec(ReLU.TYPE, Tanh.TYPE.options(), Collections.emptyList()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A relu layer cannot have the options of tanh.");
        assertThatThrownBy(() -> LayerSpec.around("relu", RELU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A relu layer holds no layers of its own.");
    }

    @Test
    void whatIsWrongInJsonIsSaidWithItsPlace() {
        refused("{\"type\": \"relu\", \"layers\": []}", "relu has no option \"layers\"; it has none.");
        refused(
                "{\"type\": \"residual\", \"layers\": [{\"type\": \"relu\"}, {\"type\": \"rulo\"}]}",
                "layers[1]: There is no layer called \"rulo\"; did you mean relu?");
    }

    private static void refused(String json, String sentence) {
        assertThatThrownBy(() -> LayerSpec.fromJson(Json.parseObject(json)))
                .isInstanceOf(JsonException.class)
                .hasMessage(sentence);
    }

    @Test
    void defaultsAreNotWritten() {
        assertThat(LayerSpec.of("linear", "in", 3, "out", 2, "bias", true).toJson())
                .hasToString("{\"type\":\"linear\",\"in\":3,\"out\":2}");
        assertThat(LayerSpec.around("residual", RELU).toJson())
                .hasToString("{\"type\":\"residual\",\"layers\":[{\"type\":\"relu\"}]}");
    }

    @Test
    void anOptionWithoutAValueIsNotPassedOver() {
        assertThatThrownBy(() -> LayerSpec.of("linear", "in", 3, "out", 2, "bias"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("linear: the option bias has no value.");
    }
}
