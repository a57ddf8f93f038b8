package dev.inkling.app.train;

import dev.inkling.app.training.DataSample;
import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.loss.LossType;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.OptimizerType;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.optim.ScheduleType;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.tensor.TorchGenerator;
import java.util.Collections;

/**
 * What the choices of a set-up do, measured at the parts themselves, so that pictures show it: whoever wrote a part,
 * its picture is its own. Takes some milliseconds; not for the main thread. Its arrays are shared: read them only.
 */
public final class Sketches {
    /** What a loss is drawn over. */
    public enum LossAxis {
        /** How sure the net is of the truth, from 0 to 1. */
        CERTAINTY,
        /** How far an estimate lies from the truth, from -{@link #REACH} to {@link #REACH}. */
        DISTANCE,
        /** By how much the truth leads, from -{@link #REACH} to {@link #REACH}. */
        LEAD
    }

    /** So far curves over numbers reach to both sides. */
    public static final float REACH = 3;

    /** Small weights are drawn as so many columns and rows. */
    public static final int COLUMNS = 18;

    public static final int ROWS = 7;

    /** Where paths begin, and the lowest point of the ravine. */
    public static final float START_X = -1.6f;

    public static final float START_Y = 0.8f;
    public static final float LOW_X = 1.1f;
    public static final float LOW_Y = -0.2f;

    /** How steep the ravine is along it and across. */
    public static final float ALONG = 0.35f;

    public static final float ACROSS = 4;

    private static final int POINTS = 97;
    private static final int STARTS = 49;
    /** Weights along a side, so many that chance does not show. */
    private static final int SIDE = 256;
    /** So far from the middle, in standard deviations, lies nearly all of a bell and the whole of a box. */
    private static final double SPREADS = 2.5;

    private static final int PATH = 40;
    private static final int MOST_STEPS = 20_000;
    /**
     * A lead with which a loss that asks for one is content, while a loss that asks for certainty still wants more:
     * beyond 16, floats round that to nothing.
     */
    private static final float FAR = 12;
    /** Rates that are tried for the way into the ravine, each larger than the last by a factor. */
    private static final double LEAST_RATE = 0.005;

    private static final double MOST_RATE = 200;
    private static final double RATE_FACTOR = 2;
    /** The share of the way that the usual rate leaves. */
    private static final double LEFT = 0.5;

    private final float[] bend;
    private final float[] rates;
    private final float[] starts;
    private final float[] weights;
    private final float[] path;
    private final float[] loss;
    private final LossAxis lossAxis;
    private final DataSample data;

    private Sketches(RunSpec spec, DataSample data) {
        bend = bend(spec);
        rates = rates(spec);
        starts = starts(spec);
        weights = weights(spec);
        path = path(spec);
        loss = loss(spec);
        lossAxis = axis(spec);
        this.data = data;
    }

    /** Those of a run, with its data. */
    public static Sketches of(RunSpec spec, DataSample data) {
        return new Sketches(spec, data);
    }

    /** What the activation makes of numbers from -{@link #REACH} to {@link #REACH}. */
    public float[] bend() {
        return bend;
    }

    /** The learning rate along the whole run. */
    public float[] rates() {
        return rates;
    }

    /** How often a first weight is drawn, from the lowest to the highest, as shares of the most frequent one. */
    public float[] starts() {
        return starts;
    }

    /** The first weights of a small layer as this seed draws them, as shares of the largest. */
    public float[] weights() {
        return weights;
    }

    /** Where the optimizer steps in a ravine: x, y, x, y. */
    public float[] path() {
        return path;
    }

    /** What the loss is along its axis; empty where it cannot be measured for one sample. */
    public float[] loss() {
        return loss;
    }

    /** What the loss is drawn over. */
    public LossAxis lossAxis() {
        return lossAxis;
    }

    /** A little of what is learned from. */
    public DataSample data() {
        return data;
    }

