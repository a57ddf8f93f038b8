package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.cases.ScheduleCase.Sample;
import dev.inkling.nnlib.optim.CosineAnnealingLR;
import dev.inkling.nnlib.optim.CosineAnnealingWarmRestarts;
import dev.inkling.nnlib.optim.ExponentialLR;
import dev.inkling.nnlib.optim.FixedLR;
import dev.inkling.nnlib.optim.LinearLR;
import dev.inkling.nnlib.optim.MultiStepLR;
import dev.inkling.nnlib.optim.OneCycleLR;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.PolynomialLR;
import dev.inkling.nnlib.optim.ReduceLROnPlateau;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.optim.SequentialLR;
import dev.inkling.nnlib.optim.StepLR;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Rows of schedules; the rules walk from step to step, as their documentation tells it, where the classes have closed
 * forms.
 */
final class ScheduleRows {
    private ScheduleRows() {}

    private static Optimizer any() {
        return new SGD(Collections.singletonList(Tensor.ones(1).requiresGrad(true)), 0.1);
    }

    static List<ScheduleCase> rows() {
        List<ScheduleCase> rows = new ArrayList<>();
        rows.add(new ScheduleCase(
                "FixedLR", FixedLR.class, draw -> new Sample(FixedLR::new, (base, t, metrics) -> base)));
        addSteps(rows);
        addCosines(rows);
        addLines(rows);
        rows.add(oneCycle());
        rows.add(plateau());
        rows.add(sequence());
        return rows;
    }

    private static void addSteps(List<ScheduleCase> rows) {
        rows.add(new ScheduleCase("StepLR", StepLR.class, draw -> {
                    int size = draw.whole(1, 20);
                    double gamma = draw.real(0.1, 1);
                    return new Sample(o -> new StepLR(o, size, gamma), (base, t, metrics) -> {
                        double rate = base;
                        for (int s = 1; s <= t; s++) {
                            rate *= s % size == 0 ? gamma : 1;
                        }
                        return rate;
                    });
                })
                .fails(
                        "StepLR: step_size is 0, but takes a whole number, at least 1.",
                        () -> new StepLR(any(), 0, 0.5)));
        rows.add(new ScheduleCase("MultiStepLR", MultiStepLR.class, draw -> {
                    int first = draw.whole(1, 20);
                    int second = first + draw.whole(0, 20);
                    double gamma = draw.real(0.1, 1);
                    return new Sample(
                            o -> new MultiStepLR(o, new int[] {first, second}, gamma),
                            (base, t, metrics) -> base * (t >= first ? gamma : 1) * (t >= second ? gamma : 1));
                })
                .fails(
                        "MultiStepLR: gamma is -1, but takes a number, at least 0.",
                        () -> new MultiStepLR(any(), new int[] {1}, -1)));
        rows.add(new ScheduleCase("ExponentialLR", ExponentialLR.class, draw -> {
                    double gamma = draw.real(0.8, 1);
                    return new Sample(o -> new ExponentialLR(o, gamma), (base, t, metrics) -> {
                        double rate = base;
                        for (int s = 1; s <= t; s++) {
                            rate *= gamma;
                        }
                        return rate;
                    });
                })
                .fails(
                        "ExponentialLR: gamma is -0.5, but takes a number, at least 0.",
                        () -> new ExponentialLR(any(), -0.5)));
    }

    /** Half a cosine from base to low, the share of it that is done. */
    private static double cosine(double base, double low, double share) {
        return low + (base - low) * (1 + Math.cos(Math.PI * share)) / 2;
    }

    private static void addCosines(List<ScheduleCase> rows) {
        rows.add(new ScheduleCase("CosineAnnealingLR", CosineAnnealingLR.class, draw -> {
                    int length = draw.whole(5, 80);
                    double low = draw.real(0, 0.01);
                    return new Sample(
                            o -> new CosineAnnealingLR(o, length, low),
                            (base, t, metrics) -> cosine(base, low, (double) t / length));
                })
                .fails(
                        "CosineAnnealingLR: T_max is 0, but takes a whole number, at least 1.",
                        () -> new CosineAnnealingLR(any(), 0)));
        rows.add(new ScheduleCase("CosineAnnealingWarmRestarts", CosineAnnealingWarmRestarts.class, draw -> {
                    int first = draw.whole(1, 15);
                    int times = draw.whole(1, 3);
                    double low = draw.real(0, 0.01);
                    return new Sample(
                            o -> new CosineAnnealingWarmRestarts(o, first, times, low), (base, t, metrics) -> {
                                int at = 0;
                                int length = first;
                                for (int s = 1; s <= t; s++) {
                                    if (++at == length) {
                                        at = 0;
                                        length *= times;
                                    }
                                }
                                return cosine(base, low, (double) at / length);
                            });
                })
                .fails(
                        "CosineAnnealingWarmRestarts: T_0 is 0, but takes a whole number, at least 1.",
                        () -> new CosineAnnealingWarmRestarts(any(), 0))
                .fails(
                        "CosineAnnealingWarmRestarts: T_mult is 0, but takes a whole number, at least 1.",
                        () -> new CosineAnnealingWarmRestarts(any(), 5, 0, 0)));
    }

