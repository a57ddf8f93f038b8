package dev.inkling.nnlib.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What layers do besides their formula, which the tables and PyTorch's values hold. */
class LayersTest {
    private final Generator generator = new Generator(3);

    private static void refused(String sentence, ThrowingCallable given) {
        assertThatThrownBy(given).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }

    @Test
    void layersPrintTheirOptionsAsPyTorchDoes() {
        assertThat(new Linear(3, 4, generator)).hasToString("Linear(in_features=3, out_features=4, bias=True)");
        assertThat(new Conv2d(1, 2, 3, generator)).hasToString("Conv2d(1, 2, kernel_size=(3, 3), stride=(1, 1))");
        assertThat(new Conv2d(4, 6, 3, 2, 1, 2, 2, false, generator))
                .hasToString("Conv2d(4, 6, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1), dilation=(2, 2), "
                        + "groups=2, bias=False)");
        assertThat(new MaxPool2d(2))
                .hasToString("MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)");
        assertThat(new AvgPool2d(3, 2, 1)).hasToString("AvgPool2d(kernel_size=3, stride=2, padding=1)");
        assertThat(new Dropout(0.3, generator)).hasToString("Dropout(p=0.3)");
        assertThat(new Embedding(7, 3, generator)).hasToString("Embedding(7, 3)");
        assertThat(new BatchNorm2d(3))
                .hasToString("BatchNorm2d(3, eps=1.0E-5, momentum=0.1, affine=True, track_running_stats=True)");
        assertThat(new GroupNorm(2, 4)).hasToString("GroupNorm(2, 4, eps=1.0E-5, affine=True)");
        assertThat(new LayerNorm(4)).hasToString("LayerNorm((4,), eps=1.0E-5, elementwise_affine=True)");
        assertThat(new PReLU(3, 0.5)).hasToString("PReLU(num_parameters=3)");
        assertThat(new LeakyReLU()).hasToString("LeakyReLU(negative_slope=0.01)");
        assertThat(new ELU()).hasToString("ELU(alpha=1.0)");
        assertThat(new GELU()).hasToString("GELU(approximate='none')");
        assertThat(new GELU(true)).hasToString("GELU(approximate='tanh')");
        assertThat(new Mish()).hasToString("Mish()");
        assertThat(new Mish(2)).hasToString("Mish(beta=2.0)");
        assertThat(new Softmax(1)).hasToString("Softmax(dim=1)");
        assertThat(new LogSoftmax()).hasToString("LogSoftmax(dim=-1)");
        assertThat(new Flatten()).hasToString("Flatten()");
    }

    @Test
    void aLayerHandsOutItsWeightAndItsBias() {
        Linear linear = new Linear(3, 4, generator);
        assertThat(linear.in()).isEqualTo(3);
        assertThat(linear.out()).isEqualTo(4);
        assertThat(linear.parameters()).containsExactly(linear.weight(), linear.bias());
        assertThat(new Linear(3, 4, false, generator).bias()).isNull();
        Conv2d conv = new Conv2d(1, 2, 3, generator);
        assertThat(conv.parameters()).containsExactly(conv.weight(), conv.bias());
        assertThat(new Conv2d(1, 2, 3, 1, 0, 1, 1, false, generator).bias()).isNull();
    }

    @Test
    void batchNormTakesItsChannelsInDimensionOne() {
        BatchNorm1d one = new BatchNorm1d(3);
        refused(
                "BatchNorm1d takes (batch, channels) or (batch, channels, length), but gets (3,).",
                () -> one.forward(Tensor.zeros(3)));
        refused(
                "BatchNorm1d takes (batch, channels) or (batch, channels, length), but gets (2, 3, 4, 5).",
                () -> one.forward(Tensor.zeros(2, 3, 4, 5)));
        refused(
                "BatchNorm1d has 3 channels, but gets (2, 4) with 4; the channels are dimension 1.",
                () -> one.forward(Tensor.zeros(2, 4)));
        BatchNorm2d two = new BatchNorm2d(3);
        refused(
                "BatchNorm2d takes (batch, channels, height, width), but gets (2, 3, 4).",
                () -> two.forward(Tensor.zeros(2, 3, 4)));
        refused(
                "BatchNorm2d has 3 channels, but gets (3, 2, 4, 5) with 2; the channels are dimension 1.",
                () -> two.forward(Tensor.zeros(3, 2, 4, 5)));
    }

