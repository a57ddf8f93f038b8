package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One row of the table of optimizers: how one with drawn options is made, and its formula on one number in double
 * precision.
 */
final class OptimizerCase {
    /** The formula for one number of a parameter; keeps what it remembers in fields. */
    interface Rule {
        /** The number after its t-th step (the first is 1) with that gradient and that rate. */
        double step(double theta, double g, int t, double lr);
    }

    /** An optimizer with options as drawn, and a rule with the same options for each number. */
    static final class Sample {
        final Function<List<Tensor>, Optimizer> make;
        final Supplier<Rule> rule;

        Sample(Function<List<Tensor>, Optimizer> make, Supplier<Rule> rule) {
            this.make = make;
            this.rule = rule;
        }
    }

    final String name;
    final Class<?> covers;
    final Function<Draw, Sample> sample;

    OptimizerCase(String name, Class<?> covers, Function<Draw, Sample> sample) {
        this.name = name;
        this.covers = covers;
        this.sample = sample;
    }
}
