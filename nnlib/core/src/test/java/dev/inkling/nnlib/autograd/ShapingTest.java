package dev.inkling.nnlib.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Gradients of views that share elements. */
class ShapingTest {
    /** The order of the sums is part of the bits: here the large numbers go before the small one comes. */
    @Test
    void overlappingWindowsAddUpFromTheFirstPlaceOfTheKernelOn() {
        Tensor x = Tensor.zeros(1, 5).requiresGrad(true);
        float[] up = {0, 0, 1, 0, -1e8f, 0, 1e8f, 0, 0};
        x.windows(1, 3, 1, 1).backward(Tensor.of(up, 1, 3, 1, 3));
        assertThat(x.grad().toArray()).containsExactly(0, 0, 1, 0, 0);
    }
}
