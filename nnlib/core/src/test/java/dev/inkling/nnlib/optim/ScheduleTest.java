package dev.inkling.nnlib.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What schedules do besides their formula, which the tables and PyTorch's values hold. */
class ScheduleTest {
    private final SGD optimizer = optimizer(0.5);

    private static SGD optimizer(double rate) {
        return new SGD(Collections.singletonList(Tensor.ones(1)), rate);
    }

    static List<Function<Optimizer, Schedule>> thatBeginAtTheBaseRate() {
        return Arrays.asList(
                o -> new StepLR(o, 3),
                o -> new MultiStepLR(o, 4),
                o -> new ExponentialLR(o, 0.9),
                o -> new PolynomialLR(o, 10, 2),
                o -> new CosineAnnealingLR(o, 10),
                o -> new CosineAnnealingWarmRestarts(o, 5),
                o -> new SequentialLR(o, Collections.singletonList(new FixedLR(o))));
    }

    @ParameterizedTest
    @MethodSource("thatBeginAtTheBaseRate")
    void aSecondScheduleBringsTheBaseRateBack(Function<Optimizer, Schedule> make) {
        new FixedLR(optimizer);
        optimizer.lr(0.01);
        Schedule schedule = make.apply(optimizer);
        assertThat(optimizer.lr()).isEqualTo(0.5);
        assertThat(schedule.lr()).isEqualTo(0.5);
        assertThat(schedule.rate(2, 0)).isEqualTo(2);
        assertThat(schedule.setsRates()).isTrue();
        assertThat(schedule.followsMetric()).isFalse();
    }

    @Test
    void stepsAreCountedAndGoOnFromAState() {
        List<Schedule> all = new ArrayList<>();
        for (Function<Optimizer, Schedule> make : thatBeginAtTheBaseRate()) all.add(make.apply(optimizer(0.5)));
        all.add(new FixedLR(optimizer));
        all.add(new ReduceLROnPlateau(optimizer));
        for (Schedule schedule : all) {
            for (int i = 0; i < 7; i++) schedule.step(1);
            assertThat(schedule.steps()).isEqualTo(7);
            Map<String, Double> state = schedule.state();
            schedule.step(1);
            schedule.load(state);
            assertThat(schedule.steps()).isEqualTo(7);
            assertThatThrownBy(() -> schedule.load(Collections.emptyMap()))
                    .hasMessage("The schedule's state has no \"steps\"; it is of another schedule or damaged.");
        }
    }

    @Test
    void aConstantRateIsLeftToTheHand() {
        FixedLR fixed = new FixedLR(optimizer);
        optimizer.lr(0.2);
        fixed.step();
        assertThat(optimizer.lr()).isEqualTo(0.2);
        assertThat(fixed.setsRates()).isFalse();
        assertThat(fixed.rate(0.3, 5)).isEqualTo(0.3);
    }

    @Test
    void whatIsSetOnOneCycleHoldsAtOnce() {
        OneCycleLR cycle = new OneCycleLR(optimizer, 1, 100);
        assertThat(optimizer.lr()).isEqualTo(1 / 25.0, within(1e-12));
        cycle.divFactor(10);
        assertThat(optimizer.lr()).isEqualTo(0.1, within(1e-12));
        cycle.pctStart(0);
        double falling = optimizer.lr();
        assertThat(falling).as("a hundredth of the way down").isEqualTo(halfCosine(1, 1e-5), within(1e-12));
        cycle.finalDivFactor(2);
        assertThat(optimizer.lr()).isEqualTo(halfCosine(1, 0.05), within(1e-12));
        cycle.linear(true);
        assertThat(optimizer.lr()).isEqualTo(1 - 0.95 * 0.01, within(1e-12));
    }

    /** Where PyTorch is after a hundredth of the way. */
    private static double halfCosine(double from, double to) {
        return to + (from - to) * (1 + Math.cos(Math.PI * 0.01)) / 2;
    }

