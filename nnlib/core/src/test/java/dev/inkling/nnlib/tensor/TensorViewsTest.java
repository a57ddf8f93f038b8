package dev.inkling.nnlib.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Views and picks at the ends of what they take. */
class TensorViewsTest {
    private final Tensor x = Tensor.arange(24).reshape(2, 3, 4);

    private static void refuses(Runnable action, String sentence) {
        assertThatThrownBy(action::run).hasMessage(sentence);
    }

    @Test
    void slicesCountFromBothEndsAndStopAtThem() {
        Tensor row = Tensor.arange(5);
        assertThat(row.slice(0, 0, -1).toArray()).containsExactly(0, 1, 2, 3);
        assertThat(row.slice(0, -2, -1).toArray()).containsExactly(3);
        assertThat(row.slice(0, -9, 9).toArray()).containsExactly(0, 1, 2, 3, 4);
        assertThat(row.slice(0, 0, -9).toArray()).isEmpty();
        assertThat(row.slice(0, 0, 0).toArray()).isEmpty();
        assertThat(row.slice(0, 3, 3, 2).toArray()).isEmpty();
        assertThat(row.slice(0, 4, 1, 2).toArray()).isEmpty();
        assertThat(row.slice(0, 9, 10).toArray()).isEmpty();
        assertThat(row.slice(0, 1, 5, 3).toArray()).containsExactly(1, 4);
        assertThat(row.slice(0, 1, 4, 3).toArray()).containsExactly(1);
        assertThat(row.slice(0, 0, 5, 9).toArray()).containsExactly(0);
    }

    @Test
    void aPositionThatIsNotThereIsNotSelected() {
        assertThat(x.select(1, 2).toArray()).containsExactly(8, 9, 10, 11, 20, 21, 22, 23);
        assertThat(x.select(1, -3).toArray()).containsExactly(0, 1, 2, 3, 12, 13, 14, 15);
        refuses(() -> x.select(1, 3), "select: index 3 in dimension 1 of (2, 3, 4)");
        refuses(() -> x.select(1, -4), "select: index -4 in dimension 1 of (2, 3, 4)");
    }

    @Test
    void dimensionsOfOtherSizesAreNotSqueezed() {
        assertThat(x.squeeze(1)).isSameAs(x);
        assertThat(Tensor.zeros(2, 1, 3).squeeze(1).shape()).containsExactly(2, 3);
        assertThat(Tensor.zeros(2, 1, 3).squeeze(-2).shape()).containsExactly(2, 3);
        assertThat(x.unsqueeze(3).shape()).containsExactly(2, 3, 4, 1);
        assertThat(x.unsqueeze(-4).shape()).containsExactly(1, 2, 3, 4);
        refuses(() -> x.unsqueeze(4), "unsqueeze: there is no dimension 4 in (2, 3, 4); use -4 to 3");
    }

    @Test
    void dimensionsAreFlattenedFromOneOn() {
        assertThat(x.flatten(0).shape()).containsExactly(24);
        assertThat(x.flatten(1).shape()).containsExactly(2, 12);
        assertThat(x.flatten(-1).shape()).containsExactly(2, 3, 4);
    }