    @SuppressWarnings("try") // the guard is closed, never read
    private static float[] bend(RunSpec spec) {
        LayerType type = spec.activation();
        Module activation =
                type.build(type.spec(spec.options(type)), new Generator(1)).eval();
        float[] numbers = new float[POINTS];
        for (int i = 0; i < POINTS; i++) numbers[i] = REACH * (2f * i / (POINTS - 1) - 1);
        try (NoGrad off = NoGrad.on()) {
            return activation.forward(tensor(numbers, POINTS, 1)).toArray();
        }
    }

    private static float[] starts(RunSpec spec) {
        Tensor weight = Tensor.zeros(SIDE, SIDE);
        spec.init().fill(weight, new Generator(1));
        float[] values = weight.toArray();
        double squares = 0;
        for (float value : values) squares += (double) value * value;
        double reach = SPREADS * Math.sqrt(squares / values.length);
        float[] shares = new float[STARTS];
        float most = 1;
        for (float value : values) {
            double place = reach == 0 ? 0 : value / reach;
            int at = (int) Math.round((STARTS - 1) * (place + 1) / 2);
            if (at >= 0 && at < STARTS) most = Math.max(most, ++shares[at]);
        }
        for (int i = 0; i < STARTS; i++) shares[i] /= most;
        return shares;
    }