    @Test
    void oneCycleThatBeginsAtItsTopHasARate() {
        OneCycleLR cycle = new OneCycleLR(optimizer, 3, 10).pctStart(0.1);
        assertThat(optimizer.lr()).isEqualTo(3);
        assertThat(cycle.rate(0, 9)).as("the last step").isEqualTo(3 / 25.0 / 1e4, within(1e-12));
        assertThat(cycle.rate(0, 12)).as("beyond it").isEqualTo(3 / 25.0 / 1e4, within(1e-12));
    }

    @Test
    void oneCycleThatOnlyRisesEndsAtItsTop() {
        OneCycleLR cycle = new OneCycleLR(optimizer, 3, 10).pctStart(1);
        assertThat(cycle.rate(0, 9)).isEqualTo(3, within(1e-12));
        assertThat(cycle.rate(0, 10)).as("beyond it").isEqualTo(3 / 25.0 / 1e4, within(1e-12));
    }

    @Test
    void aSequenceChangesAtTheMilestoneItself() {
        SequentialLR sequence = new SequentialLR(
                optimizer,
                Arrays.asList(
                        new ExponentialLR(optimizer, 0.5), new FixedLR(optimizer), new ExponentialLR(optimizer, 0.1)),
                2,
                4);
        double[] rates = new double[7];
        for (int t = 0; t < rates.length; t++) rates[t] = sequence.rate(1, t);
        assertThat(rates).containsExactly(new double[] {1, 0.5, 1, 1, 1, 0.1, 0.01}, within(1e-15));
        List<Schedule> two = Arrays.asList(new FixedLR(optimizer), new FixedLR(optimizer));
        assertThatThrownBy(() -> new SequentialLR(optimizer, two))
                .hasMessage("SequentialLR: 2 schedules need 1 milestones between them, not 0.");
        List<Schedule> three = Arrays.asList(two.get(0), two.get(0), two.get(0));
        assertThatThrownBy(() -> new SequentialLR(optimizer, three, 4, 4))
                .hasMessage("SequentialLR: milestones must grow, but 4 follows 4.");
        assertThatThrownBy(
                        () -> new SequentialLR(optimizer, Collections.singletonList(new ReduceLROnPlateau(optimizer))))
                .hasMessage("SequentialLR: ReduceLROnPlateau follows a metric and cannot be one of a sequence;"
                        + " use it alone.");
    }

    @Test
    void aPlateauIsNoGainOfMoreThanTheThreshold() {
        ReduceLROnPlateau plateau = new ReduceLROnPlateau(optimizer, 0.5, 0, 0.25, 0, 0);
        assertThat(plateau.followsMetric()).isTrue();
        assertThat(plateau.setsRates()).isFalse();
        plateau.step(8);
        plateau.step(5.9);
        assertThat(plateau.lr()).isEqualTo(0.5);
        plateau.step(5.9 * 0.75);
        assertThat(plateau.lr()).as("just the threshold is no gain").isEqualTo(0.25);
        assertThatThrownBy(() -> plateau.rate(1, 1))
                .hasMessage("ReduceLROnPlateau has no rate that is known beforehand: it follows a metric.");
    }

    @Test
    void aPlateauLeavesRatesThatAreNextToNothing() {
        optimizer.lr(1.5e-8);
        ReduceLROnPlateau plateau = new ReduceLROnPlateau(optimizer, 0.5, 0);
        plateau.step(1);
        plateau.step(1);
        assertThat(plateau.lr()).isEqualTo(1.5e-8);
        optimizer.lr(2e-8);
        plateau.step(1);
        assertThat(plateau.lr()).as("a change of just 1e-8").isEqualTo(2e-8);
        optimizer.lr(2.1e-8);
        plateau.step(1);
        assertThat(plateau.lr()).isEqualTo(1.05e-8);
    }

