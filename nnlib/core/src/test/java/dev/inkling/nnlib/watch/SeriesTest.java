package dev.inkling.nnlib.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void everyPeakAndTheMeanOfAMillionValuesSurviveInAFewPoints() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Series series = new Series(256);
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        long lowStep = 0;
        long highStep = 0;
        double sum = 0;
        int n = 1_000_000 + random.nextInt(1000);
        for (int step = 1; step <= n; step++) {
            double value = random.nextGaussian() + (random.nextInt(100_000) == 0 ? 50 : 0);
            series.add(step, value);
            sum += value;
            if (value < low) {
                low = value;
                lowStep = step;
            }
            if (value > high) {
                high = value;
                highStep = step;
            }
        }
        assertThat(series.size()).as("seed %d", seed).isBetween(128, 256);
        assertThat(series.count()).isEqualTo(n);
        assertThat(series.lowest()).as("seed %d", seed).isEqualTo(low);
        assertThat(series.lowestStep()).as("seed %d", seed).isEqualTo(lowStep);
        assertThat(series.highest()).as("seed %d", seed).isEqualTo(high);
        boolean peakHasItsStep = false;
        for (int i = 0; i < series.size(); i++) {
            peakHasItsStep |= series.max(i) == high && series.maxStep(i) == highStep;
            assertThat(series.min(i)).isLessThanOrEqualTo(series.mean(i));
            assertThat(series.mean(i)).isLessThanOrEqualTo(series.max(i));
        }
        assertThat(peakHasItsStep).as("seed %d", seed).isTrue();
        assertThat(series.meanBetween(0, n)).as("seed %d", seed).isCloseTo(sum / n, within(0.02));
    }

    @Test
    void fewValuesAreKeptAsTheyAre() {
        Series series = new Series(8);
        for (int step = 1; step <= 8; step++) {
            series.add(step, step * step);
        }
        assertThat(series.size()).isEqualTo(8);
        assertThat(series.mean(2)).isEqualTo(9);
        assertThat(series.meanBetween(2, 3)).isEqualTo(6.5);
        series.add(9, 81);
        assertThat(series.size()).isEqualTo(5);
        assertThat(series.mean(0)).isEqualTo(2.5);
        assertThat(series.minStep(0)).isEqualTo(1);
        assertThat(series.maxStep(0)).isEqualTo(2);
        assertThat(series.last()).isEqualTo(81);
    }

    @Test
    void aValueThatIsNoNumberIsRememberedAndNotDrawn() {
        Series series = new Series(8);
        series.add(1, 1);
        series.add(2, Double.NaN);
        series.add(3, Double.POSITIVE_INFINITY);
        assertThat(series.size()).isEqualTo(1);
        assertThat(series.firstNotFinite()).isEqualTo(2);
        assertThat(series.last()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void aCopyGoesOnExactlyAsTheOriginalWouldHave() {
        Series one = new Series(16);
        for (int step = 1; step <= 37; step++) {
            one.add(step, Math.sin(step));
        }
        Series two = Series.fromArray(one.toArray());
        for (int step = 38; step <= 200; step++) {
            one.add(step, Math.sin(step));
            two.add(step, Math.sin(step));
        }
        assertThat(two.toArray()).containsExactly(one.toArray());
    }

    @Test
    void numbersThatAreNoSeriesAreRefused() {
        double[][] wrong = {
            {},
            {1, 2, 3},
            {16, 17, 1, 1, 1, 1, -1, 0},
            {16, -1, 1, 1, 1, 1, -1, 0},
            {1e18, 0, 1, 1, 1, 1, -1, 0},
            {Double.NaN, 0, 1, 1, 1, 1, -1, 0}
        };
        for (double[] numbers : wrong) {
            assertThatThrownBy(() -> Series.fromArray(numbers)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
