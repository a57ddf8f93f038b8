package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Option;
import java.util.Map;

/**
 * Multiplies the rate by factor once a metric (a loss: smaller is better) has not improved for more than patience
 * steps. Improved means below {@code best * (1 - threshold)}; after a cut, cooldown steps are not counted.
 */
public final class ReduceLROnPlateau extends Schedule {
    /** The schedule as a run chooses it. */
    public static final ScheduleType TYPE = new ScheduleType(
            "plateau",
            "The rate falls by a factor when the loss stands still.",
            ScheduleType.Pace.EPOCH,
            ScheduleType.Course.FALLS_WHEN_STALLED,
            (optimizer, given, steps, epochs) ->
                    new ReduceLROnPlateau(optimizer, given.number("gamma"), given.whole("patience")),
            ScheduleType.gamma(),
            Option.whole("patience", 5, 0, 1000)
                    .key("plateau-patience")
                    .say("Patience of the rate", "How many epochs without gain until the rate falls."));

    private static final double EPS = 1e-8;

    private final double factor;
    private final int patience;
    private final double threshold;
    private final int cooldown;
    private final double minLr;
    private double best = Double.POSITIVE_INFINITY;
    private int bad;
    private int cooling;

    /** PyTorch's {@code ReduceLROnPlateau(optimizer)}: a tenth of the rate after more than 10 steps without gain. */
    public ReduceLROnPlateau(Optimizer optimizer) {
        this(optimizer, 0.1, 10);
    }

    /** PyTorch's {@code ReduceLROnPlateau(optimizer, factor=factor, patience=patience)}. */
    public ReduceLROnPlateau(Optimizer optimizer, double factor, int patience) {
        this(optimizer, factor, patience, 1e-4, 0, 0);
    }

    /** PyTorch's {@code ReduceLROnPlateau} with threshold (relative), cooldown and min_lr. */
    public ReduceLROnPlateau(
            Optimizer optimizer, double factor, int patience, double threshold, int cooldown, double minLr) {
        super(optimizer);
        check("ReduceLROnPlateau", Option.fraction("factor", null, true), factor);
        check("ReduceLROnPlateau", Option.whole("patience", null, 0), patience);
        check("ReduceLROnPlateau", Option.atLeastZero("threshold", null), threshold);
        check("ReduceLROnPlateau", Option.whole("cooldown", null, 0), cooldown);
        check("ReduceLROnPlateau", Option.atLeastZero("min_lr", null), minLr);
        this.factor = factor;
        this.patience = patience;
        this.threshold = threshold;
        this.cooldown = cooldown;
        this.minLr = minLr;
    }

    @Override
    public boolean setsRates() {
        return false;
    }

    @Override
    public boolean followsMetric() {
        return true;
    }

    @Override
    public void step() {
        throw new IllegalStateException(
                "ReduceLROnPlateau needs to see how training goes: call step(metric), for example with the validation loss.");
    }

    @Override
    public void step(double metric) {
        advance();
        if (metric < best * (1 - threshold)) {
            best = metric;
            bad = 0;
        } else {
            bad++;
        }
        if (cooling > 0) {
            cooling--;
            bad = 0;
        }
        if (bad > patience) {
            for (ParamGroup group : optimizer().groups()) {
                double next = Math.max(group.lr() * factor, minLr);
                if (group.lr() - next > EPS) {
                    group.lr(next);
                }
            }
            cooling = cooldown;
            bad = 0;
        }
    }

    /** Refused: how this schedule goes on depends on a metric. */
    @Override
    public double rate(double base, int t) {
        throw new IllegalStateException("ReduceLROnPlateau has no rate that is known beforehand: it follows a metric.");
    }

    @Override
    public Map<String, Double> state() {
        Map<String, Double> state = super.state();
        state.put("best", best);
        state.put("bad", (double) bad);
        state.put("cooling", (double) cooling);
        return state;
    }

    @Override
    public void load(Map<String, Double> state) {
        super.load(state);
        best = value(state, "best");
        bad = (int) value(state, "bad");
        cooling = (int) value(state, "cooling");
    }
}
