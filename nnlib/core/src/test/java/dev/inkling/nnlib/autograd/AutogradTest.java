package dev.inkling.nnlib.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.Collections;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The graph: what it accumulates, where it ends, how it is shown and searched. */
class AutogradTest {
    private final Tensor w = Tensor.of(new float[] {1, 2, 3}).requiresGrad(true);

    @Test
    void gradientsAccumulateUntilTheyAreZeroed() {
        w.square().sum().backward();
        w.square().sum().backward();
        assertThat(w.grad().toArray()).containsExactly(4, 8, 12);
        w.zeroGrad();
        assertThat(w.grad().toArray()).containsExactly(0, 0, 0);
        w.square().sum().backward();
        assertThat(w.grad().toArray()).containsExactly(2, 4, 6);
    }

    @Test
    void theGradientKeepsItsBuffer() {
        w.sum().backward();
        Tensor first = w.grad();
        w.zeroGrad();
        w.sum().backward();
        assertThat(w.grad().sharesStorage(first)).isTrue();
    }

    @Test
    void aResultUsedTwiceGathersBothGradients() {
        Tensor y = w.mul(2);
        y.mul(y).add(y).sum().backward();
        assertThat(w.grad().toArray()).containsExactly(10, 18, 26);
    }

    @Test
    void nothingIsNotedWithoutNeed() {
        assertThat(Tensor.ones(3).exp().creator()).isNull();
        NoGrad.run(() -> assertThat(w.exp().requiresGrad()).isFalse());
        assertThat(w.exp().requiresGrad()).isTrue();
        assertThat(w.detach().exp().requiresGrad()).isFalse();
        try (NoGrad off = NoGrad.on()) {
            assertThat(off).isNotNull();
            assertThat(w.exp().requiresGrad()).isFalse();
        }
        assertThat(w.exp().requiresGrad()).isTrue();
        assertThatThrownBy(() -> Tensor.ones(1).backward())
                .hasMessageContaining("nothing that led to this tensor requires a gradient");
        assertThatThrownBy(() -> w.exp().backward())
                .hasMessageContaining("a result of shape (3,) needs an upstream gradient");
        assertThatThrownBy(() -> w.exp().backward(Tensor.ones(2)))
                .hasMessage("backward: the upstream gradient is (2,), the result (3,)");
    }

    @Test
    void aMiddleGradientIsKeptWhereAskedFor() {
        Tensor y = w.mul(2).retainGrad();
        y.square().sum().backward();
        assertThat(y.grad().toArray()).containsExactly(4, 8, 12);
    }

    @Test
    void aDeepGraphDoesNotOverflowTheStack() {
        Tensor y = w;
        for (int i = 0; i < 200_000; i++) y = y.add(1);
        y.sum().backward();
        assertThat(w.grad().toArray()).containsExactly(1, 1, 1);
    }

    @Test
    void theGraphIsShownAsTextAndDot() {
        Tensor loss = w.mul(Tensor.ones(3)).relu().sum();
        Graph graph = Graph.of(loss).named(Collections.singletonMap("layer.weight", w));
        assertThat(graph.text())
                .isEqualTo(
                        """
                1 mul (3,) <- layer.weight (3,), constant (3,)
                2 relu (3,) <- #1
                3 sum (1,) <- #2
                4 reshape () <- #3
                """);
        assertThat(graph.dot())
                .startsWith("digraph {")
                .contains("op1 [label=\"mul\\n(3,)\"];", "op1 -> op2;", "leaf1 -> op1;")
                .contains(
                        "leaf1 [shape=box, style=bold, label=\"layer.weight (3,)\"];",
                        "leaf2 [shape=box, label=\"constant (3,)\"];");
        assertThat(graph.operations()).hasSize(4);
    }

