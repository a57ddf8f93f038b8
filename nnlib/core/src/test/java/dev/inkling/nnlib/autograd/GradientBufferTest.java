package dev.inkling.nnlib.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import org.junit.jupiter.api.Test;

/** A zeroing is put off, and nobody sees it: neither a replay that adds to the gradient nor one that reads it. */
class GradientBufferTest {
    private final Tensor w = Tensor.ones(2).requiresGrad(true);

    @Test
    void whatIsZeroedBetweenReplaysIsZeroForTheNextOne() {
        Traced gather = Traced.of("gather", in -> {
            w.mul(in[0]).sum().backward();
            return in[0].mul(1);
        });
        for (int i = 1; i < 6; i++) {
            w.zeroGrad();
            gather.call(Tensor.full(i, 2));
            gather.call(Tensor.full(10, 2));
            assertThat(w.grad().toArray()).as("round %d", i).containsExactly(i + 10, i + 10);
        }
        assertThat(gather.replays()).isEqualTo(8);
    }

    @Test
    void whatIsZeroedBeforeItIsRecordedIsNotZeroedByEveryReplay() {
        Traced gather = Traced.of("gather", in -> {
            w.mul(in[0]).sum().backward();
            return in[0].mul(1);
        });
        for (int i = 0; i < 2; i++) {
            w.zeroGrad();
            gather.call(Tensor.full(3, 2));
            assertThat(w.grad().toArray()).containsExactly(3, 3);
        }
        gather.call(Tensor.full(4, 2));
        assertThat(gather.replays()).isEqualTo(1);
        assertThat(w.grad().toArray()).containsExactly(7, 7);
    }

    @Test
    void aReplayThatReadsAGradientSeesItZeroed() {
        w.mul(2).sum().backward();
        Traced descend = Traced.of("descend", in -> {
            NoGrad.run(() -> w.assign(w.sub(w.grad())));
            return in[0].mul(1);
        });
        Tensor any = Tensor.ones(1);
        for (int i = 0; i < 3; i++) descend.call(any);
        assertThat(w.toArray()).containsExactly(-5, -5);
        w.zeroGrad();
        descend.call(any);
        assertThat(descend.replays()).isEqualTo(2);
        assertThat(w.toArray()).containsExactly(-5, -5);
    }
}