    @Test
    void batchNormInTrainingNeedsTwoValuesOfAChannel() {
        refused(
                "BatchNorm2d in training needs more than one value per channel, but gets (1, 3, 1, 1); use a larger "
                        + "batch, or eval().",
                () -> new BatchNorm2d(3).forward(Tensor.zeros(1, 3, 1, 1)));
        BatchNorm1d norm = new BatchNorm1d(1);
        float[] two = norm.forward(Tensor.of(new float[] {1, 3}, 2, 1)).toArray();
        float one = (float) (1 / Math.sqrt(1 + 1e-5));
        assertThat(two).containsExactly(-one, one);
        // the running variance is that of a sample: divided by the number less one
        assertThat(norm.state().get("running_mean").item()).isEqualTo(0.1f * 2);
        assertThat(norm.state().get("running_var").item()).isEqualTo(1 + 0.1f * (2 - 1));
    }

    @Test
    void groupNormTakesItsChannelsInDimensionOne() {
        GroupNorm norm = new GroupNorm(2, 4);
        refused(
                "GroupNorm has 4 channels, but gets (4,); the channels are dimension 1.",
                () -> norm.forward(Tensor.zeros(4)));
        refused(
                "GroupNorm has 4 channels, but gets (4, 2); the channels are dimension 1.",
                () -> norm.forward(Tensor.zeros(4, 2)));
        assertThat(norm.forward(Tensor.zeros(3, 4)).shape()).containsExactly(3, 4);
    }

    @Test
    void picturesHaveFourDimensionsAndTheChannelsOfTheLayer() {
        Conv2d conv = new Conv2d(3, 2, 2, generator);
        refused(
                "Conv2d takes (batch, 3, height, width), but gets (3, 4, 4).",
                () -> conv.forward(Tensor.zeros(3, 4, 4)));
        refused(
                "Conv2d takes (batch, 3, height, width), but gets (1, 2, 4, 4).",
                () -> conv.forward(Tensor.zeros(1, 2, 4, 4)));
        refused("AvgPool2d takes (batch, channels, height, width), but gets (3, 4, 4).", () -> new AvgPool2d(2)
                .forward(Tensor.zeros(3, 4, 4)));
        refused("MaxPool2d takes (batch, channels, height, width), but gets (4, 4).", () -> new MaxPool2d(2)
                .forward(Tensor.zeros(4, 4)));
    }

    @Test
    void aWindowFitsIntoThePictureOnBothSides() {
        Module[] layers = {
            new Conv2d(1, 1, 5, generator), new Conv2d(1, 1, 5, 2, 0, generator), new MaxPool2d(5), new AvgPool2d(5)
        };
        for (Module layer : layers) {
            for (int[] shape : new int[][] {{1, 1, 2, 9}, {1, 1, 9, 2}, {1, 1, 4, 5}, {1, 1, 5, 4}}) {
                refused(
                        layer.typeName() + ": the window of side 5 does not fit into (1, 1, " + shape[2] + ", "
                                + shape[3] + "); use larger pictures, more padding or a smaller window.",
                        () -> layer.forward(Tensor.zeros(shape)));
            }
            assertThat(layer.forward(Tensor.zeros(1, 1, 5, 5)).shape()).containsExactly(1, 1, 1, 1);
        }
    }

    /** As PyTorch draws them: from the standard normal distribution. */
    @Test
    void theRowsOfAnEmbeddingAreDrawn() {
        Embedding embedding = new Embedding(7, 3, new Generator(5));
        assertThat(embedding.state().get("weight").toArray())
                .isEqualTo(Tensor.randn(new Generator(5), 7, 3).toArray());
    }

