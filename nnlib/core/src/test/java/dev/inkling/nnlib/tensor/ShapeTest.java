package dev.inkling.nnlib.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What shapes mean, up to their ends: no dimension, no elements, the first and the last of each. */
class ShapeTest {
    private static int[] shape(int... sizes) {
        return sizes;
    }

    private static void refuses(Runnable action, String sentence) {
        assertThatThrownBy(action::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void isWrittenAsPythonWritesIt() {
        assertThat(Shape.text()).isEqualTo("()");
        assertThat(Shape.text(3)).isEqualTo("(3,)");
        assertThat(Shape.text(2, 0, 4)).isEqualTo("(2, 0, 4)");
    }

    @Test
    void broadcastsFromTheBack() {
        assertThat(Shape.broadcast("add", shape(2, 1, 4), shape(3, 1))).containsExactly(2, 3, 4);
        assertThat(Shape.broadcast("add", shape(3, 1), shape(2, 1, 4))).containsExactly(2, 3, 4);
        assertThat(Shape.broadcast("add", shape(), shape(5))).containsExactly(5);
        assertThat(Shape.broadcast("add", shape(5), shape())).containsExactly(5);
        assertThat(Shape.broadcast("add", shape(0), shape(1))).containsExactly(0);
        assertThat(Shape.broadcast("add", shape(2, 3), shape(2, 3))).containsExactly(2, 3);
        refuses(
                () -> Shape.broadcast("add", shape(4, 2, 3), shape(5, 3)),
                "add: (4, 2, 3) and (5, 3) do not broadcast: sizes 2 and 5 in dimension -2 differ and neither is 1");
        refuses(
                () -> Shape.broadcast("add", shape(5, 3), shape(4, 0, 3)),
                "add: (5, 3) and (4, 0, 3) do not broadcast: sizes 5 and 0 in dimension -2 differ and neither is 1");
    }

    @Test
    void dimensionsAreCountedFromBothEnds() {
        for (int d = 0; d < 3; d++) {
            assertThat(Shape.dim("sum", d, shape(2, 3, 4))).isEqualTo(d);
            assertThat(Shape.dim("sum", d - 3, shape(2, 3, 4))).isEqualTo(d);
        }
        refuses(() -> Shape.dim("sum", 3, shape(2, 3, 4)), "sum: there is no dimension 3 in (2, 3, 4); use -3 to 2");
        refuses(() -> Shape.dim("sum", -4, shape(2, 3, 4)), "sum: there is no dimension -4 in (2, 3, 4); use -3 to 2");
        refuses(() -> Shape.dim("sum", 0, shape()), "sum: there is no dimension 0 in ()");
    }

    @Test
    void noDimensionNamedMeansAll() {
        assertThat(Shape.dims("sum", shape(), shape(2, 3))).containsExactly(true, true);
        assertThat(Shape.dims("sum", shape(-1), shape(2, 3))).containsExactly(false, true);
        assertThat(Shape.dims("sum", shape(1, 0), shape(2, 3))).containsExactly(true, true);
        refuses(() -> Shape.dims("sum", shape(1, -1), shape(2, 3)), "sum: dimension -1 is named twice");
    }

    /** As PyTorch has it, a single value may be reduced over its one dimension that is not there. */
    @Test
    void aSingleValueHasADimensionToReduce() {
        assertThat(Shape.dims("sum", shape(0), shape())).isEmpty();
        assertThat(Shape.dims("sum", shape(-1), shape())).isEmpty();
        refuses(() -> Shape.dims("sum", shape(1), shape()), "sum: there is no dimension 1 in ()");
    }

    @Test
    void oneSizeIsInferred() {
        int[] wanted = {2, -1};
        assertThat(Shape.infer(wanted, shape(6))).containsExactly(2, 3);
        assertThat(wanted).containsExactly(2, -1);
        assertThat(Shape.infer(shape(-1), shape())).containsExactly(1);
        assertThat(Shape.infer(shape(), shape(1, 1))).isEmpty();
        assertThat(Shape.infer(shape(3, -1), shape(0))).containsExactly(3, 0);
        assertThat(Shape.infer(shape(0, 3), shape(0))).containsExactly(0, 3);
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        refuses(() -> Shape.infer(shape(4), shape(6)), "reshape: (6,) has 6 elements and does not fit (4,)");
        refuses(() -> Shape.infer(shape(4, -1), shape(6)), "reshape: (6,) has 6 elements and does not fit (4, -1)");
        refuses(() -> Shape.infer(shape(0, -1), shape(0)), "reshape: (0,) has 0 elements and does not fit (0, -1)");
        refuses(() -> Shape.infer(shape(-1, 0), shape(0)), "reshape: (0,) has 0 elements and does not fit (-1, 0)");
        String open = " leaves more than one size open, or has a negative one";
        refuses(() -> Shape.infer(shape(-1, -1), shape(6)), "reshape: (-1, -1)" + open);
        refuses(() -> Shape.infer(shape(-2), shape(6)), "reshape: (-2,)" + open);
        refuses(() -> Shape.infer(shape(-1, -3), shape(3)), "reshape: (-1, -3)" + open);
    }
}
