package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.watch.Diagnosis.Kind;
import dev.inkling.nnlib.watch.Diagnosis.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Reads the curves of a run and says what is wrong with it.
 *
 * <p>The rules are ordered by cause: a net whose gradients explode also diverges, and one whose units are dead also
 * stands still, so the first rule that holds is the one that is told. Overfitting can stand beside none of them.
 */
public final class Diagnoser {
    /** A gradient norm that no healthy net of this size has; clipping at 1 is the usual cure. */
    static final double EXPLODED = 1e3;

    /** The first layer's gradient as a share of the last layer's, below which it does not learn in time. */
    static final double VANISHED = 1e-3;

    /** The share of silent units from which a layer is called dead. */
    static final double DEAD = 0.5;

    /** What the loss stands at, in what a run began with, where steps have thrown it off and it does not come back. */
    private static final double THROWN_OFF = 1.5;

    private static final int FEW_UNITS = 4;

    private final RunSpec spec;

    /** Diagnoses a run; {@code spec} is what proposals change, null for a net written by hand. */
    public Diagnoser(RunSpec spec) {
        this.spec = spec;
    }

    /**
     * What stands at this moment: at most one cause of not learning, and overfitting.
     *
     * @param metrics the curves so far
     * @param totalSteps steps that the run will have
     */
    public List<Diagnosis> examine(Metrics metrics, long totalSteps) {
        long step = metrics.loss().lastStep();
        if (step < 1) {
            return Collections.emptyList();
        }
        List<Diagnosis> found = new ArrayList<>();
        Diagnosis cause = exploding(metrics);
        if (cause == null) {
            cause = diverged(metrics);
        }
        if (cause == null) {
            cause = dead(metrics);
        }
        if (cause == null) {
            cause = vanishing(metrics);
        }
        if (cause == null) {
            cause = stuck(metrics, step, totalSteps);
        }
        if (cause != null) {
            found.add(cause);
        }
        Diagnosis overfitting = overfitting(metrics, step);
        if (overfitting != null) {
            found.add(overfitting);
        }
        return found;
    }

    /** Large from the first probe on: the start or the depth is the cause, and not yet the rate. */
    private Diagnosis exploding(Metrics metrics) {
        LayerCurves worst = null;
        double largest = EXPLODED;
        for (LayerCurves layer : metrics.layers()) {
            Series norm = layer.gradientNorm();
            if (norm.size() == 0 && norm.firstNotFinite() >= 0) {
                worst = layer;
                break;
            }
            if (norm.size() > 0 && norm.max(0) > largest && norm.maxStep(0) <= 1) {
                largest = norm.max(0);
                worst = layer;
            }
        }
        if (worst == null) {
            return null;
        }
        String how = Double.isInfinite(largest) || largest <= EXPLODED ? "not finite" : "about " + round(largest);
        return told(
                Kind.EXPLODING_GRADIENTS,
                worst.name(),
                1,
                0,
                "Gradients explode in layer " + worst.name() + " (" + how + ").");
    }

    private Diagnosis diverged(Metrics metrics) {
        Series loss = metrics.loss();
        long since = loss.firstNotFinite();
        if (since < 0) {
            double start = loss.max(0);
            long last = loss.lastStep();
            long window = Math.max(20, last / 10);
            double now = loss.meanBetween(last - window, last);
            boolean grown = last >= window && now > 3 * Math.max(start, 1e-3);
            if (!grown) {
                return null;
            }
            since = last - window;
        }
        return told(Kind.DIVERGED, "", metrics.epochOf(since), 0, "Diverged: the rate is too high.");
    }

    private Diagnosis dead(Metrics metrics) {
        LayerCurves worst = null;
        double share = DEAD;
        for (LayerCurves layer : metrics.layers()) {
            double dead = layer.deadShare().last();
            if (layer.canDie()
                    && layer.units() >= FEW_UNITS
                    && layer.deadShare().count() >= 2
                    && dead >= share) {
                worst = layer;
                share = dead;
            }
        }
        if (worst == null) {
            return null;
        }
        return told(
                Kind.DEAD_UNITS,
                worst.name(),
                metrics.epochOf(worst.deadShare().lastStep()),
                share,
                Math.round(100 * share) + " % of layer " + worst.name() + " is dead.");
    }

    /** Seen in the median of the last probes, and only while the net has not learned in spite of it. */
    private Diagnosis vanishing(Metrics metrics) {
        List<LayerCurves> layers = metrics.layers();
        if (layers.size() < 3 || !learnedLittle(metrics)) {
            return null;
        }
        LayerCurves last = layers.get(layers.size() - 1);
        LayerCurves first = layers.get(0);
        if (first.gradientNorm().count() < 3) {
            return null;
        }
        double early = median(first.gradientNorm()) / Math.sqrt(Math.max(1, first.weights()));
        double late = median(last.gradientNorm()) / Math.sqrt(Math.max(1, last.weights()));
        if (!(early < VANISHED * late)) {
            return null;
        }
        return told(
                Kind.VANISHING_GRADIENTS,
                first.name(),
                metrics.epochOf(first.gradientNorm().lastStep()),
                0,
                "Gradients vanish before they reach layer " + first.name() + ".");
    }

