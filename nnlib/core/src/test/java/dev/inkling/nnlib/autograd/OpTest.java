package dev.inkling.nnlib.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Where results lie in memory, which kernels choose their loops by. */
class OpTest {
    private final Tensor rows = Tensor.ones(3, 2);
    private final Tensor turned = Tensor.arange(6).reshape(2, 3).t();

    @Test
    void aResultLiesAsTheFirstOperandOfItsShapeDoes() {
        assertThat(turned.exp().data().strides).containsExactly(1, 3);
        assertThat(turned.add(rows).data().strides).containsExactly(1, 3);
        assertThat(rows.add(turned).data().strides).containsExactly(2, 1);
        assertThat(Tensor.ones(2).add(turned).data().strides).containsExactly(1, 3);
        assertThat(Tensor.ones(2).add(turned).toArray()).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void aCopyLiesRowByRow() {
        assertThat(turned.copy().data().strides).containsExactly(2, 1);
        assertThat(turned.copy().toArray()).containsExactly(0, 3, 1, 4, 2, 5);
    }
}
