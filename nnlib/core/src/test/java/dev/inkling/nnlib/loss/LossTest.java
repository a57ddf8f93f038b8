package dev.inkling.nnlib.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What losses do besides their formula, which the tables and PyTorch's values hold. */
class LossTest {
    private static final Tensor TWO = Tensor.of(new float[] {0.2f, 0.4f});
    private static final Tensor THREE = Tensor.of(new float[] {0.2f, 0.4f, 0.6f});

    private static void refused(String loss, ThrowingCallable given) {
        assertThatThrownBy(given)
                .as(loss)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(loss + ": the ")
                .hasMessageContaining("(2,)")
                .hasMessageContaining("(3,)")
                .hasMessageEndingWith("; give both the same shape.");
    }

    @Test
    void twoShapesAreRefusedInsteadOfBroadcast() {
        Map<String, Loss> losses = new LinkedHashMap<>();
        for (Loss loss : Arrays.<Loss>asList(
                new MSE(),
                new MAE(),
                new Huber(),
                new SmoothL1(),
                new LogCosh(),
                new BCE(),
                new BCEWithLogits(),
                new BinaryFocal(),
                new Dice(),
                new Hinge(),
                new KLDiv())) {
            losses.put(loss.toString().replaceFirst("\\(.*", ""), loss);
        }
        assertThat(losses).hasSize(11);
        losses.forEach((name, loss) -> {
            refused(name, () -> loss.of(TWO, THREE));
            // a single number would be spread over all
            assertThatThrownBy(() -> loss.of(TWO, Tensor.of(new float[] {1})))
                    .as(name)
                    .hasMessageContaining("give both the same shape");
        });
    }

    @Test
    void lossesOfThreeTensorsLookAtAllOfThem() {
        Tensor wide = Tensor.ones(2, 3);
        Tensor narrow = Tensor.ones(2, 1);
        same("TripletMargin: the anchor", () -> new TripletMargin().of(wide, narrow, wide));
        same("TripletMargin: the anchor", () -> new TripletMargin().of(wide, wide, narrow));
        same("Contrastive: the first", () -> new Contrastive().of(wide, narrow, TWO));
        same("Contrastive: the distance of the rows", () -> new Contrastive().of(wide, wide, narrow));
        same("MarginRanking: the first", () -> new MarginRanking().of(TWO, Tensor.ones(1), TWO));
        same("MarginRanking: the first", () -> new MarginRanking().of(TWO, TWO, Tensor.ones(1)));
    }

    private static void same(String begin, ThrowingCallable given) {
        assertThatThrownBy(given).hasMessageStartingWith(begin).hasMessageEndingWith("give both the same shape.");
    }

    @Test
    void aLossPrintsItsNameAndHowItIsReduced() {
        assertThat(new MSE().reduction(Reduction.SUM).toString()).isEqualTo("MSE(reduction=sum)");
        assertThat(new CrossEntropy().toString()).isEqualTo("CrossEntropy(reduction=mean)");
    }

    @Test
    void whichLossesTakeClassNumbers() {
        List<LossType> classes =
                Losses.ALL.all().stream().filter(LossType::takesClass).toList();
        assertThat(classes).contains(CrossEntropy.TYPE, NLL.TYPE).doesNotContain(MSE.TYPE, BCE.TYPE);
    }

    @Test
    void bothFocalLossesAskHowMuchTheyLookAway() {
        Option gamma = Focal.gamma();
        assertThat(gamma.name()).isEqualTo("gamma");
        assertThat(gamma.key()).isEqualTo("focal-gamma");
        assertThat(gamma.takes()).isEqualTo("a number, from 0 to 10");
        assertThat(gamma.standard()).isEqualTo(2.0);
    }

    @Test
    void smoothL1WithoutABendIsTheAbsoluteError() {
        Tensor x = Tensor.of(new float[] {1, -2});
        Tensor y = Tensor.of(new float[] {0.5f, 2});
        assertThat(new SmoothL1(0).of(x, y).item()).isEqualTo(new MAE().of(x, y).item());
    }

    @Test
    void labelSmoothingGoesFromNothingToAll() {
        Tensor logits = Tensor.of(new float[] {2, 0, -1}, 1, 3);
        Tensor number = Tensor.of(new float[] {0}, 1);
        Tensor shares = Tensor.of(new float[] {1, 0, 0}, 1, 3);
        double[] logP = {-0.16984602, -2.16984602, -3.16984602};
        double mean = -(logP[0] + logP[1] + logP[2]) / 3;
        for (double smoothing : new double[] {0, 0.25, 1}) {
            double wanted = (1 - smoothing) * -logP[0] + smoothing * mean;
            CrossEntropy loss = new CrossEntropy().labelSmoothing(smoothing);
            assertThat(loss.of(logits, number).item()).isCloseTo((float) wanted, within(1e-6f));
            assertThat(loss.of(logits, shares).item()).isCloseTo((float) wanted, within(1e-6f));
        }
        for (double wrong : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> new CrossEntropy().labelSmoothing(wrong))
                    .hasMessage("CrossEntropy: label smoothing is " + wrong + ", but must be from 0 to 1.");
        }
    }

    /** A target that learns too, as the other half of a pair of nets does. */
    @Test
    void theTargetOfABinaryCrossEntropyHasAGradientToo() {
        Tensor t = Tensor.of(new float[] {0.3f, 1}).requiresGrad(true);
        Tensor x = Tensor.of(new float[] {0.2f, 0.9f}).requiresGrad(true);
        new BCE().reduction(Reduction.SUM).of(x, t).backward();
        float[] up = t.grad().toArray();
        assertThat(up[0]).isCloseTo((float) Math.log(0.8 / 0.2), within(1e-6f));
        assertThat(up[1]).isCloseTo((float) Math.log(0.1 / 0.9), within(1e-6f));
        assertThat(x.grad().toArray()[0]).isCloseTo((0.2f - 0.3f) / (0.2f * 0.8f), within(1e-5f));
        t.zeroGrad();
        Tensor z = Tensor.of(new float[] {-1.5f, 2});
        new BCEWithLogits().reduction(Reduction.SUM).of(z, t).backward();
        assertThat(t.grad().toArray()).containsExactly(1.5f, -2);
    }

    @Test
    void classNumbersOfAnotherShapeAreRefused() {
        Tensor logits = Tensor.zeros(2, 3);
        for (Loss loss : Arrays.<Loss>asList(
                new CrossEntropy(),
                new CrossEntropy().labelSmoothing(0.1),
                new NLL(),
                new Focal(),
                new MultiMargin())) {
            assertThatThrownBy(() -> loss.of(logits, Tensor.zeros(3)))
                    .as(loss.toString())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(3,)");
        }
    }
}