    @Test
    void dropoutOfAllLeavesZerosAndDropoutOfNothingTheInputItself() {
        Tensor x = Tensor.ones(10);
        assertThat(new Dropout(1, generator).forward(x).toArray()).containsOnly(0);
        assertThat(new Dropout(0, generator).forward(x)).isSameAs(x);
        refused("dropout: p is 1.5, but takes a number, from 0 to 1.", () -> new Dropout(1.5, generator));
    }

    @Test
    void oneSlopeForAllFitsNumbersWithoutABatch() {
        assertThat(new PReLU().forward(Tensor.of(new float[] {-4, 2})).toArray())
                .containsExactly(-1, 2);
    }

    @Test
    void linearKeepsAllDimensionsButTheLast() {
        Linear linear = new Linear(3, 2, generator);
        Tensor x = Tensor.randn(generator, 4, 5, 3);
        Tensor y = linear.forward(x);
        assertThat(y.shape()).containsExactly(4, 5, 2);
        assertThat(y.toArray()).isEqualTo(linear.forward(x.reshape(20, 3)).toArray());
        assertThat(linear.forward(x.reshape(-1).slice(0, 0, 3)).shape()).containsExactly(2);
    }

    @Test
    void aSequenceHandsOutItsLayers() {
        ReLU relu = new ReLU();
        Tanh tanh = new Tanh();
        Sequential sequence = new Sequential(relu, tanh);
        assertThat(sequence.size()).isEqualTo(2);
        assertThat(sequence.get(1)).isSameAs(tanh);
        assertThat(sequence.layers()).containsExactly(relu, tanh);
        assertThat(sequence.children()).containsOnlyKeys("0", "1").containsEntry("1", tanh);
        assertThat(sequence.layerSpec()).hasToString("sequential() [relu(), tanh()]");
        assertThat(sequence.input(3).spec().input()).containsExactly(3);
        assertThatThrownBy(() -> new Sequential().spec())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This Sequential cannot know the shape of its inputs, ");
    }

    /** Large enough for a backend's own convolution, which knows neither groups nor strides. */
    @Test
    void aLargeConvolutionMovesByItsStrideAndItsGroupsSeeTheirOwnChannelsAlone() {
        long seed = System.nanoTime() & 0xffff;
        for (int[] strideAndGroups : new int[][] {{1, 1}, {1, 2}, {2, 1}, {2, 2}}) {
            int stride = strideAndGroups[0];
            int groups = strideAndGroups[1];
            Conv2d conv = new Conv2d(4, 6, 3, stride, 1, 1, groups, true, new Generator(seed));
            Tensor x = Tensor.randn(new Generator(seed + 1), 2, 4, 21, 19);
            Tensor y = conv.forward(x);
            assertThat(y.shape()).containsExactly(2, 6, 20 / stride + 1, 18 / stride + 1);
            float[] values = y.toArray();
            for (int i = 0; i < values.length; i++) {
                int[] at = {
                    i / (6 * y.size(2) * y.size(3)),
                    i / (y.size(2) * y.size(3)) % 6,
                    i / y.size(3) % y.size(2) * stride - 1,
                    i % y.size(3) * stride - 1
                };
                assertThat((double) values[i])
                        .as("number %d, stride %d, %d groups, seed %d", i, stride, groups, seed)
                        .isCloseTo(under(conv, x, groups, at), within(2e-5));
            }
        }
    }

    /** The sum under the window of an output channel whose upper left corner lies there. */
    private static double under(Conv2d conv, Tensor x, int groups, int... at) {
        float[] pixels = x.toArray();
        float[] kernels = conv.weight().toArray();
        int perGroup = 4 / groups;
        double sum = conv.bias().toArray()[at[1]];
        for (int c = 0; c < perGroup; c++) {
            int channel = at[1] / (6 / groups) * perGroup + c;
            for (int u = 0; u < 3; u++) {
                for (int v = 0; v < 3; v++) {
                    int row = at[2] + u;
                    int column = at[3] + v;
                    if (row >= 0 && row < 21 && column >= 0 && column < 19) {
                        double pixel = pixels[((at[0] * 4 + channel) * 21 + row) * 19 + column];
                        sum += pixel * kernels[((at[1] * perGroup + c) * 3 + u) * 3 + v];
                    }
                }
            }
        }
        return sum;
    }
}