    /** The rate along the run; a run of very many epochs as if it had {@link #MOST_STEPS}. */
    private static float[] rates(RunSpec spec) {
        ScheduleType type = spec.schedule();
        int epochs = Math.min(spec.epochs(), MOST_STEPS);
        int perEpoch = Math.max(1, 400 / epochs);
        int steps = Math.max(2, epochs * perEpoch);
        Optimizer optimizer =
                new SGD(Collections.singletonList(Tensor.zeros(1).requiresGrad(true)), spec.learningRate());
        Schedule schedule = type.build(optimizer, spec.options(type), steps, epochs);
        float[] all = new float[steps];
        for (int i = 0; i < steps; i++) {
            all[i] = (float) optimizer.lr();
            if (type.pace() == ScheduleType.Pace.STEP || (i + 1) % perEpoch == 0) {
                // A loss that stands still shows what a schedule does that waits for that.
                if (schedule.followsMetric()) schedule.step(1);
                else schedule.step();
            }
        }
        float[] rates = new float[Math.min(steps, 4 * POINTS)];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = all[(int) ((long) i * (steps - 1) / Math.max(1, rates.length - 1))];
        }
        return rates;
    }

    private static float[] weights(RunSpec spec) {
        float[] weights = new float[ROWS * COLUMNS];
        if (Settings.RANDOM.appliesTo(spec) && spec.text(Settings.RANDOM).equals("pytorch")) {
            TorchGenerator generator = new TorchGenerator(spec.seed());
            for (int i = 0; i < weights.length; i++) weights[i] = generator.uniform(1);
        } else {
            Tensor weight = Tensor.zeros(ROWS, COLUMNS);
            spec.init().fill(weight, new Generator(spec.seed()));
            weights = weight.toArray();
        }
        float most = 1e-12f;
        for (float weight : weights) most = Math.max(most, Math.abs(weight));
        for (int i = 0; i < weights.length; i++) weights[i] /= most;
        return weights;
    }

    /** Some steps of the run's optimizer; with the rate that is usual for it, they lead well into the ravine. */
    private static float[] path(RunSpec spec) {
        double usual = LEAST_RATE;
        while (usual < MOST_RATE && left(path(spec, usual, 0)) > LEFT) usual *= RATE_FACTOR;
        return path(spec, usual * spec.learningRate() / Stops.usualRate(spec), spec.number(Settings.CLIP));
    }

    private static float[] path(RunSpec spec, double rate, double clip) {
        OptimizerType type = spec.optimizer();
        Tensor at = tensor(new float[] {START_X, START_Y}, 2).requiresGrad(true);
        Optimizer optimizer =
                type.build(Collections.singletonList(at), spec.options(type)).lr(rate);
        float[] path = new float[2 * (PATH + 1)];
        float[] last = new float[2];
        for (int i = 0; i <= PATH; i++) {
            float[] here = at.toArray();
            path[2 * i] = here[0];
            path[2 * i + 1] = here[1];
            float left = shortened(here, clip);
            float[] slope = {ALONG * (here[0] - LOW_X) * left, ACROSS * (here[1] - LOW_Y) * left};
            // Slopes add up in a tensor: what is added is by how much this one differs from the last.
            at.mul(tensor(new float[] {slope[0] - last[0], slope[1] - last[1]}, 2))
                    .sum()
                    .backward();
            last = slope;
            optimizer.step();
        }
        return path;
    }

    /** What is left of the way to the lowest point at the end of a path, as a share of it. */
    private static double left(float[] path) {
        double way = Math.hypot(START_X - LOW_X, START_Y - LOW_Y);
        return Math.hypot(path[2 * PATH] - LOW_X, path[2 * PATH + 1] - LOW_Y) / way;
    }

    private static Tensor tensor(float[] values, int... shape) {
        return Tensor.zeros(shape).copyFrom(values);
    }

    /** The share of the slope that clipping leaves. */
    private static float shortened(float[] here, double clip) {
        double slope = Math.hypot(ALONG * (here[0] - LOW_X), ACROSS * (here[1] - LOW_Y));
        return clip > 0 && slope > clip ? (float) (clip / slope) : 1;
    }

    private static LossAxis axis(RunSpec spec) {
        return switch (spec.loss().output()) {
            case NUMBERS -> LossAxis.DISTANCE;
            case PROBABILITIES, LOG_PROBABILITIES -> LossAxis.CERTAINTY;
            case SCORES -> margins(spec) ? LossAxis.LEAD : LossAxis.CERTAINTY;
        };
    }

    /** Whether it asks for a lead instead of for certainty: once the truth leads by enough, there is nothing left. */
    @SuppressWarnings("try") // the guard is closed, never read
    private static boolean margins(RunSpec spec) {
        LossType type = spec.loss();
        Loss built = type.build(spec.options(type));
        try (NoGrad off = NoGrad.on()) {
            return built.of(output(type, LossAxis.LEAD, FAR), target(type)).toArray()[0] == 0;
        } catch (IllegalArgumentException needsMore) {
            return false;
        }
    }

    /** The loss of one sample along its axis; empty where it cannot be measured so. */
    @SuppressWarnings("try") // the guard is closed, never read
    private static float[] loss(RunSpec spec) {
        LossType type = spec.loss();
        LossAxis axis = axis(spec);
        float[] loss = new float[POINTS];
        try (NoGrad off = NoGrad.on()) {
            for (int i = 0; i < POINTS; i++) {
                float share = (float) i / (POINTS - 1);
                float along = axis == LossAxis.CERTAINTY ? 0.01f + 0.98f * share : REACH * (2 * share - 1);
                Loss built = type.build(spec.options(type));
                loss[i] = built.of(output(type, axis, along), target(type)).toArray()[0];
            }
            return loss;
        } catch (IllegalArgumentException needsMore) {
            // A loss of somebody's own may compare what no single sample has.
            return new float[0];
        }
    }

    private static Tensor output(LossType type, LossAxis axis, float along) {
        boolean several = type.takesClass() || type.output() == LossType.Output.LOG_PROBABILITIES;
        if (axis != LossAxis.CERTAINTY) return several ? row(along, 0) : row(along);
        float score = (float) Math.log(along / (1 - along));
        return switch (type.output()) {
            case LOG_PROBABILITIES -> row((float) Math.log(along), (float) Math.log(1 - along));
            case SCORES -> several ? row(score, 0) : row(score);
            default -> several ? row(along, 1 - along) : row(along);
        };
    }

    private static Tensor target(LossType type) {
        if (type.takesClass()) return Tensor.zeros(1);
        if (type.output() == LossType.Output.LOG_PROBABILITIES) return row(1, 0);
        return row(type.output() == LossType.Output.NUMBERS ? 0 : 1);
    }

    private static Tensor row(float... values) {
        return tensor(values, 1, values.length);
    }
}
