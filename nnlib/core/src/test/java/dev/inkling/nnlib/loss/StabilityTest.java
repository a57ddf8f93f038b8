package dev.inkling.nnlib.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Outputs of +-1e4, which nets produce when a rate is too high, give no NaN, neither as value nor as gradient. */
class StabilityTest {
    private static final float[] HUGE = {1e4f, -1e4f, 0, -1e4f, -1e4f, 1e4f, 1e4f, 1e4f, 1e4f};
    private static final float[] BITS = {1, 0, 1, 1, 0, 0, 0, 1, 0};

    @TestFactory
    List<DynamicTest> everyLossIsFiniteOnHugeLogits() {
        List<DynamicTest> tests = new ArrayList<>();
        for (LossType type : Losses.ALL.all()) {
            tests.add(DynamicTest.dynamicTest(type.word(), () -> check(type.build(type.options()))));
        }
        tests.add(DynamicTest.dynamicTest("focal, gamma 0.5", () -> check(new Focal(0.5, 1))));
        tests.add(DynamicTest.dynamicTest("binary focal, gamma 0.5", () -> check(new BinaryFocal(0.5, 0.25))));
        tests.add(DynamicTest.dynamicTest(
                "cross-entropy, smoothing, weights, ignored class",
                () -> check(new CrossEntropy()
                        .labelSmoothing(0.1)
                        .weight(Tensor.of(new float[] {0.5f, 2, 1}))
                        .ignore(2))));
        tests.add(DynamicTest.dynamicTest(
                "bce-with-logits, weighted positives",
                () -> check(new BCEWithLogits().posWeight(Tensor.of(new float[] {3, 1, 0.5f})))));
        tests.add(DynamicTest.dynamicTest(
                "triplet",
                () -> finite(
                        x -> new TripletMargin().of(x, x.detach(), x.detach().neg()))));
        Tensor pairs = Tensor.of(new float[] {1, 0, 0});
        tests.add(DynamicTest.dynamicTest(
                "contrastive",
                () -> finite(x -> new Contrastive().of(x, x.detach().neg(), pairs))));
        tests.add(DynamicTest.dynamicTest(
                "contrastive, the same twice", () -> finite(x -> new Contrastive().of(x, x.detach(), pairs))));
        tests.add(DynamicTest.dynamicTest(
                "margin ranking",
                () -> finite(x -> new MarginRanking().of(x, x.detach().neg(), Tensor.ones(3, 3)))));
        return tests;
    }

    private static void check(Loss loss) {
        boolean numbers = loss instanceof Classes || loss instanceof Focal || loss instanceof MultiMargin;
        Tensor target = numbers ? Tensor.of(new float[] {1, 0, 2}, 3) : Tensor.of(BITS, 3, 3);
        boolean probabilities = loss instanceof BCE || loss instanceof Dice;
        finite(x -> loss.of(probabilities ? x.sigmoid() : x, target));
    }

    /** Value and slope on huge outputs. */
    private static void finite(UnaryOperator<Tensor> computed) {
        Tensor x = Tensor.of(HUGE, 3, 3).requiresGrad(true);
        Tensor value = computed.apply(x);
        value.backward();
        assertThat(Float.isFinite(value.item())).as("value %s", value.item()).isTrue();
        for (float slope : x.grad().toArray()) {
            assertThat(Float.isFinite(slope)).as("slope %s", slope).isTrue();
        }
    }
}