    @Test
    void nonsenseIsRefusedWithASentenceThatNamesIt() {
        refused("OneCycleLR: max_lr", () -> new OneCycleLR(optimizer, -1, 10));
        refused("OneCycleLR: total_steps", () -> new OneCycleLR(optimizer, 1, 0));
        refused("OneCycleLR: pct_start", () -> new OneCycleLR(optimizer, 1, 10).pctStart(1.1));
        refused("OneCycleLR: div_factor", () -> new OneCycleLR(optimizer, 1, 10).divFactor(0));
        refused("OneCycleLR: final_div_factor", () -> new OneCycleLR(optimizer, 1, 10).finalDivFactor(0));
        refused("StepLR: step_size", () -> new StepLR(optimizer, 0));
        refused("StepLR: gamma", () -> new StepLR(optimizer, 1, -0.1));
        refused("MultiStepLR: gamma", () -> new MultiStepLR(optimizer, new int[] {1}, -0.1));
        refused("ExponentialLR: gamma", () -> new ExponentialLR(optimizer, -0.1));
        refused("LinearLR: start_factor", () -> new LinearLR(optimizer, 0, 1, 5));
        refused("LinearLR: end_factor", () -> new LinearLR(optimizer, 0.1, 1.5, 5));
        refused("LinearLR: total_iters", () -> new LinearLR(optimizer, 0.1, 1, 0));
        refused("PolynomialLR: total_iters", () -> new PolynomialLR(optimizer, 0, 1));
        refused("PolynomialLR: power", () -> new PolynomialLR(optimizer, 1, -1));
        refused("CosineAnnealingLR: T_max", () -> new CosineAnnealingLR(optimizer, 0));
        refused("CosineAnnealingLR: eta_min", () -> new CosineAnnealingLR(optimizer, 1, -1));
        refused("CosineAnnealingWarmRestarts: T_0", () -> new CosineAnnealingWarmRestarts(optimizer, 0));
        refused("CosineAnnealingWarmRestarts: T_mult", () -> new CosineAnnealingWarmRestarts(optimizer, 1, 0, 0));
        refused("CosineAnnealingWarmRestarts: eta_min", () -> new CosineAnnealingWarmRestarts(optimizer, 1, 1, -1));
        refused("ReduceLROnPlateau: factor", () -> new ReduceLROnPlateau(optimizer, 1.5, 1));
        refused("ReduceLROnPlateau: patience", () -> new ReduceLROnPlateau(optimizer, 0.5, -1));
        refused("ReduceLROnPlateau: threshold", () -> new ReduceLROnPlateau(optimizer, 0.5, 1, -1, 0, 0));
        refused("ReduceLROnPlateau: cooldown", () -> new ReduceLROnPlateau(optimizer, 0.5, 1, 0, -1, 0));
        refused("ReduceLROnPlateau: min_lr", () -> new ReduceLROnPlateau(optimizer, 0.5, 1, 0, 0, -1));
    }

    private static void refused(String begin, org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(begin + " is ");
    }

    @Test
    void aTypeSaysHowItMovesAndBuildsForARun() {
        assertThat(StepLR.TYPE.pace()).isEqualTo(ScheduleType.Pace.EPOCH);
        assertThat(CosineAnnealingLR.TYPE.pace()).isEqualTo(ScheduleType.Pace.STEP);
        assertThat(FixedLR.TYPE.course()).isEqualTo(ScheduleType.Course.STAYS);
        assertThat(OneCycleLR.TYPE.course()).isEqualTo(ScheduleType.Course.RISES_AND_FALLS);
        Schedule schedule = CosineAnnealingLR.TYPE.build(optimizer, CosineAnnealingLR.TYPE.options(), 100, 3);
        assertThat(schedule.rate(1, 100)).isEqualTo(0, within(1e-15));
        assertThat(schedule.rate(1, 50)).isEqualTo(0.5, within(1e-15));
        assertThat(CosineAnnealingLR.TYPE
                        .build(optimizer, CosineAnnealingLR.TYPE.options(), 0, 0)
                        .rate(1, 1))
                .as("a run of at least two steps")
                .isEqualTo(0.5, within(1e-15));
    }
}
