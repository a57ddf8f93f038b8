package dev.inkling.nnlib.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The search begins and ends where it was said, and says of which operation what is not finite. */
class AnomalyTest {
    private final Tensor zero = Tensor.zeros(2).requiresGrad(true);

    private boolean searches() {
        try {
            assertThat(zero.log().get(0)).isEqualTo(Float.NEGATIVE_INFINITY);
            return false;
        } catch (ArithmeticException found) {
            assertThat(found)
                    .hasMessage(
                            "the value of log holds -Infinity at flat position 0 of (2,) (inputs (2,), all finite)");
            return true;
        }
    }

    @Test
    void searchesFromItsBeginningToItsEnd() {
        assertThat(searches()).isFalse();
        try (Anomaly search = Anomaly.search()) {
            assertThat(search).isNotNull();
            assertThat(searches()).isTrue();
            try (Anomaly inner = Anomaly.search()) {
                assertThat(inner).isNotNull();
                assertThat(searches()).isTrue();
            }
            assertThat(searches()).isTrue();
            Anomaly.search(() -> assertThat(searches()).isTrue());
            assertThat(searches()).isTrue();
        }
        assertThat(searches()).isFalse();
        Anomaly.search(() -> assertThat(searches()).isTrue());
        assertThat(searches()).isFalse();
    }

    @Test
    void goesOnAfterAGradientWasLookedAt() {
        Anomaly.search(() -> {
            zero.mul(2).sum().backward();
            assertThat(searches()).isTrue();
        });
        assertThat(zero.grad().toArray()).containsExactly(2, 2);
    }

    @Test
    void namesEveryShapeThatWentIn() {
        Tensor bad = Tensor.of(new float[] {1, 1, 1, Float.NaN}, 2, 2);
        assertThatThrownBy(() -> Anomaly.search(() -> zero.add(bad)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "the value of add holds NaN at flat position 3 of (2, 2) (inputs (2,), (2, 2), which were not"
                                + " finite already)");
        assertThatThrownBy(() -> Anomaly.search(() -> Tensor.ones(2, 1).div(zero)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the value of div holds Infinity at flat position 0 of (2, 2) (inputs (2, 1), (2,), all"
                        + " finite)");
    }

    /** The second input needs no gradient, and is passed over. */
    @Test
    void namesTheOperationWhoseGradientIsNotFinite() {
        Tensor leaf = Tensor.zeros(2).requiresGrad(true);
        assertThatThrownBy(() -> Anomaly.search(() -> leaf.sqrt().sum().backward()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the gradient that sqrt passed back holds Infinity at flat position 0 of (2,) (inputs (2,),"
                        + " all finite)");
        Tensor factor = Tensor.of(new float[] {1, Float.POSITIVE_INFINITY});
        Tensor other = Tensor.zeros(2).requiresGrad(true);
        Tensor result = other.mul(factor).sum();
        assertThatThrownBy(() -> Anomaly.search(() -> result.backward()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the gradient that mul passed back holds Infinity at flat position 1 of (2,) (inputs (2,),"
                        + " (2,), which were not finite already)");
    }
}
