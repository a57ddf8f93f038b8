package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.spec.Part;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** An optimizer as something to choose: its word, its options, the rate that usually suits it, and how it is made. */
public final class OptimizerType extends Part {
    private final double usualRate;
    private final Function<List<Tensor>, Optimizer> maker;
    private final BiConsumer<Optimizer, Options> setter;

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
        super(word, help, table);
        this.usualRate = usualRate;
        this.maker = maker;
        this.setter = setter;
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
}