    private static void addLines(List<ScheduleCase> rows) {
        rows.add(new ScheduleCase("LinearLR", LinearLR.class, draw -> {
                    int length = draw.whole(1, 50);
                    double from = draw.real(0.01, 1);
                    double to = draw.real(0, 1);
                    return new Sample(
                            o -> new LinearLR(o, from, to, length),
                            (base, t, metrics) -> base * (t >= length ? to : from + (to - from) * t / length));
                })
                .fails(
                        "LinearLR: start_factor is 0, but takes a number, from 0 (exclusive) to 1.",
                        () -> new LinearLR(any(), 0, 1, 5))
                .fails(
                        "LinearLR: total_iters is 0, but takes a whole number, at least 1.",
                        () -> new LinearLR(any(), 0.5, 1, 0)));
        rows.add(new ScheduleCase("PolynomialLR", PolynomialLR.class, draw -> {
                    int length = draw.whole(1, 80);
                    double power = draw.real(0.5, 3);
                    return new Sample(
                            o -> new PolynomialLR(o, length, power),
                            (base, t, metrics) -> t >= length ? 0 : base * Math.pow(1 - (double) t / length, power));
                })
                .fails(
                        "PolynomialLR: power is -1, but takes a number, at least 0.",
                        () -> new PolynomialLR(any(), 5, -1)));
    }

    private static ScheduleCase oneCycle() {
        return new ScheduleCase("OneCycleLR", OneCycleLR.class, draw -> {
                    int total = 61 + draw.whole(0, 40);
                    double share = draw.real(0.1, 0.6);
                    double top = draw.real(0.1, 1);
                    double up = draw.real(2, 30);
                    double down = draw.real(2, 1000);
                    boolean linear = draw.whole(0, 1) == 1;
                    return new Sample(
                            o -> new OneCycleLR(o, top, total)
                                    .pctStart(share)
                                    .divFactor(up)
                                    .finalDivFactor(down)
                                    .linear(linear),
                            (base, t, metrics) -> {
                                double peak = share * total - 1;
                                boolean rising = t <= peak;
                                double from = rising ? top / up : top;
                                double to = rising ? top : top / up / down;
                                double done = rising ? t / peak : (t - peak) / (total - 1 - peak);
                                return linear ? from + (to - from) * done : cosine(from, to, done);
                            });
                })
                .fails(
                        "OneCycleLR: total_steps is 0, but takes a whole number, at least 1.",
                        () -> new OneCycleLR(any(), 0.1, 0))
                .fails(
                        "OneCycleLR: pct_start is 1.5, but takes a number, from 0 to 1.",
                        () -> new OneCycleLR(any(), 0.1, 5).pctStart(1.5));
    }

    private static ScheduleCase plateau() {
        return new ScheduleCase("ReduceLROnPlateau", ReduceLROnPlateau.class, draw -> {
                    double factor = draw.real(0.2, 0.9);
                    int patience = draw.whole(0, 4);
                    double threshold = draw.real(0, 0.1);
                    int cooldown = draw.whole(0, 3);
                    double least = draw.real(0, 0.02);
                    return new Sample(
                            o -> new ReduceLROnPlateau(o, factor, patience, threshold, cooldown, least),
                            (base, t, metrics) ->
                                    onPlateaus(base, t, metrics, factor, patience, threshold, cooldown, least));
                })
                .fails(
                        "ReduceLROnPlateau: factor is 2, but takes a number, from 0 to 1.",
                        () -> new ReduceLROnPlateau(any(), 2, 3))
                .fails(
                        "ReduceLROnPlateau needs to see how training goes: call step(metric), for example with the "
                                + "validation loss.",
                        () -> new ReduceLROnPlateau(any()).step());
    }

    private static double onPlateaus(
            double base,
            int t,
            double[] metrics,
            double factor,
            int patience,
            double threshold,
            int cooldown,
            double least) {
        double rate = base;
        double best = Double.POSITIVE_INFINITY;
        int bad = 0;
        int resting = 0;
        for (int s = 0; s < t; s++) {
            boolean better = metrics[s] < best - threshold * best || best == Double.POSITIVE_INFINITY;
            best = better ? metrics[s] : best;
            bad = better ? 0 : bad + 1;
            if (resting > 0) {
                resting--;
                bad = 0;
            }
            if (bad > patience) {
                double lower = Math.max(rate * factor, least);
                rate = rate - lower > 1e-8 ? lower : rate;
                resting = cooldown;
                bad = 0;
            }
        }
        return rate;
    }

    private static ScheduleCase sequence() {
        return new ScheduleCase("SequentialLR", SequentialLR.class, draw -> {
                    int warm = draw.whole(1, 20);
                    int fall = draw.whole(warm + 1, 41);
                    double from = draw.real(0.01, 0.9);
                    double gamma = draw.real(0.8, 1);
                    return new Sample(
                            o -> new SequentialLR(
                                    o,
                                    Arrays.asList(
                                            new LinearLR(o, from, 1, warm),
                                            new FixedLR(o),
                                            new ExponentialLR(o, gamma)),
                                    warm,
                                    fall),
                            (base, t, metrics) -> {
                                if (t < warm) {
                                    return base * (from + (1 - from) * t / warm);
                                }
                                return t < fall ? base : base * Math.pow(gamma, t - fall);
                            });
                })
                .fails(
                        "SequentialLR: 2 schedules need 1 milestones between them, not 0.",
                        () -> new SequentialLR(any(), Arrays.asList(new FixedLR(any()), new FixedLR(any()))))
                .fails(
                        "SequentialLR: milestones must grow, but 5 follows 5.",
                        () -> new SequentialLR(
                                any(),
                                Arrays.asList(new FixedLR(any()), new FixedLR(any()), new FixedLR(any())),
                                5,
                                5));
    }
}
