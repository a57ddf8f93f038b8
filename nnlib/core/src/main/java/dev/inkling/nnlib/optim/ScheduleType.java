package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.spec.Part;

/**
 * A schedule of the rate as something to choose: its word, its options, when it moves, and how it is made for a run.
 */
public final class ScheduleType extends Part {
    /** When a schedule moves. */
    public enum Pace {
        /** After every step. */
        STEP,
        /** After every epoch. */
        EPOCH
    }

    /** What a rate does after a hand has set it under a schedule. */
    public enum Course {
        /** It stays as it was set. */
        STAYS,
        /** It stays until a metric stalls. */
        FALLS_WHEN_STALLED,
        /** It rises. */
        RISES,
        /** It rises and then falls. */
        RISES_AND_FALLS,
        /** It falls and begins anew, again and again. */
        RESTARTS,
        /** It falls. */
        FALLS
    }

    /** Makes a schedule for a run. */
    public interface Maker {
        /**
         * The schedule of that optimizer's rates.
         *
         * @param given the schedule's options
         * @param steps optimizer steps that the run has, at least 2
         * @param epochs that the run has
         */
        Schedule make(Optimizer optimizer, Options given, int steps, int epochs);
    }

    private final Pace pace;
    private final Course course;
    private final Maker maker;

    /** A type of that word with a sentence about what it does and a table of options. */
    public ScheduleType(String word, String help, Pace pace, Course course, Maker maker, Option... table) {
        super(word, help, table);
        this.pace = pace;
        this.course = course;
        this.maker = maker;
    }

    /** The factor that several schedules multiply the rate by. */
    static Option gamma() {
        return Option.number("gamma", 0.5, 0.01, 1).say("Factor", "What the rate is multiplied by at each change.");
    }

    /** After how many epochs several schedules change. */
    static Option every(String name) {
        return Option.whole(name, 5, 1, 100_000)
                .key("every")
                .say("Epochs between changes", "After how many epochs the rate changes, or cosine restarts.");
    }

    /** In what share of the run several schedules let the rate rise. */
    static Option warmUp(String name) {
        return Option.number(name, 0.3, 0, 0.9)
                .key("warm-up")
                .say("Warming up", "The share of the run in which the rate rises.");
    }

    /** When it moves. */
    public Pace pace() {
        return pace;
    }

    /** What it makes of a rate that a hand has set. */
    public Course course() {
        return course;
    }

    /** The schedule of an optimizer's rates in a run of so many steps and epochs. */
    public Schedule build(Optimizer optimizer, Options given, int steps, int epochs) {
        return maker.make(optimizer, given, Math.max(2, steps), epochs);
    }
}
