package dev.inkling.nnlib.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every row of {@link OptimizerRows} and {@link ScheduleRows}; the seed is printed, and {@code -Dinkling.seed=N}
 * repeats it.
 */
class OptimCasesTest {
    private static final int STEPS = 12;
    private static final int RATES = 60;

    @TestFactory
    List<DynamicTest> optimizersFollowTheirFormulaOnAllViewsEagerlyAndReplayed() {
        System.out.println("optimizers: seed " + EveryBackend.SEED);
        List<DynamicTest> tests = new ArrayList<>();
        for (OptimizerCase row : OptimizerRows.rows()) {
            tests.add(DynamicTest.dynamicTest(
                    row.name,
                    () -> EveryBackend.check(row.name, (seed, layout, where) -> train(row, seed, layout, where))));
        }
        return tests;
    }

    /**
     * Two parameters of drawn shapes through some steps with drawn gradients, the rate halved on the way; returns where
     * they end.
     */
    private static List<float[]> train(OptimizerCase row, long seed, Layout layout, String where) {
        Draw draw = new Draw(seed);
        OptimizerCase.Sample sample = row.sample.apply(draw);
        List<Arr> starts = Arrays.asList(draw.normal(draw.shape()), draw.normal(draw.shape()));
        List<Tensor> eager = leaves(starts, layout);
        List<Tensor> replayed = leaves(starts, layout);
        Optimizer eagerly = sample.make.apply(eager);
        Optimizer replaying = sample.make.apply(replayed);
        Traced step = Traced.of(
                where,
                in -> {
                    stepOn(replayed, replaying, in);
                    return replayed.get(0);
                },
                replaying);
        List<Arr> expected = starts.stream().map(Arr::copy).collect(Collectors.toList());
        List<List<OptimizerCase.Rule>> rules = new ArrayList<>();
        for (Arr start : starts) {
            rules.add(Arrays.stream(start.data)
                    .mapToObj(number -> sample.rule.get())
                    .collect(Collectors.toList()));
        }
        for (int t = 1; t <= STEPS; t++) {
            if (t == STEPS / 2) {
                eagerly.lr(eagerly.lr() / 2);
                replaying.lr(replaying.lr() / 2);
            }
            Tensor[] gradients = new Tensor[starts.size()];
            for (int p = 0; p < gradients.length; p++) {
                Arr gradient = draw.normal(starts.get(p).shape);
                gradients[p] = gradient.tensor();
                double[] theta = expected.get(p).data;
                for (int i = 0; i < theta.length; i++) {
                    theta[i] = rules.get(p).get(i).step(theta[i], gradient.data[i], t, eagerly.lr());
                }
            }
            stepOn(eager, eagerly, gradients);
            step.call(gradients);
            for (int p = 0; p < gradients.length; p++) {
                String what = String.format("parameter %d after step %d of %s", p, t, where);
                CaseRun.compare(eager.get(p).toArray(), expected.get(p), what, 2e-6, 1e-5);
                assertThat(replayed.get(p).toArray())
                        .as("replayed " + what)
                        .isEqualTo(eager.get(p).toArray());
            }
        }
        assertThat(step.replays()).as("replays of " + where).isEqualTo(STEPS - 2);
        return eager.stream().map(Tensor::toArray).collect(Collectors.toList());
    }

    private static List<Tensor> leaves(List<Arr> starts, Layout layout) {
        return starts.stream()
                .map(start -> layout.leaf(start).requiresGrad(true))
                .collect(Collectors.toList());
    }

    private static void stepOn(List<Tensor> parameters, Optimizer optimizer, Tensor[] gradients) {
        optimizer.zeroGrad();
        for (int p = 0; p < gradients.length; p++) {
            parameters.get(p).backward(gradients[p]);
        }
        optimizer.step();
    }

    @TestFactory
    List<DynamicTest> schedulesFollowTheirRuleInEveryGroupAndGoOnFromTheirState() {
        System.out.println("schedules: seed " + EveryBackend.SEED);
        List<DynamicTest> tests = new ArrayList<>();
        for (ScheduleCase row : ScheduleRows.rows()) {
            tests.add(DynamicTest.dynamicTest(row.name, () -> {
                for (int i = 0; i < 20; i++) {
                    check(row, EveryBackend.SEED + i);
                }
            }));
        }
        return tests;
    }

    private static Optimizer twoGroups(double first, double second) {
        SGD optimizer = new SGD(Collections.singletonList(Tensor.ones(1).requiresGrad(true)), first);
        optimizer
                .addGroup(Collections.singletonList(Tensor.ones(1).requiresGrad(true)))
                .lr(second);
        return optimizer;
    }

    private static void check(ScheduleCase row, long seed) {
        Draw draw = new Draw(seed);
        ScheduleCase.Sample sample = row.sample.apply(draw);
        double[] bases = {draw.real(0.05, 1), draw.real(0.05, 1)};
        double[] metrics = draw.between(0.5, 1, RATES).data;
        Optimizer optimizer = twoGroups(bases[0], bases[1]);
        Schedule schedule = sample.make.apply(optimizer);
        int change = draw.whole(1, RATES - 1);
        for (int t = 0; t < RATES; t++) {
            for (int g = 0; g < bases.length; g++) {
                double rate = optimizer.groups().get(g).lr();
                double expected = sample.rule.rate(bases[g], t, metrics);
                assertThat(Math.abs(rate - expected))
                        .as("%s, seed %d: rate %d of group %d: %s, not %s", row.name, seed, t, g, rate, expected)
                        .isLessThanOrEqualTo(1e-12);
            }
            if (t == change) {
                Optimizer other = twoGroups(bases[0], bases[1]);
                Schedule resumed = sample.make.apply(other);
                other.load(optimizer.state());
                resumed.load(schedule.state());
                optimizer = other;
                schedule = resumed;
            }
            schedule.step(metrics[t]);
        }
    }

    @TestFactory
    List<DynamicTest> whatMustFailDoesWithItsSentence() {
        List<DynamicTest> tests = new ArrayList<>();
        for (ScheduleCase row : ScheduleRows.rows()) {
            row.fails.forEach((sentence, call) -> tests.add(DynamicTest.dynamicTest(
                    row.name + ": " + sentence, () -> assertThatThrownBy(call).hasMessage(sentence))));
        }
        assertThat(tests).hasSizeGreaterThan(5);
        return tests;
    }

    @Test
    void everyOptimizerAndScheduleHasARow() {
        assertThat(ClassPath.concrete("dev.inkling.nnlib.optim", Optimizer.class))
                .isEqualTo(OptimizerRows.rows().stream().map(row -> row.covers).collect(Collectors.toSet()));
        assertThat(ClassPath.concrete("dev.inkling.nnlib.optim", Schedule.class))
                .isEqualTo(ScheduleRows.rows().stream().map(row -> row.covers).collect(Collectors.toSet()));
    }
}
