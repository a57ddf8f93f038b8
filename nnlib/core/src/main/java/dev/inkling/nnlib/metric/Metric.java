package dev.inkling.nnlib.metric;

import dev.inkling.nnlib.spec.Part;
import dev.inkling.nnlib.spec.Registry;
import java.util.function.Supplier;

/**
 * A figure that says how good a net's outputs are, as something to choose: its word, its name and how it is counted.
 * One of your own is added with {@code Metric.ALL.add(metric)} and asked for by a run's setting {@code metrics}.
 */
public final class Metric extends Part {
    /** What a figure is to be read as. */
    public enum Unit {
        /** From 0 to 100. */
        PERCENT,
        /** In what the targets are counted in. */
        TARGET,
        /** A plain number. */
        NONE
    }

    /** Counts over the batches of one measurement. */
    public interface Tally {
        /**
         * Takes in a batch.
         *
         * @param outputs of each sample, one after the other, {@code width} numbers each
         * @param targets likewise, {@code targetWidth} numbers each
         */
        void add(float[] outputs, int width, float[] targets, int targetWidth, int samples);

        /** The figure over all batches so far; NaN where there is none. */
        double value();
    }

    /** The mean absolute error. */
    public static final Metric MAE =
            new Metric("mae", "MAE", "How far estimates are off, on average.", Unit.TARGET, () -> new Errors() {
                @Override
                public double value() {
                    return absolute / count;
                }
            });

    /** The root of the mean squared error. */
    public static final Metric RMSE = new Metric(
            "rmse", "RMSE", "How far estimates are off; large errors count more.", Unit.TARGET, () -> new Errors() {
                @Override
                public double value() {
                    return Math.sqrt(squared / count);
                }
            });

    /** The share of the targets' variance that the outputs explain. */
    public static final Metric R2 = new Metric(
            "r2",
            "R²",
            "The share of the differences between targets that the estimates explain: 1 is all, 0 no more than their mean.",
            Unit.NONE,
            () -> new Errors() {
                @Override
                public double value() {
                    return 1 - squared / spread();
                }
            });

    /** How many triplets are told right. */
    public static final Metric TRIPLET_ACCURACY = new Metric(
            "triplet-accuracy",
            "triplet accuracy",
            "How many of the triplets have the two that are alike nearer to each other than to the third.",
            Unit.PERCENT,
            TripletTally::new);

    /** Every metric by its word. */
    public static final Registry<Metric> ALL = new Registry<>("metric", MAE, RMSE, R2, TRIPLET_ACCURACY);

    private final String title;
    private final Unit unit;
    private final Supplier<Tally> tally;

    /**
     * A metric of that word.
     *
     * @param title what the field calls it
     * @param help one sentence about what it says
     * @param tally begins to count
     */
    public Metric(String word, String title, String help, Unit unit, Supplier<Tally> tally) {
        super(word, help);
        this.title = title;
        this.unit = unit;
        this.tally = tally;
    }

    /** What the field calls it. */
    public String title() {
        return title;
    }

    /** What its figures are to be read as. */
    public Unit unit() {
        return unit;
    }

    /** Begins to count. */
    public Tally tally() {
        return tally.get();
    }
}
