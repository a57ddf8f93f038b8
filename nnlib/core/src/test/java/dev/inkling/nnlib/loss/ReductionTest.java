package dev.inkling.nnlib.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * How the losses of all elements become one number: mean, sum and batch mean of every loss follow from what NONE
 * leaves.
 */
class ReductionTest {
    private static final Generator RANDOM = new Generator(System.nanoTime() & 0xffff);
    private static final int ROWS = 5;
    private static final int CLASSES = 3;

    private interface Computed {
        Tensor by(Reduction reduction);
    }

    @TestFactory
    List<DynamicTest> everyReductionFollowsFromTheLossesOfTheElements() {
        List<DynamicTest> tests = new ArrayList<>();
        for (LossType type : Losses.ALL.all()) {
            Loss loss = type.build(type.options());
            boolean numbers = loss instanceof Classes || loss instanceof Focal || loss instanceof MultiMargin;
            Tensor x = Tensor.rand(RANDOM, ROWS, CLASSES).mul(0.9f).add(0.05f);
            Tensor target = numbers
                    ? Tensor.of(new float[] {0, 2, 1, 1, 0})
                    : Tensor.rand(RANDOM, ROWS, CLASSES).gt(0.5f);
            tests.add(DynamicTest.dynamicTest(
                    type.word(),
                    () -> check(how -> {
                        ((Reduced<?>) loss).reduction(how);
                        return loss.of(x, target);
                    })));
        }
        Tensor a = Tensor.randn(RANDOM, ROWS, CLASSES);
        Tensor b = Tensor.randn(RANDOM, ROWS, CLASSES);
        Tensor c = Tensor.randn(RANDOM, ROWS, CLASSES);
        Tensor pairs = Tensor.of(new float[] {1, 0, 0, 1, 1});
        tests.add(DynamicTest.dynamicTest(
                "triplet", () -> check(how -> new TripletMargin().reduction(how).of(a, b, c))));
        tests.add(DynamicTest.dynamicTest(
                "contrastive",
                () -> check(how -> new Contrastive().reduction(how).of(a, b, pairs))));
        tests.add(DynamicTest.dynamicTest(
                "margin ranking",
                () -> check(how -> new MarginRanking(0.5).reduction(how).of(a, b, c.sign()))));
        return tests;
    }

    private static void check(Computed loss) {
        float[] each = loss.by(Reduction.NONE).toArray();
        double sum = 0;
        for (float value : each) {
            sum += value;
        }
        assertThat(each.length).as("losses, seed %d", RANDOM.seed()).isIn(ROWS, ROWS * CLASSES);
        assertThat(sum).isNotZero();
        near(loss.by(Reduction.SUM), sum);
        near(loss.by(Reduction.MEAN), sum / each.length);
        near(loss.by(Reduction.BATCH_MEAN), sum / ROWS);
    }

    private static void near(Tensor actual, double expected) {
        assertThat((double) actual.item())
                .as("seed %d", RANDOM.seed())
                .isCloseTo(expected, Offset.offset(2e-6 + 1e-5 * Math.abs(expected)));
    }

    /** PyTorch: the mean of weighted losses is over the weights of those that count. */
    @Test
    void theMeanOfWeightedClassesIsOverTheirWeights() {
        Tensor x = Tensor.randn(RANDOM, 4, 3);
        Tensor target = Tensor.of(new float[] {0, 2, 1, 2});
        Tensor weights = Tensor.of(new float[] {0.5f, 3, 2});
        float[] each =
                new CrossEntropy().reduction(Reduction.NONE).of(x, target).toArray();
        double expected = (0.5 * each[0] + 2 * each[1] + 2 * each[3]) / (0.5 + 2 + 2);
        near(new CrossEntropy().weight(weights).ignore(1).of(x, target), expected);
        near(new NLL().weight(weights).ignore(1).of(x.logSoftmax(1), target), expected);
    }
}
