package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.Schedule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** One row of the table of schedules: how one with drawn options is made, its rates by a plain rule, what must fail. */
final class ScheduleCase {
    /** The rates of one group. */
    interface Rule {
        /** The rate after t steps that began at {@code base} and saw these metrics. */
        double rate(double base, int t, double[] metrics);
    }

    /** A schedule with options as drawn, and a rule with the same. */
    static final class Sample {
        final Function<Optimizer, Schedule> make;
        final Rule rule;

        Sample(Function<Optimizer, Schedule> make, Rule rule) {
            this.make = make;
            this.rule = rule;
        }
    }

    final String name;
    final Class<?> covers;
    final Function<Draw, Sample> sample;
    final Map<String, ThrowingCallable> fails = new LinkedHashMap<>();

    ScheduleCase(String name, Class<?> covers, Function<Draw, Sample> sample) {
        this.name = name;
        this.covers = covers;
        this.sample = sample;
    }

    /** A call that must be refused with exactly that sentence. */
    ScheduleCase fails(String sentence, ThrowingCallable call) {
        fails.put(sentence, call);
        return this;
    }
}
