package dev.inkling.nnlib.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A tensor as text: which form its numbers take, and which of many are left out. */
class PrintTest {
    private static String text(float... values) {
        return Tensor.of(values, values.length).toString();
    }

    @Test
    void wholeNumbersEndInAPointAndOthersHaveFourPlaces() {
        assertThat(text(0, -0.0f, 12)).isEqualTo("tensor([ 0., -0., 12.])");
        assertThat(text(0, 0.5f, -12)).isEqualTo("tensor([  0.0000,   0.5000, -12.0000])");
        assertThat(text(Float.POSITIVE_INFINITY, 1)).isEqualTo("tensor([inf,  1.])");
        assertThat(text(Float.NEGATIVE_INFINITY, 0.5f)).isEqualTo("tensor([  -inf, 0.5000])");
        assertThat(text(Float.NaN)).isEqualTo("tensor([nan])");
        assertThat(Tensor.scalar(3).toString()).isEqualTo("tensor(3.)");
    }

    @Test
    void largeNumbersHaveAnExponent() {
        assertThat(text(99_999_992)).isEqualTo("tensor([99999992.])");
        assertThat(text(100_000_000)).isEqualTo("tensor([1.0000e+08])");
        assertThat(text(-100_000_000, 0)).isEqualTo("tensor([-1.0000e+08,  0.0000e+00])");
        assertThat(text(99_999_992, 1)).isEqualTo("tensor([99999992.,        1.])");
    }

    @Test
    void smallNumbersHaveAnExponent() {
        assertThat(text(1e-4f)).isEqualTo("tensor([0.0001])");
        assertThat(text(-1e-4f, 0)).isEqualTo("tensor([-0.0001,  0.0000])");
        assertThat(text(Math.nextDown(1e-4f), 0)).isEqualTo("tensor([1.0000e-04, 0.0000e+00])");
    }

    /** Small numbers that are not that small have one where they stand beside one that is a thousand times as large. */
    @Test
    void numbersFarFromEachOtherHaveAnExponent() {
        float small = 0x1p-11f;
        assertThat(text(small, -1000 * small)).isEqualTo("tensor([ 0.0005, -0.4883])");
        assertThat(text(small, Math.nextUp(1000 * small))).isEqualTo("tensor([4.8828e-04, 4.8828e-01])");
        assertThat(text(1e-3f, 2)).isEqualTo("tensor([0.0010, 2.0000])");
        assertThat(text(Math.nextDown(1e-3f), 2)).isEqualTo("tensor([1.0000e-03, 2.0000e+00])");
    }

    @Test
    void ofMoreThanAThousandTheMiddleIsLeftOut() {
        assertThat(Tensor.zeros(1000).toString()).hasSize("tensor([])".length() + 1000 * 4 - 2);
        assertThat(Tensor.zeros(1001).toString()).isEqualTo("tensor([0., 0., 0., ..., 0., 0., 0.], shape=(1001,))");
    }

    @Test
    void whatIsLeftOutDoesNotWidenTheColumns() {
        Tensor x = Tensor.zeros(1001);
        x.slice(0, 3, 998).assign(Tensor.scalar(12345));
        assertThat(x.toString()).isEqualTo("tensor([0., 0., 0., ..., 0., 0., 0.], shape=(1001,))");
        x.slice(0, 2, 3).assign(Tensor.scalar(10));
        x.slice(0, 998, 999).assign(Tensor.scalar(20));
        assertThat(x.toString()).isEqualTo("tensor([ 0.,  0., 10., ..., 20.,  0.,  0.], shape=(1001,))");
    }

    @Test
    void sixOfADimensionAreShownAndOfSevenTheOuterSix() {
        String row = "[0., 0., 0., ..., 0., 0., 0.]";
        assertThat(Tensor.zeros(6, 200).toString())
                .isEqualTo("tensor([" + (row + ",\n        ").repeat(5) + row + "], shape=(6, 200))");
        assertThat(Tensor.zeros(7, 200).toString())
                .isEqualTo("tensor([" + (row + ",\n        ").repeat(3) + "...,\n        "
                        + (row + ",\n        ").repeat(2) + row + "], shape=(7, 200))");
        assertThat(Tensor.zeros(1, 300, 6).toString())
                .startsWith("tensor([[[0., 0., 0., 0., 0., 0.],\n         [0.")
                .endsWith("0.]]], shape=(1, 300, 6))");
    }

    @Test
    void everyDimensionIsIndented() {
        assertThat(Tensor.arange(8).reshape(2, 2, 2).toString())
                .isEqualTo("tensor([[[0., 1.],\n         [2., 3.]],\n\n        [[4., 5.],\n         [6., 7.]]])");
    }
}
