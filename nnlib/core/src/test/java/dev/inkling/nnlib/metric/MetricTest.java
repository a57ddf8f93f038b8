package dev.inkling.nnlib.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each metric against its formula, written out in doubles over all values at once. */
final class MetricTest {
    private static double counted(Metric metric, float[] outputs, float[] targets, int width, Random random) {
        Metric.Tally tally = metric.tally();
        int samples = outputs.length / width;
        for (int from = 0; from < samples; ) {
            int count = Math.min(samples - from, 1 + random.nextInt(7));
            // What lies behind a batch in its array belongs to an earlier, larger one.
            float[] out = new float[count * width + 5];
            float[] truth = new float[count * width + 5];
            System.arraycopy(outputs, from * width, out, 0, count * width);
            System.arraycopy(targets, from * width, truth, 0, count * width);
            tally.add(out, width, truth, width, count);
            from += count;
        }
        return tally.value();
    }

    @Test
    void errorsAreThoseOfTheFormulas() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            int width = 1 + random.nextInt(3);
            int count = width * (2 + random.nextInt(40));
            double far = Math.pow(10, random.nextInt(6));
            float[] outputs = new float[count];
            float[] targets = new float[count];
            double absolute = 0;
            double squared = 0;
            double sum = 0;
            for (int i = 0; i < count; i++) {
                targets[i] = (float) (far + random.nextGaussian());
                outputs[i] = (float) (targets[i] + 0.3 * random.nextGaussian());
                double error = (double) outputs[i] - targets[i];
                absolute += Math.abs(error);
                squared += error * error;
                sum += targets[i];
            }
            double spread = 0;
            for (float target : targets) {
                spread += (target - sum / count) * (target - sum / count);
            }
            String what = "seed " + seed + ", round " + round;
            assertThat(counted(Metric.MAE, outputs, targets, width, random))
                    .as(what)
                    .isCloseTo(absolute / count, offset(1e-9));
            assertThat(counted(Metric.RMSE, outputs, targets, width, random))
                    .as(what)
                    .isCloseTo(Math.sqrt(squared / count), offset(1e-9));
            assertThat(counted(Metric.R2, outputs, targets, width, random))
                    .as(what)
                    .isCloseTo(1 - squared / spread, offset(1e-6));
        }
    }

    @Test
    void theMeanExplainsNothingAndTheTruthExplainsAll() {
        float[] targets = {1, 2, 3, 6};
        Random random = new Random(1);
        assertThat(counted(Metric.R2, targets, targets, 1, random)).isEqualTo(1);
        assertThat(counted(Metric.R2, new float[] {3, 3, 3, 3}, targets, 1, random))
                .isZero();
        assertThat(counted(Metric.R2, new float[] {6, 3, 2, 1}, targets, 1, random))
                .isNegative();
    }

    @Test
    void outputsAndTargetsMustBeAsMany() {
        assertThatThrownBy(() -> Metric.MAE.tally().add(new float[4], 2, new float[2], 1, 2))
                .hasMessage("A sample has 2 outputs and 1 targets: errors are counted where they are as many.");
    }

    @Test
    void aTripletIsRightWhereTheTwoThatAreAlikeAreNearer() {
        Metric.Tally tally = Metric.TRIPLET_ACCURACY.tally();
        float[] outputs = {0, 0, /**/ 1, 0, /**/ 0, 2, /* wrong: */ 0, 0, /**/ 3, 0, /**/ 0, 2};
        tally.add(outputs, 6, new float[2], 1, 2);
        assertThat(tally.value()).isEqualTo(50);
        // As far from one as from the other is not nearer.
        tally.add(new float[] {0, 0, 1, 1, 1, 1}, 6, new float[1], 1, 1);
        assertThat(tally.value()).isEqualTo(100.0 / 3);
    }
}
