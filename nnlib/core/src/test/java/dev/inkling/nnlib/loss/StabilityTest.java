package dev.inkling.nnlib.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Outputs of +-1e4, which nets produce when a rate is too high, give no NaN, neither as value nor as gradient. */
class StabilityTest {
    private static final float[] HUGE = {1e4f, -1e4f, 0, -1e4f, -1e4f, 1e4f, 1e4f, 1e4f, 1e4f};
    private static final float[] BITS = {1, 0, 1, 1, 0, 0, 0, 1, 0};

    @TestFactory
    List<DynamicTest> everyLossIsFiniteOnHugeLogits() {
        List<DynamicTest> tests = new ArrayList<>();
        for (LossType type : LossType.ALL.all()) {
            tests.add(DynamicTest.dynamicTest(
                    type.word(), () -> check(type.maker().get())));
        }
        tests.add(DynamicTest.dynamicTest("focal, gamma 0.5", () -> check(new Focal(0.5, 1))));
        tests.add(DynamicTest.dynamicTest("binary focal, gamma 0.5", () -> check(new BinaryFocal(0.5, 0.25))));
        tests.add(DynamicTest.dynamicTest(
                "cross-entropy, smoothing", () -> check(new CrossEntropy().labelSmoothing(0.1))));
        return tests;
    }

    private static void check(Loss loss) {
        boolean numbers = loss instanceof Classes || loss instanceof Focal || loss instanceof MultiMargin;
        Tensor target = numbers ? Tensor.of(new float[] {1, 0, 2}, 3) : Tensor.of(BITS, 3, 3);
        float[] values = HUGE;
        if (loss instanceof BCE || loss instanceof Dice) {
            values = Tensor.of(HUGE).sigmoid().toArray();
        }
        Tensor x = Tensor.of(values, 3, 3).requiresGrad(true);
        Tensor value = loss.of(x, target);
        value.backward();
        assertThat(Float.isFinite(value.item())).as("value %s", value.item()).isTrue();
        for (float slope : x.grad().toArray()) {
            assertThat(Float.isFinite(slope)).as("slope %s", slope).isTrue();
        }
    }
}
