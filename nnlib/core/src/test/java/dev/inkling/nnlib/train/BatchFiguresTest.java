package dev.inkling.nnlib.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.data.DataLoader;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchFiguresTest {
    private static final int EXAMPLES = 25;
    private static final int TOGETHER = 4;

    private final Backend device = Devices.current();
    private long now;

    /** Losses, right answers, samples and steps of an epoch whose outputs are right for every third example. */
    private List<String> epoch(int most, long nanosABatch, List<Integer> reads) {
        float[] labels = new float[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) labels[i] = i % 2;
        ArrayDataset data = ArrayDataset.classes(new float[EXAMPLES], new int[] {1}, labels, 2);
        DataLoader loader = new DataLoader(data, TOGETHER, false, 1);
        BatchFigures figures = new BatchFigures(Scoring.LARGEST, device, most, () -> now);
        List<String> told = new ArrayList<>();
        int number = 0;
        for (Batch batch : loader.epoch(0)) {
            float[] outputs = new float[2 * batch.size()];
            int[] indices = batch.indices();
            for (int i = 0; i < indices.length; i++) {
                boolean right = indices[i] % 3 == 0;
                outputs[2 * i + (right ? (int) labels[indices[i]] : 1 - (int) labels[indices[i]])] = 1;
            }
            number++;
            // Columns of a wider tensor: what is not contiguous waits as well.
            Tensor wide =
                    Tensor.of(outputs).reshape(batch.size(), 2).t().contiguous().t();
            figures.add(Tensor.of(new float[] {number + 0.5f}), wide, batch, number % 2 == 0 ? number / 2 : 0);
            now += nanosABatch;
            if (figures.isDue() || number == loader.batches()) {
                int ready = figures.read();
                reads.add(ready);
                for (int i = 0; i < ready; i++) {
                    told.add(figures.loss(i) + " " + figures.right(i) + " of " + figures.samples(i) + ", step "
                            + figures.step(i));
                }
            }
        }
        return told;
    }

    @Test
    void whatWaitsIsToldAsWhatIsReadAtOnce() {
        List<Integer> atOnce = new ArrayList<>();
        List<String> told = epoch(1, 0, atOnce);
        assertThat(told)
                .containsExactly(
                        "1.5 2 of 4, step 0",
                        "2.5 1 of 4, step 1",
                        "3.5 1 of 4, step 0",
                        "4.5 2 of 4, step 2",
                        "5.5 1 of 4, step 0",
                        "6.5 1 of 4, step 3",
                        "7.5 1 of 1, step 0");
        assertThat(atOnce).containsOnly(1).hasSize(7);
        List<Integer> threes = new ArrayList<>();
        assertThat(epoch(3, 0, threes)).isEqualTo(told);
        assertThat(threes).containsExactly(3, 3, 1);
    }

    @Test
    void nothingWaitsLongerThanATenthOfASecond() {
        List<Integer> reads = new ArrayList<>();
        assertThat(epoch(64, 40_000_000, reads)).hasSize(7);
        assertThat(reads).containsExactly(3, 3, 1);
    }

    @Test
    void withNothingWaitingNothingIsDue() {
        BatchFigures figures = new BatchFigures(Scoring.NONE, device, 4, () -> now);
        assertThat(figures.isDue()).isFalse();
        assertThat(figures.read()).isZero();
    }
}