    @Test
    void anomaliesAreNamedWhereTheyArise() {
        Tensor x = Tensor.of(new float[] {4, -1, 9}).requiresGrad(true);
        assertThatThrownBy(() -> Anomaly.search(() -> x.mul(2).sqrt().sum()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the value of sqrt holds NaN at flat position 1 of (3,) (inputs (3,), all finite)");
        Tensor zero = Tensor.zeros(2).requiresGrad(true);
        assertThatThrownBy(() ->
                        Anomaly.search(() -> zero.mul(1).sqrt().mul(3).sum().backward()))
                .hasMessageContaining(
                        "the gradient that sqrt passed back holds Infinity at flat position 0 of (2,) (inputs (2,), all finite)");
        Tensor bad = Tensor.full(Float.POSITIVE_INFINITY, 2).requiresGrad(true);
        assertThatThrownBy(() -> Anomaly.search(() -> bad.mul(2)))
                .hasMessageContaining("which were not finite already");
        assertThat(x.sqrt().get(1)).isNaN();
    }

    /** Twelve tanh layers of width 32 with noise, in three parts. */
    private static float[] gradients(boolean recompute, boolean traced, long[] bytes) {
        Generator random = new Generator(4);
        Tensor[] weights = new Tensor[12];
        for (int i = 0; i < weights.length; i++)
            weights[i] = Tensor.randn(random, 32, 32).mul(0.2f).detach().requiresGrad(true);
        Tensor x = Tensor.randn(random, 64, 32).requiresGrad(true);
        Traced.Body body = in -> {
            Tensor y = in[0];
            for (int from = 0; from < 12; from += 4) {
                int first = from;
                Function<Tensor, Tensor> part = z -> {
                    for (int i = first; i < first + 4; i++)
                        z = z.matmul(weights[i]).tanh().add(Tensor.rand(random, 64, 32));
                    return z;
                };
                y = recompute ? Recompute.of(part, y) : part.apply(y);
            }
            for (Tensor weight : weights) weight.zeroGrad();
            Tensor loss = y.square().mean();
            loss.backward();
            return loss;
        };
        Traced step = Traced.of("step", body);
        for (int i = 0; i < 4; i++) {
            if (traced) step.call(x.detach());
            else body.run(new Tensor[] {x.detach()});
        }
        if (traced) bytes[0] = step.plan().arenaBytes();
        return Tensor.stack(java.util.Arrays.asList(weights[0].grad(), weights[5].grad(), weights[11].grad()), 0)
                .toArray();
    }

    @Test
    void aConstantHasAGradientOfZero() {
        w.sign().sum().backward();
        assertThat(w.grad().toArray()).containsExactly(0, 0, 0);
        Tensor v = Tensor.zeros(2).requiresGrad(true);
        v.pow(0).sum().backward();
        assertThat(v.grad().toArray()).containsExactly(0, 0);
    }

    @Test
    void operationsAreNamedAsTheyAreCalled() {
        assertThat(w.max(0, true).creator().name()).isEqualTo("max");
        assertThat(w.min(0, true).creator().name()).isEqualTo("min");
        assertThat(w.maximum(w).creator().name()).isEqualTo("maximum");
        assertThat(w.minimum(w).creator().name()).isEqualTo("minimum");
    }

    @Test
    void withoutGradientsNothingIsComputedAgain() {
        Tensor twice = Tensor.ones(3);
        NoGrad.run(() -> {
            Tensor y = Recompute.of(x -> x.mul(2), w);
            twice.assign(y);
            assertThat(y.requiresGrad()).isFalse();
        });
        assertThat(twice.toArray()).containsExactly(2, 4, 6);
    }

    @Test
    void recomputingGivesTheSameGradientsFromLessMemory() {
        long[] kept = new long[1];
        long[] saved = new long[1];
        float[] plain = gradients(false, true, kept);
        assertThat(gradients(true, true, saved)).isEqualTo(plain);
        assertThat(gradients(true, false, null)).isEqualTo(plain);
        assertThat(gradients(false, false, null)).isEqualTo(plain);
        assertThat(saved[0]).isLessThan(kept[0] * 6 / 10);
    }
}
