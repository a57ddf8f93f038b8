package dev.inkling.nnlib.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What a run gets that names a schedule by its word: how long each part of it lasts, and what its options change. */
class ScheduleTypeTest {
    private static final double BASE = 0.5;

    private final SGD optimizer = new SGD(Collections.singletonList(Tensor.ones(1)), BASE);

    private Schedule build(String word, int steps, int epochs, Object... namesAndValues) {
        ScheduleType type = Schedules.ALL.get(word);
        Options options = type.options();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options = options.with((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return type.build(optimizer, options, steps, epochs);
    }

    private static void rates(Schedule schedule, int[] at, double... expected) {
        for (int i = 0; i < at.length; i++) {
            assertThat(schedule.rate(1, at[i])).as("rate after %d", at[i]).isEqualTo(expected[i], within(1e-15));
        }
    }

    @Test
    void aConstantOneStays() {
        rates(build("constant", 100, 20), new int[] {0, 7, 100}, 1, 1, 1);
    }

    @Test
    void stepsHaveTheirLengthAndTheirFactor() {
        rates(build("step", 100, 20), new int[] {0, 4, 5, 9, 10}, 1, 1, 0.5, 0.5, 0.25);
        rates(build("step", 100, 20, "step_size", 3, "gamma", 0.1), new int[] {2, 3, 6}, 1, 0.1, 0.01);
    }

    @Test
    void theMilestonesAreAtHalfAndAtThreeQuartersOfTheEpochs() {
        rates(build("multi-step", 100, 20), new int[] {9, 10, 14, 15, 20}, 1, 0.5, 0.5, 0.25, 0.25);
        rates(build("multi-step", 100, 20, "gamma", 0.1), new int[] {9, 10, 15}, 1, 0.1, 0.01);
        rates(build("multi-step", 100, 1), new int[] {0, 1, 2}, 1, 0.5, 0.25);
    }

    @Test
    void anExponentialOneFallsByItsFactor() {
        rates(build("exponential", 100, 20), new int[] {0, 1, 3}, 1, 0.5, 0.125);
        rates(build("exponential", 100, 20, "gamma", 0.1), new int[] {0, 2}, 1, 0.01);
    }

    @Test
    void halfACosineTakesAllSteps() {
        rates(build("cosine", 100, 20), new int[] {0, 50, 100}, 1, 0.5, 0);
    }

    @Test
    void restartsAreAsFarApartAsAsked() {
        rates(build("cosine-restarts", 100, 20, "T_0", 4), new int[] {0, 2, 4, 6, 8}, 1, 0.5, 1, 0.5, 1);
        rates(build("cosine-restarts", 100, 20), new int[] {0, 5, 10}, 1, 1, 1);
    }

    @Test
    void oneCycleRisesToTheOptimizersRateAndTakesAllSteps() {
        Schedule cycle = build("one-cycle", 101, 20, "pct_start", 0.5);
        double low = BASE / 25;
        rates(cycle, new int[] {0, 100}, low, low / 1e4);
        assertThat(cycle.rate(1, 49)).as("just before the top").isBetween(0.499, 0.5);
        assertThat(cycle.rate(1, 50)).as("just behind it").isBetween(0.499, 0.5);
    }

    /** Without warming up it still begins low: its first step is the only one that rises. */
    @Test
    void oneCycleWithoutWarmingUpFallsFromItsSecondStep() {
        Schedule cycle = build("one-cycle", 100, 20, "pct_start", 0);
        double low = BASE / 25;
        double last = low / 1e4;
        double done = 0.5 / 98.5;
        rates(cycle, new int[] {0, 1}, low, last + (BASE - last) * (1 + Math.cos(Math.PI * done)) / 2);
    }

    @Test
    void warmingUpTakesItsShareOfTheSteps() {
        rates(build("warm-up", 100, 20, "share", 0.2), new int[] {0, 10, 20, 50}, 0.01, 0.505, 1, 1);
        rates(build("warm-up", 100, 20, "share", 0), new int[] {0, 1}, 0.01, 1);
    }

    @Test
    void aPolynomialOneEndsAtZero() {
        rates(build("polynomial", 100, 20), new int[] {0, 25, 100}, 1, 0.75, 0);
        rates(build("polynomial", 100, 20, "power", 2), new int[] {0, 25, 100}, 1, 0.5625, 0);
    }

    @Test
    void aPlateauHasItsPatienceAndItsFactor() {
        Schedule plateau = build("plateau", 100, 20, "patience", 1, "gamma", 0.1);
        double[] expected = {BASE, BASE, 0.1 * BASE};
        for (double rate : expected) {
            plateau.step(1);
            assertThat(optimizer.lr()).isEqualTo(rate, within(1e-15));
        }
    }

    @Test
    void whatSeveralSchedulesAskIsAskedOnce() {
        Option gamma = ScheduleType.gamma();
        assertThat(gamma.takes()).isEqualTo("a number, from 0.01 to 1");
        assertThat(gamma.standard()).isEqualTo(0.5);
        Option every = ScheduleType.every("T_0");
        assertThat(every.name()).isEqualTo("T_0");
        assertThat(every.key()).isEqualTo("every");
        assertThat(every.takes()).isEqualTo("a whole number, from 1 to 100000");
        assertThat(every.standard()).isEqualTo(5);
        Option warmUp = ScheduleType.warmUp("share");
        assertThat(warmUp.name()).isEqualTo("share");
        assertThat(warmUp.key()).isEqualTo("warm-up");
        assertThat(warmUp.takes()).isEqualTo("a number, from 0 to 0.9");
        assertThat(warmUp.standard()).isEqualTo(0.3);
    }
}
