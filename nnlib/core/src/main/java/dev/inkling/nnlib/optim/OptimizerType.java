package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.spec.Part;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** An optimizer as something to choose: its word, its options, the rate that usually suits it, and how it is made. */
public final class OptimizerType implements Part {
    private final String word;
    private final String help;
    private final double usualRate;
    private final Function<List<Tensor>, Optimizer> maker;
    private final BiConsumer<Optimizer, Options> setter;
    private final Options options;

    /**
     * A type whose optimizers take its options by their names.
     *
     * @param word as it stands in files
     * @param help one sentence about what it does
     * @param usualRate a rate with which it usually works on small nets
     * @param maker makes one for those parameters
     * @param table its options with their defaults; without one called lr, a run sets that
     */
    public OptimizerType(
            String word, String help, double usualRate, Function<List<Tensor>, Optimizer> maker, Option... table) {
        this(word, help, usualRate, maker, OptimizerType::setAll, table);
    }

    /** A type whose optimizers are set up by {@code setter}. */
    OptimizerType(
            String word,
            String help,
            double usualRate,
            Function<List<Tensor>, Optimizer> maker,
            BiConsumer<Optimizer, Options> setter,
            Option... table) {
        this.word = word;
        this.help = help;
        this.usualRate = usualRate;
        this.maker = maker;
        this.setter = setter;
        this.options = Options.of(word, table);
    }

    static void setAll(Optimizer optimizer, Options given) {
        given.given().forEach((name, value) -> {
            double number = value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).doubleValue();
            optimizer.set(name, number);
        });
    }

    /** The pull towards zero that most optimizers have. */
    static Option weightDecay(double standard) {
        return Option.number("weight_decay", standard, 0, 1)
                .say("Weight decay", "Pulls weights towards zero, against learning by heart.");
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String help() {
        return help;
    }

    @Override
    public Options options() {
        return options;
    }

    /** A rate with which it usually works on small nets. */
    public double usualRate() {
        return usualRate;
    }

    /** An optimizer of those parameters with those options. */
    public Optimizer build(List<Tensor> parameters, Options given) {
        Optimizer optimizer = maker.apply(parameters);
        setter.accept(optimizer, given);
        return optimizer;
    }

    @Override
    public String toString() {
        return word;
    }
}
