package dev.inkling.nnlib.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.tensor.TorchGenerator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How first weights come from the generator's numbers; whether they spread as PyTorch's do, the golden cases say. */
class InitTest {
    private static final long SEED = System.nanoTime() & 0xffff;

    /** A weight of 4 outputs, 6 inputs and a kernel of 5 by 5. */
    private static final int[] SHAPE = {4, 6, 5, 5};

    private static float[] filled(Init init) {
        Tensor weight = Tensor.zeros(SHAPE);
        init.fill(weight, new Generator(SEED));
        return weight.toArray();
    }

    private static void isUniform(Init init, double bound) {
        float[] expected = Tensor.rand(new Generator(SEED), SHAPE).toArray();
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) (bound * (2.0 * expected[i] - 1));
        }
        assertThat(filled(init)).as("%s, seed %d", init, SEED).isEqualTo(expected);
    }

    private static void isNormal(Init init, double mean, double std) {
        float[] expected = Tensor.randn(new Generator(SEED), SHAPE).toArray();
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) (mean + std * expected[i]);
        }
        assertThat(filled(init)).as("%s, seed %d", init, SEED).isEqualTo(expected);
    }

    @Test
    void plainOnesAreTheGeneratorsNumbersScaledAndShifted() {
        isUniform(Init.uniform(0.3), 0.3);
        isNormal(Init.normal(2, 0.5), 2, 0.5);
        isNormal(Init.ALL.get("normal"), 0, 0.01);
        assertThat(filled(Init.ZEROS)).containsOnly(0);
    }

    @Test
    void glorotsLookAtBothSides() {
        isUniform(Init.xavierUniform(2), 2 * Math.sqrt(6.0 / (150 + 100)));
        isNormal(Init.xavierNormal(2), 0, 2 * Math.sqrt(2.0 / (150 + 100)));
        isUniform(Init.ALL.get("xavier-uniform"), Math.sqrt(6.0 / (150 + 100)));
        isNormal(Init.ALL.get("xavier-normal"), 0, Math.sqrt(2.0 / (150 + 100)));
    }

    @Test
    void hesLookAtTheInputsUnlessToldOtherwise() {
        isUniform(Init.kaimingUniform("tanh"), 5.0 / 3 * Math.sqrt(3.0 / 150));
        isUniform(Init.kaimingUniform("tanh", false), 5.0 / 3 * Math.sqrt(3.0 / 100));
        isNormal(Init.kaimingNormal("tanh"), 0, 5.0 / 3 / Math.sqrt(150));
        isNormal(Init.kaimingNormal("tanh", false), 0, 5.0 / 3 / Math.sqrt(100));
        isUniform(Init.KAIMING_UNIFORM, Math.sqrt(2) * Math.sqrt(3.0 / 150));
        isNormal(Init.KAIMING_NORMAL, 0, Math.sqrt(2) / Math.sqrt(150));
    }

    @Test
    void theStandardIsWithinOneOverTheRootOfTheInputs() {
        isUniform(Init.STANDARD, 1 / Math.sqrt(150));
    }

    @Test
    void fansCountTheKernel() {
        assertThat(Init.fanIn(SHAPE)).isEqualTo(150);
        assertThat(Init.fanOut(SHAPE)).isEqualTo(100);
        assertThat(Init.fanIn(4, 6)).isEqualTo(6);
        assertThat(Init.fanOut(4, 6)).isEqualTo(4);
    }

    private static Sequential net() {
        return ModelSpec.of(
                        new int[] {3},
                        LayerSpec.of("embedding", "rows", 5, "width", 4),
                        LayerSpec.of("layer-norm", "width", 4),
                        LayerSpec.of("linear", "in", 4, "out", 2))
                .build(new Generator(1));
    }

    @Test
    void onlyLayersThatWeighAreDrawnAnew() {
        Sequential net = net();
        Map<String, Tensor> before = net().state();
        Init.ZEROS.apply(net, new Generator(SEED));
        net.state().forEach((name, tensor) -> {
            if (name.startsWith("2.")) {
                assertThat(tensor.toArray()).as(name).containsOnly(0);
            } else {
                assertThat(tensor.toArray()).as(name).isEqualTo(before.get(name).toArray());
            }
        });
    }

    @Test
    void theStandardLeavesWhatTheLayersDrew() {
        Sequential net = net();
        Init.STANDARD.apply(net, new Generator(SEED));
        Map<String, Tensor> before = net().state();
        net.state().forEach((name, tensor) -> assertThat(tensor.toArray())
                .as(name)
                .isEqualTo(before.get(name).toArray()));
    }

    private static final class ByHand extends Module {
        private final Linear linear = add("linear", new Linear(2, 2, new Generator(1)));
        private final Tensor own = parameter("own", Tensor.ones(2, 2));

        @Override
        public Tensor forward(Tensor x) {
            return linear.forward(x).matmul(own);
        }
    }

    @Test
    void whatIsWrittenByHandKeepsItsOwnStartAndItsPartsAreDrawn() {
        ByHand net = new ByHand();
        Init.normal(7, 0).apply(net, new Generator(SEED));
        assertThat(net.own.toArray()).containsOnly(1);
        assertThat(net.linear.weight().toArray()).containsOnly(7);
        assertThat(net.linear.bias().toArray()).containsOnly(0);
    }

    @Test
    void pyTorchsStartIsNotKnownForAnEmbedding() {
        assertThatThrownBy(() -> Init.torch(net(), new TorchGenerator(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PyTorch's start values are drawn for Linear and Conv2d, and this net has an Embedding.");
    }

    @Test
    void gainsGoByPyTorchsWordsAndByOurs() {
        assertThat(Init.gain("leaky_relu")).isEqualTo(Init.gain("leaky-relu")).isEqualTo(Math.sqrt(2 / 1.0001));
        assertThat(Init.gain("linear")).isEqualTo(1);
        assertThat(Init.gain("identity")).isEqualTo(1);
        assertThat(Init.gain("sigmoid")).isEqualTo(1);
        assertThat(Init.gain("tanh")).isEqualTo(5.0 / 3);
        assertThat(Init.gain("relu")).isEqualTo(Math.sqrt(2));
        assertThat(LeakyReLU.TYPE.gain(LeakyReLU.TYPE.options().with("slope", 2)))
                .isEqualTo(Math.sqrt(2 / 5.0));
    }

    @Test
    void whatHasNoGainIsRefusedWithThoseThatHaveOne() {
        for (String word : new String[] {"softplus", "relu6"}) {
            assertThatThrownBy(() -> Init.gain(word))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no gain for \"" + word + "\"; there is one for linear, conv2d, max-pool2d, "
                            + "avg-pool2d, flatten, dropout, embedding, identity, sigmoid, tanh, relu, leaky-relu.");
        }
    }
}
