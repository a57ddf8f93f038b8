package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.spec.Part;
import java.util.function.Function;

/** A loss of outputs and targets as something to choose: its word, its options, what it compares and how it is made. */
public final class LossType extends Part {
    /** What a loss compares outputs with. */
    public enum Target {
        /** A number for each output. */
        NUMBERS,
        /** A number for each output, -1 for no and 1 for yes. */
        SIGNS,
        /** The number of the true class. */
        CLASS,
        /** The number of the true class, or each class's share of the truth. */
        CLASS_OR_SHARES
    }

    /** What a loss takes outputs for. */
    public enum Output {
        /** Numbers that may be anything: as they come, or squeezed between 0 and 1 where the targets lie there. */
        NUMBERS,
        /** Probabilities, each by itself. */
        PROBABILITIES,
        /** Logarithms of probabilities that sum to 1. */
        LOG_PROBABILITIES,
        /** Scores without bounds: the larger, the more likely; one alone means yes above 0. */
        SCORES
    }

    /** How many outputs a loss judges. */
    public enum Width {
        ONE,
        SEVERAL,
        ANY
    }

    private final Target target;
    private final Output output;
    private final Width width;
    private final Function<Options, Loss> maker;

    /**
     * A type of that word.
     *
     * @param word as it stands in files
     * @param help one sentence about what it does
     * @param target what it compares outputs with
     * @param output what it takes outputs for
     * @param width how many outputs it judges
     * @param maker makes one with those options
     * @param table its options with their defaults
     */
    public LossType(
            String word,
            String help,
            Target target,
            Output output,
            Width width,
            Function<Options, Loss> maker,
            Option... table) {
        super(word, help, table);
        this.target = target;
        this.output = output;
        this.width = width;
        this.maker = maker;
    }

    /** What it compares outputs with. */
    public Target target() {
        return target;
    }

    /** What it takes outputs for. */
    public Output output() {
        return output;
    }

    /** How many outputs it judges. */
    public Width width() {
        return width;
    }

    /** Whether each sample has one class, told by its number. */
    public boolean takesClass() {
        return target == Target.CLASS || target == Target.CLASS_OR_SHARES;
    }

    /** A loss with those options. */
    public Loss build(Options given) {
        return maker.apply(given);
    }
}