    @Test
    void onlySizesOfOneAreRepeated() {
        Tensor row = Tensor.arange(3).reshape(1, 3);
        assertThat(row.expand(2, 2, -1).toArray()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
        assertThat(row.expand(0, 3).shape()).containsExactly(0, 3);
        assertThat(Tensor.scalar(4).expand(2).toArray()).containsExactly(4, 4);
        refuses(() -> row.expand(3), "expand: (1, 3) does not repeat into (3,)");
        refuses(() -> row.expand(2, 1), "expand: (1, 3) does not repeat into (2, 1)");
        refuses(() -> row.expand(2, 4), "expand: (1, 3) does not repeat into (2, 4)");
    }

    @Test
    void aKernelMayBeAsLargeAsThePicture() {
        assertThat(x.windows(3, 4, 1, 1).shape()).containsExactly(2, 1, 1, 3, 4);
        assertThat(x.windows(2, 2, 1, 2).shape()).containsExactly(2, 1, 2, 2, 2);
        refuses(() -> x.windows(1, 5, 1, 1), "windows: a kernel of (1, 5) with dilation 1 does not fit into (2, 3, 4)");
        refuses(() -> x.windows(3, 1, 1, 2), "windows: a kernel of (3, 1) with dilation 2 does not fit into (2, 3, 4)");
        refuses(
                () -> Tensor.arange(3).windows(1, 1, 1, 1),
                "windows: a kernel of (1, 1) with dilation 1 does not fit into (3,)");
    }

    @Test
    void whatNeedsNoCopyIsTheTensorItself() {
        assertThat(x.contiguous()).isSameAs(x);
        assertThat(x.pad(0, 5)).isSameAs(x);
    }

    /** The index may be shorter or longer than the dimension it picks from, and shorter in the others. */
    @Test
    void gatherTakesAnIndexOfTheSameRank() {
        Tensor table = Tensor.arange(6).reshape(2, 3);
        Tensor index = Tensor.of(new float[] {2, 0, 1, 1}, 1, 4);
        assertThat(table.gather(1, index).toArray()).containsExactly(2, 0, 1, 1);
        assertThat(table.gather(-2, Tensor.of(new float[] {1, 0, 1}, 3, 1)).toArray())
                .containsExactly(3, 0, 3);
        assertThat(table.gather(1, Tensor.of(new float[] {2, 0}, 2, 1)).toArray())
                .containsExactly(2, 3);
        refuses(() -> table.gather(1, Tensor.zeros(3, 1)), "gather: index (3, 1) is larger than (2, 3) in dimension 0");
        refuses(() -> table.gather(0, Tensor.zeros(1, 4)), "gather: index (1, 4) is larger than (2, 3) in dimension 1");
    }

    @Test
    void anIndexOfOneDimensionSelects() {
        Tensor index = Tensor.of(new float[] {2, 0}, 2);
        assertThat(x.indexSelect(1, index).shape()).containsExactly(2, 2, 4);
        assertThat(x.indexSelect(1, index).toArray())
                .containsExactly(8, 9, 10, 11, 0, 1, 2, 3, 20, 21, 22, 23, 12, 13, 14, 15);
        refuses(
                () -> x.indexSelect(1, index.reshape(1, 2)),
                "indexSelect: the index must have one dimension, not the shape (1, 2)");
    }

    @Test
    void joiningTakesPartsThatDifferAlongOneDimensionAtMost() {
        Tensor a = Tensor.arange(2).reshape(2, 1);
        Tensor b = Tensor.arange(4).reshape(2, 2);
        assertThat(Tensor.cat(List.of(a, b, a), 1).toArray()).containsExactly(0, 0, 1, 0, 1, 2, 3, 1);
        assertThat(Tensor.cat(List.of(b), -2).toArray()).containsExactly(0, 1, 2, 3);
        refuses(() -> Tensor.cat(List.of(), 0), "cat: there is nothing to join");
        refuses(() -> Tensor.cat(List.of(a, b), 0), "cat: (2, 1) and (2, 2) differ outside dimension 0");
        refuses(() -> Tensor.cat(List.of(a, a.reshape(2)), 1), "cat: (2, 1) and (2,) differ outside dimension 1");
        refuses(() -> Tensor.cat(List.of(a.reshape(2), a), 0), "cat: (2,) and (2, 1) differ outside dimension 0");
        assertThat(Tensor.stack(List.of(b, b.mul(2)), -1).toArray()).containsExactly(0, 0, 1, 2, 2, 4, 3, 6);
        assertThat(Tensor.stack(List.of(b, b.mul(2)), 0).shape()).containsExactly(2, 2, 2);
    }
}
