package dev.inkling.nnlib.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Cross-entropy along any dimension of any rank: a kernel of its own takes rows, and rows alone. */
class ReductionsTest {
    /** Minus the log of softmax at the class, put together from the operations that say it. */
    private static void isTheLogOfTheClass(int dim, Tensor classes, int... shape) {
        Tensor x = Tensor.randn(new Generator(5), shape).requiresGrad(true);
        Tensor y = x.detach().copy().requiresGrad(true);
        Tensor loss = Op.apply(new Reductions.CrossEntropy(x, dim, classes));
        Tensor composed = y.logSoftmax(dim).gather(dim, classes).neg();
        assertThat(loss.shape()).containsExactly(classes.shape());
        assertThat(loss.toArray()).isEqualTo(composed.toArray());
        Tensor up = Tensor.randn(new Generator(6), classes.shape());
        loss.backward(up);
        composed.backward(up);
        assertThat(x.grad().toArray()).isEqualTo(y.grad().toArray());
    }

    @Test
    void crossEntropyOfRows() {
        isTheLogOfTheClass(1, Tensor.of(new float[] {2, 0}, 2, 1), 2, 3);
    }

    @Test
    void crossEntropyOfColumns() {
        isTheLogOfTheClass(0, Tensor.of(new float[] {1, 0, 1, 1}, 1, 4), 2, 4);
    }

    @Test
    void crossEntropyOfEveryPlaceOfAPicture() {
        isTheLogOfTheClass(1, Tensor.of(new float[] {0, 1, 2, 2, 1, 0, 0, 2}, 2, 1, 4), 2, 3, 4);
    }
}
