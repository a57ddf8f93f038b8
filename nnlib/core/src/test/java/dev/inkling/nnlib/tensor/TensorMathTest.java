package dev.inkling.nnlib.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Comparisons with NaN and equals, products of vectors, and reductions with and without the dimensions they took. */
class TensorMathTest {
    private final Tensor x = Tensor.of(new float[] {1, 2, 3, Float.NaN});
    private final Tensor y = Tensor.of(new float[] {2, 2, 2, Float.NaN});

    @Test
    void comparesWithATensorAndWithANumber() {
        assertThat(x.eq(y).toArray()).containsExactly(0, 1, 0, 0);
        assertThat(x.ne(y).toArray()).containsExactly(1, 0, 1, 1);
        assertThat(x.lt(y).toArray()).containsExactly(1, 0, 0, 0);
        assertThat(x.le(y).toArray()).containsExactly(1, 1, 0, 0);
        assertThat(x.gt(y).toArray()).containsExactly(0, 0, 1, 0);
        assertThat(x.ge(y).toArray()).containsExactly(0, 1, 1, 0);
        assertThat(x.eq(2).toArray()).containsExactly(0, 1, 0, 0);
        assertThat(x.ne(2).toArray()).containsExactly(1, 0, 1, 1);
        assertThat(x.lt(2).toArray()).containsExactly(1, 0, 0, 0);
        assertThat(x.le(2).toArray()).containsExactly(1, 1, 0, 0);
        assertThat(x.gt(2).toArray()).containsExactly(0, 0, 1, 0);
        assertThat(x.ge(2).toArray()).containsExactly(0, 1, 1, 0);
    }

    @Test
    void reckonsWithANumberAsWithATensor() {
        Tensor z = Tensor.of(new float[] {1, -4});
        assertThat(z.add(2).toArray()).containsExactly(3, -2);
        assertThat(z.sub(2).toArray()).containsExactly(-1, -6);
        assertThat(z.mul(2).toArray()).containsExactly(2, -8);
        assertThat(z.div(2).toArray()).containsExactly(0.5f, -2);
        assertThat(z.sign().toArray()).containsExactly(1, -1);
        assertThat(z.clamp(-2, 0.5f).toArray()).containsExactly(0.5f, -2);
        assertThat(z.maximum(Tensor.zeros(1)).toArray()).containsExactly(1, 0);
        assertThat(z.minimum(Tensor.zeros(1)).toArray()).containsExactly(0, -4);
        assertThat(Tensor.where(Tensor.of(new float[] {0, 2}), z, z.neg()).toArray())
                .containsExactly(-1, -4);
    }

