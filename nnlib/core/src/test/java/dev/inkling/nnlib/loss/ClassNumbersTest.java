package dev.inkling.nnlib.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.compute.Modes;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A class number that names no class is refused by each loss that takes class numbers, and never counts as another
 * class.
 */
class ClassNumbersTest {
    private static final Map<Float, String> BAD = new LinkedHashMap<>();

    static {
        BAD.put(Float.NaN, "NaN");
        BAD.put(1.5f, "1.5");
        BAD.put(-1f, "-1");
        BAD.put(4f, "4");
        BAD.put(Float.POSITIVE_INFINITY, "Infinity");
    }

    private static Map<String, Loss> losses() {
        Map<String, Loss> losses = new LinkedHashMap<>();
        losses.put("CrossEntropy", new CrossEntropy());
        losses.put("CrossEntropy, smoothed", new CrossEntropy().labelSmoothing(0.1));
        losses.put("CrossEntropy, weighted", new CrossEntropy().weight(Tensor.ones(4)));
        losses.put("CrossEntropy, one ignored", new CrossEntropy().ignore(-100));
        losses.put("NLL", new NLL());
        losses.put("Focal", new Focal());
        losses.put("MultiMargin", new MultiMargin());
        return losses;
    }

    @TestFactory
    List<DynamicTest> aBadOneIsNamedWithItsLossItsRowAndTheClasses() {
        List<DynamicTest> tests = new ArrayList<>();
        losses().forEach((name, loss) -> BAD.forEach((number, words) -> {
            for (boolean fusing : new boolean[] {true, false}) {
                String where = name + ", " + words + (fusing ? ", fused" : ", composed");
                tests.add(DynamicTest.dynamicTest(where, () -> {
                    boolean before = Modes.current().fusing(fusing);
                    try {
                        refused(name, loss, number, words);
                    } finally {
                        Modes.current().fusing(before);
                    }
                }));
            }
        }));
        return tests;
    }

    private static void refused(String name, Loss loss, float number, String words) {
        String sentence = name.split(",")[0] + ": the class number of %s is " + words + ", but the classes are 0 to 3.";
        Tensor rows = Tensor.zeros(3, 4);
        assertThatThrownBy(() -> loss.of(rows, Tensor.of(new float[] {0, 3, number})))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage(sentence.formatted("row 2"));
        Tensor pictures = Tensor.zeros(2, 4, 3);
        assertThatThrownBy(() -> loss.of(pictures, Tensor.of(new float[] {0, 3, 1, 2, number, 0}, 2, 3)))
                .hasMessage(sentence.formatted("place (1, 1)"));
        Traced step = Traced.of("step", in -> loss.of(in[0], in[1]));
        for (int i = 0; i < 4; i++) step.call(rows, Tensor.of(new float[] {0, 3, i}));
        assertThat(step.replays()).isGreaterThan(0);
        assertThatThrownBy(() -> step.call(rows, Tensor.of(new float[] {0, number, 1})))
                .hasMessage(sentence.formatted("row 1"));
    }

    @Test
    void theIgnoredOneIsNoClassAndIsNotRefused() {
        Tensor logits = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        Tensor numbers = Tensor.of(new float[] {-100, 2});
        assertThat(new CrossEntropy().ignore(-100).of(logits, numbers).item())
                .isEqualTo(new CrossEntropy()
                        .of(logits.slice(0, 1, 2), Tensor.of(new float[] {2}, 1))
                        .item());
    }
}