    private static boolean learnedLittle(Metrics metrics) {
        Series loss = metrics.loss();
        long last = loss.lastStep();
        double now = loss.meanBetween(last - Math.max(10, last / 10), last);
        return loss.size() > 0 && now > 0.6 * loss.max(0);
    }

    /** Flat over the last quarter, late in the run, and far from right. */
    private Diagnosis stuck(Metrics metrics, long step, long totalSteps) {
        Series loss = metrics.loss();
        double right = metrics.accuracy().last();
        boolean late =
                step >= 0.7 * totalSteps && step >= 100 && metrics.accuracy().count() >= 4;
        boolean truthTable = spec != null && spec.task().isTruthTable();
        if (!late || Double.isNaN(right) || right > (truthTable ? 99 : 80)) {
            return null;
        }
        boolean improves = right > metrics.accuracy().meanBetween(step / 3, step - step / 4) + 2;
        if (improves && !truthTable) {
            return null;
        }
        double early = loss.meanBetween(step - step / 5 * 2, step - step / 4);
        double middle = loss.meanBetween(step - step / 4, step - step / 8);
        double now = loss.meanBetween(step - step / 8, step);
        double start = loss.max(0);
        // A minimum lies below where a run begins: what ends above was thrown there by its own steps.
        if (now > THROWN_OFF * loss.min(0)) {
            return told(Kind.DIVERGED, "", metrics.epochOf(loss.maxStep(0)), 0, "Diverged: the rate is too high.");
        }
        boolean flat = Math.abs(middle - now) < 0.01 * start && now > 0.15 * start;
        if (!flat && step >= totalSteps && middle - now > 0.01 * start) {
            return unfinished(metrics, step);
        }
        // A net that is leaving a plateau gets faster and faster; one in a minimum slows down.
        boolean leaving = middle - now > 1.05 * (early - middle);
        if (!flat || leaving && step < totalSteps) {
            return null;
        }
        Remedies.Advice advice = Remedies.against(Kind.LOCAL_MINIMUM, spec);
        return new Diagnosis(
                Kind.LOCAL_MINIMUM,
                "",
                metrics.epochOf(step - step / 4),
                0,
                "Stuck in a local minimum: " + wayOut(advice.remedy()) + ".",
                advice.remedy(),
                advice.proposal());
    }

    private static String wayOut(Remedy remedy) {
        switch (remedy) {
            case START_VALUES:
                return "with all start values at zero the units of a layer stay alike";
            case HIDDEN_LAYER:
                return "without a hidden layer the net can only part by a straight line";
            case OTHER_ACTIVATION:
                return "without a bend all layers together equal a single one";
            default:
                return "another start may find the way";
        }
    }

    private Diagnosis unfinished(Metrics metrics, long step) {
        return told(
                Kind.UNFINISHED,
                "",
                metrics.epochOf(step),
                0,
                "Still learning when it ended: twice as many epochs may do.");
    }

    private Diagnosis told(Kind kind, String layer, int epoch, double share, String finding) {
        Remedies.Advice advice = Remedies.against(kind, spec);
        return new Diagnosis(kind, layer, epoch, share, finding, advice.remedy(), advice.proposal());
    }

    private Diagnosis overfitting(Metrics metrics, long step) {
        Series validation = metrics.validationLoss();
        double best = validation.lowest();
        if (validation.size() < 4 || validation.firstNotFinite() >= 0) {
            return null;
        }
        int bestEpoch = metrics.epochOf(validation.lowestStep());
        int epoch = metrics.epochOf(step);
        int patience = Math.max(3, bestEpoch / 2);
        if (epoch - bestEpoch < patience) {
            return null;
        }
        long bestStep = validation.lowestStep();
        double since = validation.meanBetween(bestStep + 1, step);
        double trainedThen = metrics.loss().meanBetween(bestStep - metrics.stepsPerEpoch(), bestStep);
        double trainedNow = metrics.loss().meanBetween(step - metrics.stepsPerEpoch(), step);
        boolean worse = since > 1.05 * best && validation.last() > 1.1 * best;
        boolean byHeart = trainedNow < 0.95 * trainedThen && trainedNow < validation.last();
        if (!worse || !byHeart) {
            return null;
        }
        return told(Kind.OVERFITTING, "", bestEpoch, 0, "Overfitting since epoch " + bestEpoch + ".");
    }

    private static double median(Series series) {
        int n = Math.min(5, series.size());
        double[] last = new double[n];
        for (int i = 0; i < n; i++) {
            last[i] = series.mean(series.size() - n + i);
        }
        Arrays.sort(last);
        return n == 0 ? Double.NaN : last[n / 2];
    }

    /** Rates are told with one digit: 0.0003 and not 0.00030000000000000003. */
    static double oneDigit(double value) {
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.0e", value));
    }

    private static String round(double value) {
        return Option.plain(oneDigit(value));
    }
}