    @Test
    void aVectorIsARowOnTheLeftAndAColumnOnTheRight() {
        Tensor row = Tensor.of(new float[] {1, 2});
        Tensor matrix = Tensor.arange(6).reshape(2, 3);
        Tensor many = Tensor.arange(12).reshape(2, 2, 3);
        assertThat(row.matmul(row).shape()).isEmpty();
        assertThat(row.matmul(row).item()).isEqualTo(5);
        assertThat(row.matmul(matrix).shape()).containsExactly(3);
        assertThat(row.matmul(matrix).toArray()).containsExactly(6, 9, 12);
        assertThat(row.matmul(many).shape()).containsExactly(2, 3);
        assertThat(row.matmul(many).toArray()).containsExactly(6, 9, 12, 24, 27, 30);
        assertThat(matrix.t().matmul(row).shape()).containsExactly(3);
        assertThat(matrix.t().matmul(row).toArray()).containsExactly(6, 9, 12);
        assertThat(many.transpose(1, 2).matmul(row).shape()).containsExactly(2, 3);
        assertThatThrownBy(() -> row.matmul(Tensor.scalar(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("matmul: (2,) x (): a single value has no rows; use mul");
        assertThatThrownBy(() -> Tensor.scalar(2).matmul(row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("matmul: () x (2,): a single value has no rows; use mul");
    }

    @Test
    void aProductOverNothingIsZero() {
        Tensor none = Tensor.zeros(2, 0).matmul(Tensor.zeros(0, 3));
        assertThat(none.shape()).containsExactly(2, 3);
        assertThat(none.toArray()).containsOnly(0);
    }

    @Test
    void nothingAddsUpToZeroAndHasNoExtreme() {
        Tensor none = Tensor.zeros(0, 2);
        assertThat(none.sum().item()).isZero();
        assertThat(none.sum(0).toArray()).containsExactly(0, 0);
        assertThatThrownBy(() -> none.argmax(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("argmax: dimension 0 of (0, 2) is empty");
        assertThatThrownBy(() -> none.min(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("argmin: dimension 0 of (0, 2) is empty");
    }

    @Test
    void boundsThatAreInfiniteBindNothing() {
        float most = Float.POSITIVE_INFINITY;
        Tensor z = Tensor.of(new float[] {1, -4});
        assertThat(z.clamp(-most, most).toArray()).containsExactly(1, -4);
        assertThat(z.clamp(-most, most).sharesStorage(z)).isFalse();
        assertThat(z.clamp(0, most).toArray()).containsExactly(1, 0);
        assertThat(z.clamp(-most, 0).toArray()).containsExactly(0, -4);
    }

    /** Over any of the dimensions of any small shape, kept or not, against loops in double. */
    @Test
    void reducesOverEveryChoiceOfDimensions() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int[] shape = {1 + random.nextInt(3), 1 + random.nextInt(3), 2 + random.nextInt(3)};
            Tensor values = Tensor.randn(new Generator(random.nextLong()), shape);
            for (int chosen = 1; chosen < 8; chosen++) {
                int[] dims = dims(chosen);
                String name = "seed " + seed + ", " + Shape.text(shape) + " over " + Shape.text(dims);
                double[][] groups = groups(values, chosen);
                Tensor[] results = {
                    values.sum(true, dims),
                    values.mean(true, dims),
                    values.max(true, dims),
                    values.min(true, dims),
                    values.norm(true, dims),
                    values.var(false, true, dims),
                    values.std(false, true, dims)
                };
                Tensor[] dropped = {
                    values.sum(dims),
                    values.mean(dims),
                    values.max(false, dims),
                    values.min(false, dims),
                    values.norm(dims),
                    values.var(false, false, dims),
                    values.std(false, false, dims)
                };
                for (int i = 0; i < results.length; i++) {
                    assertThat(results[i].shape()).as(name).containsExactly(shape(shape, chosen, true));
                    assertThat(dropped[i].shape()).as(name).containsExactly(shape(shape, chosen, false));
                    assertThat(dropped[i].toArray()).as(name).isEqualTo(results[i].toArray());
                    for (int g = 0; g < groups.length; g++) {
                        assertThat((double) results[i].toArray()[g])
                                .as("%s, %d", name, i)
                                .isCloseTo(reduced(i, groups[g]), offset(2e-6));
                    }
                }
            }
        }
    }

    private static int[] dims(int chosen) {
        int[] dims = new int[Integer.bitCount(chosen)];
        for (int d = 0, at = 0; d < 3; d++) {
            if ((chosen >> d & 1) != 0) {
                dims[at++] = d % 2 == 0 ? d : d - 3;
            }
        }
        return dims;
    }

    private static int[] shape(int[] shape, int chosen, boolean keep) {
        List<Integer> sizes = new ArrayList<>();
        for (int d = 0; d < 3; d++) {
            if ((chosen >> d & 1) == 0) {
                sizes.add(shape[d]);
            } else if (keep) {
                sizes.add(1);
            }
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The values that are reduced to one, for each value that is left. */
    private static double[][] groups(Tensor values, int chosen) {
        int[] shape = values.shape();
        Map<List<Integer>, List<Double>> groups = new LinkedHashMap<>();
        for (int i = 0; i < shape[0]; i++) {
            for (int j = 0; j < shape[1]; j++) {
                for (int k = 0; k < shape[2]; k++) {
                    List<Integer> place =
                            List.of((chosen & 1) == 0 ? i : 0, (chosen & 2) == 0 ? j : 0, (chosen & 4) == 0 ? k : 0);
                    groups.computeIfAbsent(place, p -> new ArrayList<>()).add((double) values.get(i, j, k));
                }
            }
        }
        return groups.values().stream()
                .map(group -> group.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private static double reduced(int kind, double[] group) {
        double sum = Arrays.stream(group).sum();
        double mean = sum / group.length;
        double variance = Arrays.stream(group).map(v -> (v - mean) * (v - mean)).sum() / group.length;
        return switch (kind) {
            case 0 -> sum;
            case 1 -> mean;
            case 2 -> Arrays.stream(group).max().getAsDouble();
            case 3 -> Arrays.stream(group).min().getAsDouble();
            case 4 -> Math.sqrt(Arrays.stream(group).map(v -> v * v).sum());
            case 5 -> variance;
            default -> Math.sqrt(variance);
        };
    }

    @Test
    void theSpreadOfASampleDividesByOneLess() {
        Tensor sample = Tensor.of(new float[] {1, 2, 3, 6});
        assertThat(sample.var(true, false).item()).isEqualTo((float) (14 / 3.0));
        assertThat(sample.var(false, false).item()).isEqualTo(3.5f);
        assertThat(sample.std(true, true).shape()).containsExactly(1);
    }

    @Test
    void extremesOverAllAndOverOne() {
        Tensor table = Tensor.of(new float[] {3, -1, 2, 2, 5, -4}, 2, 3);
        assertThat(table.max().item()).isEqualTo(5);
        assertThat(table.min().item()).isEqualTo(-4);
        assertThat(table.max(1).toArray()).containsExactly(3, 5);
        assertThat(table.min(-1).toArray()).containsExactly(-1, -4);
        assertThat(table.min(0, true).shape()).containsExactly(1, 3);
        assertThat(table.min(0, false).toArray()).containsExactly(2, -1, -4);
        assertThat(table.argmax().item()).isEqualTo(4);
        assertThat(table.argmin().item()).isEqualTo(5);
        assertThat(table.argmax(1).toArray()).containsExactly(0, 1);
        assertThat(table.argmin(-1).toArray()).containsExactly(1, 2);
        assertThatThrownBy(() -> table.max(2)).hasMessage("max: there is no dimension 2 in (2, 3); use -2 to 1");
        assertThatThrownBy(() -> table.min(2)).hasMessage("min: there is no dimension 2 in (2, 3); use -2 to 1");
        assertThatThrownBy(() -> table.max(false, 0, 2))
                .hasMessage("max: there is no dimension 2 in (2, 3); use -2 to 1");
        assertThatThrownBy(() -> table.min(false, 0, 0)).hasMessage("min: dimension 0 is named twice");
        assertThatThrownBy(() -> table.argmin(2)).hasMessage("argmin: there is no dimension 2 in (2, 3); use -2 to 1");
    }

    @Test
    void softmaxAddsUpToOne() {
        Tensor logits = Tensor.of(new float[] {0, (float) Math.log(3), 5, 5}, 2, 2);
        assertThat(logits.softmax(-1).toArray())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(0.25f, 0.75f, 0.5f, 0.5f);
        assertThat(logits.softmax(0).sum(0).toArray())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(1, 1);
        assertThat(logits.logSoftmax(1).toArray())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(
                        (float) Math.log(0.25), (float) Math.log(0.75), (float) Math.log(0.5), (float) Math.log(0.5));
    }
}
