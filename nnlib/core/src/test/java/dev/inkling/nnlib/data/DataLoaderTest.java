package dev.inkling.nnlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataLoaderTest {
    /** Example i is the pair (i, -i), of class i % 3. */
    private static Dataset numbers(int size) {
        float[] inputs = new float[2 * size];
        float[] labels = new float[size];
        for (int i = 0; i < size; i++) {
            inputs[2 * i] = i;
            inputs[2 * i + 1] = -i;
            labels[i] = i % 3;
        }
        return ArrayDataset.classes(inputs, new int[] {2}, labels, 3);
    }

    private static final Transform JITTER = (input, at, shape, random) -> input[at + 1] += random.normal();

    private static List<float[]> epoch(DataLoader loader, int epoch, int from) {
        List<float[]> batches = new ArrayList<>();
        for (Batch batch : loader.epoch(epoch, from)) {
            float[] x = batch.x().toArray();
            float[] y = batch.y().toArray();
            assertThat(batch.x().shape()).containsExactly(batch.size(), 2);
            assertThat(batch.y().shape()).containsExactly(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                assertThat(y[i]).isEqualTo(x[2 * i] % 3);
                assertThat(batch.indices()[i]).isEqualTo((int) x[2 * i]);
            }
            batches.add(x);
        }
        return batches;
    }

    @Test
    void servesEveryExampleOnceInOrderWithAShortLastBatch() {
        DataLoader loader = new DataLoader(numbers(10), 4, false, 1);
        List<float[]> batches = epoch(loader, 0, 0);
        assertThat(loader.batches()).isEqualTo(3);
        assertThat(batches).hasSize(3);
        assertThat(batches.get(0)).containsExactly(0, 0, 1, -1, 2, -2, 3, -3);
        assertThat(batches.get(2)).containsExactly(8, -8, 9, -9);
        assertThat(new DataLoader(numbers(10), 4, false, 1).dropLast(true).batches())
                .isEqualTo(2);
        assertThat(epoch(new DataLoader(numbers(3), 100, false, 1), 0, 0)).hasSize(1);
        assertThat(epoch(new DataLoader(numbers(0), 5, false, 1), 0, 0)).isEmpty();
    }

    @Test
    void shufflesByTheSeedAnewEachEpoch() {
        DataLoader loader = new DataLoader(numbers(50), 50, true, 7);
        float[] first = epoch(loader, 0, 0).get(0);
        float[] second = epoch(loader, 1, 0).get(0);
        assertThat(second).isNotEqualTo(first);
        assertThat(epoch(loader, 0, 0).get(0)).isEqualTo(first);
        assertThat(epoch(new DataLoader(numbers(50), 50, true, 8), 0, 0).get(0)).isNotEqualTo(first);
        assertThat(IntStream.range(0, 50).mapToObj(i -> (int) first[2 * i]))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void theOrderIsUniform() {
        int[] counts = new int[4 * 4];
        DataLoader loader = new DataLoader(numbers(4), 4, true, 3);
        for (int epoch = 0; epoch < 4000; epoch++) {
            for (Batch batch : loader.epoch(epoch)) {
                int[] indices = batch.indices();
                for (int place = 0; place < 4; place++) {
                    counts[4 * place + indices[place]]++;
                }
            }
        }
        // 1,000 expected; the standard deviation is 27.
        assertThat(Arrays.stream(counts).boxed()).allMatch(count -> count > 890 && count < 1110);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void workersChangeNoBatch(int workers) {
        DataLoader plain = new DataLoader(numbers(101), 7, true, 5).transform(JITTER);
        try (DataLoader loader =
                new DataLoader(numbers(101), 7, true, 5).transform(JITTER).workers(workers)) {
            for (int epoch = 0; epoch < 20; epoch++) {
                assertSame(epoch(loader, epoch, 0), epoch(plain, epoch, 0));
            }
            assertSame(epoch(loader, 3, 11), epoch(plain, 3, 0).subList(11, 15));
            int served = 0;
            for (Batch batch : loader.epoch(4)) {
                served += batch.size();
                if (loader.position() == 3) {
                    break;
                }
            }
            assertThat(served).isEqualTo(21);
            assertSame(epoch(loader, 9, 0), epoch(plain, 9, 0));
        }
    }

    private static void assertSame(List<float[]> found, List<float[]> wanted) {
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isEqualTo(wanted.get(i));
        }
    }

    @Test
    void transformsDifferByEpochAndExampleNotByPosition() {
        DataLoader loader = new DataLoader(numbers(20), 20, false, 5).transform(JITTER);
        float[] ordered = epoch(loader, 2, 0).get(0);
        float[] otherEpoch = epoch(loader, 3, 0).get(0);
        assertThat(ordered[3]).isNotEqualTo(otherEpoch[3]);
        assertThat(ordered[3] + 1).isNotEqualTo(ordered[5] + 2);
        DataLoader shuffled = new DataLoader(numbers(20), 20, true, 5).transform(JITTER);
        float[] other = epoch(shuffled, 2, 0).get(0);
        for (int i = 0; i < 20; i++) {
            assertThat(other[2 * i + 1]).isEqualTo(ordered[2 * (int) other[2 * i] + 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aFailingTransformReachesTheCaller(int workers) {
        try (DataLoader loader = new DataLoader(numbers(20), 4, false, 1)
                .workers(workers)
                .transform((input, at, shape, random) -> {
                    if (input[at] == 9) {
                        throw new IllegalStateException("example 9");
                    }
                })) {
            assertThatThrownBy(() -> epoch(loader, 0, 0)).hasMessage("example 9");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void iteratingAllocatesNothing(int workers) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (DataLoader loader =
                new DataLoader(numbers(1000), 7, true, 5).transform(JITTER).workers(workers)) {
            double[] sum = new double[1];
            iterate(loader, 3, sum);
            long before = threads.getCurrentThreadAllocatedBytes();
            iterate(loader, 30, sum);
            // 30 epochs are 4,290 batches: one object a batch would be 68,000 bytes at least.
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4096);
            assertThat(sum[0]).isEqualTo(33 * 143);
        }
    }

    private static void iterate(DataLoader loader, int epochs, double[] sum) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (Batch batch : loader.epoch(epoch)) {
                sum[0] += batch.size() > 0 ? 1 : 0;
            }
        }
    }

    @Test
    void splitsAndFoldsShareNoExampleAndLoseNone() {
        Dataset whole = numbers(103);
        Datasets.Split split = Datasets.split(whole, 0.2, 4);
        assertThat(split.validation().size()).isEqualTo(21);
        assertThat(firsts(split.training(), split.validation())).containsExactlyElementsOf(range(103));
        boolean[] held = new boolean[103];
        List<Datasets.Split> folds = Datasets.kFold(whole, 5, 4);
        for (Datasets.Split fold : folds) {
            assertThat(fold.validation().size()).isBetween(20, 21);
            assertThat(firsts(fold.training(), fold.validation())).containsExactlyElementsOf(range(103));
            for (int i : firsts(fold.validation())) {
                assertThat(held[i]).isFalse();
                held[i] = true;
            }
        }
        assertThat(folds).hasSize(5);
        assertThat(held).doesNotContain(false);
        assertThatThrownBy(() -> Datasets.kFold(whole, 1, 4)).hasMessageContaining("2 to 103 folds");
        assertThatThrownBy(() -> Datasets.split(whole, 1, 4)).hasMessageContaining("between 0 and 1");
    }

    @Test
    void joinsAndPicks() {
        Dataset joined = Datasets.concat(Datasets.range(numbers(10), 4, 6), Datasets.subset(numbers(5), 3, 0));
        assertThat(firsts(joined)).containsExactly(0, 3, 4, 5);
        assertThat(joined.label(2)).isZero();
        assertThat(joined.label(1)).isEqualTo(2);
        assertThatThrownBy(() -> Datasets.concat(numbers(3), Toys.xor())).hasMessageContaining("does not join");
        assertThatThrownBy(() -> Datasets.subset(numbers(3), 3)).hasMessageContaining("No example 3");
    }

    private static List<Integer> range(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private static List<Integer> firsts(Dataset... datasets) {
        return Arrays.stream(datasets)
                .flatMap(set -> IntStream.range(0, set.size()).mapToObj(i -> {
                    float[] input = new float[2];
                    set.read(i, input, 0, new float[1], 0);
                    return (int) input[0];
                }))
                .sorted()
                .toList();
    }

    @Test
    void batchesGatheredOnTheDeviceAreThoseReadOnTheHost() {
        int size = 23;
        float[] inputs = new float[size * 6];
        float[] targets = new float[size * 2];
        for (int i = 0; i < inputs.length; i++) inputs[i] = i;
        for (int i = 0; i < targets.length; i++) targets[i] = -i;
        ArrayDataset data = ArrayDataset.vectors(inputs, new int[] {3, 2}, targets, 2);
        try (DataLoader read = new DataLoader(data, 5, true, 7).workers(1);
                DataLoader gathered =
                        new DataLoader(data, 5, true, 7).workers(1).gathersOnDevice(true)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                Iterator<Batch> others = gathered.epoch(epoch, epoch).iterator();
                for (Batch batch : read.epoch(epoch, epoch)) {
                    Batch other = others.next();
                    assertThat(other.parts()).hasSize(1);
                    assertThat(other.indices()).isEqualTo(batch.indices());
                    assertThat(other.x().shape()).isEqualTo(batch.x().shape());
                    assertThat(other.x().toArray()).isEqualTo(batch.x().toArray());
                    assertThat(other.y().shape()).isEqualTo(batch.y().shape());
                    assertThat(other.y().toArray()).isEqualTo(batch.y().toArray());
                    assertThat(other.targets(new float[0])).isEqualTo(batch.targets(new float[0]));
                    assertThat(other.targetSize()).isEqualTo(2);
                }
                assertThat(others.hasNext()).isFalse();
            }
        }
    }

    @Test
    void whatTransformsChangeIsReadOnTheHost() {
        ArrayDataset data = ArrayDataset.classes(new float[8], new int[] {2}, new float[4], 2);
        DataLoader loader = new DataLoader(data, 2, true, 7)
                .gathersOnDevice(true)
                .transform((input, at, shape, random) -> input[at] = 1);
        for (Batch batch : loader.epoch(0)) assertThat(batch.x().toArray()).containsExactly(1, 0, 1, 0);
    }
}
