package dev.inkling.nnlib.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.compute.Modes;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Between the forward and the backward pass a tensor is overwritten: then the gradient is that of the values before, or
 * an error names the operation. It is never the gradient of a mixture.
 */
class OverwrittenTest {
    @Test
    void everyOperationIsRightOrSaysThatItCannotBe() {
        Set<String> refusing = new TreeSet<>();
        Set<String> unconcerned = new TreeSet<>();
        for (OpCase row : OpCases.all()) {
            for (boolean fusing : new boolean[] {true, false}) {
                boolean before = Modes.current().fusing(fusing);
                try {
                    (check(row) ? refusing : unconcerned).add(row.name);
                } finally {
                    Modes.current().fusing(before);
                }
            }
        }
        unconcerned.removeAll(refusing);
        assertThat(refusing)
                .contains("mul", "div", "abs", "exp", "sigmoid", "relu", "log", "pow 3", "maximum", "where", "matmul")
                .contains(
                        "softmax",
                        "log-softmax",
                        "norm",
                        "gather",
                        "Linear",
                        "Conv2d",
                        "BCE",
                        "CrossEntropy",
                        "recompute");
        // What they read is a value of their own, or nothing.
        assertThat(unconcerned).contains("add", "sub", "neg", "add a number", "sum", "MSE", "GELU", "MaxPool2d");
    }

    /** Whether the row refused at least one of its operands, constants and results after it was overwritten. */
    private static boolean check(OpCase row) {
        boolean refused = false;
        CaseRun untouched = run(row);
        List<float[]> wanted = untouched.gradients(untouched.compute());
        int count = untouched.operands().size();
        for (int i = 0; i <= count; i++) {
            CaseRun run = run(row);
            Tensor value = run.compute();
            if (!value.requiresGrad()) return false;
            overwrite(i == count ? value : run.operands().get(i));
            String where = row.name + ", operand " + i + " of " + count + " overwritten, seed " + EveryBackend.SEED;
            try {
                List<float[]> gradients = run.gradients(value);
                for (int g = 0; g < gradients.size(); g++) {
                    assertThat(gradients.get(g)).as(where).isEqualTo(wanted.get(g));
                }
            } catch (IllegalStateException told) {
                assertThat(told).as(where).hasMessageContaining("was overwritten after the forward pass");
                refused = true;
            }
        }
        return refused;
    }

    private static CaseRun run(OpCase row) {
        return new CaseRun(row.sample.apply(new Draw(EveryBackend.SEED)), Layout.CONTIGUOUS, row.name);
    }

    /** With zeros, which are class numbers and indices, too. */
    private static void overwrite(Tensor tensor) {
        NoGrad.run(() -> tensor.assign(Tensor.scalar(0)));
    }

    @Test
    void theErrorNamesTheOperationAndWhatToDo() {
        Tensor x = Tensor.of(new float[] {1, 2, 3}).requiresGrad(true);
        Tensor y = x.mul(x).sum();
        NoGrad.run(() -> x.assign(Tensor.zeros(3)));
        assertThatThrownBy(y::backward)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("backward of mul: its gradient reads a tensor of shape (3,) that was overwritten after the"
                        + " forward pass; write to a copy, or call backward first.");
    }

    /** Every way in which a tensor can be written counts. */
    @Test
    void hostValuesViewsOptimizersAndReplaysAreSeen() {
        List<String> unseen = new ArrayList<>();
        Tensor w = Tensor.of(new float[] {1, 2}).requiresGrad(true);
        SGD optimizer = new SGD(Arrays.asList(w), 0.1);
        Traced step = Traced.of(
                "step",
                in -> {
                    Tensor loss = w.mul(in[0]).sum();
                    optimizer.zeroGrad();
                    loss.backward();
                    optimizer.step();
                    return loss;
                },
                optimizer);
        Tensor data = Tensor.rand(new Generator(1), 2);
        for (int i = 0; i < 3; i++) step.call(data);
        long replays = step.replays();
        List<Runnable> writes = Arrays.asList(
                () -> w.copyFrom(new float[] {3, 4}),
                () -> NoGrad.run(() -> w.slice(0, 1, 2).assign(Tensor.scalar(5))),
                optimizer::step,
                () -> step.call(data));
        for (int i = 0; i < writes.size(); i++) {
            Tensor loss = w.square().sum();
            writes.get(i).run();
            try {
                loss.backward();
                unseen.add("write " + i);
            } catch (IllegalStateException told) {
                assertThat(told).hasMessageStartingWith("backward of square:");
            }
        }
        assertThat(unseen).isEmpty();
        assertThat(step.replays()).isEqualTo(replays + 1);
    }
}
