package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.optim.ScheduleType;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Collections;

/**
 * What an activation, a schedule and start values look like, for small pictures: measured at the part itself, whoever
 * wrote it.
 */
public final class Outlines {
    private static final int EPOCHS = 20;
    private static final int STEPS_PER_EPOCH = 5;
    /** Weights along a side, so many that chance does not show. */
    private static final int SIDE = 256;
    /** So far from the middle, in standard deviations, lies nearly all of a bell and the whole of a box. */
    private static final double REACH = 2.5;

    private Outlines() {}

    /** What the run's activation makes of that many numbers from {@code -reach} to {@code reach}. */
    @SuppressWarnings("try") // the guard is closed, never read
    public static float[] bend(RunSpec spec, int points, float reach) {
        LayerType type = spec.activation();
        Module activation =
                type.build(type.spec(spec.options(type)), new Generator(1)).eval();
        float[] x = new float[points];
        for (int i = 0; i < points; i++) {
            x[i] = reach * (2f * i / (points - 1) - 1);
        }
        try (NoGrad off = NoGrad.on()) {
            return activation.forward(Tensor.of(x).reshape(points, 1)).toArray();
        }
    }

    /** How often the run's first weights fall in each of so many places, as shares of the most frequent one. */
    public static float[] starts(RunSpec spec, int places) {
        Tensor weight = Tensor.zeros(SIDE, SIDE);
        spec.init().fill(weight, new Generator(1));
        float[] values = weight.toArray();
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        double reach = REACH * Math.sqrt(squares / values.length);
        float[] shares = new float[places];
        float most = 0;
        for (float value : values) {
            double place = reach == 0 ? 0 : value / reach;
            int at = (int) Math.round((places - 1) * (place + 1) / 2);
            if (at >= 0 && at < places) {
                most = Math.max(most, ++shares[at]);
            }
        }
        for (int i = 0; i < places; i++) {
            shares[i] /= most;
        }
        return shares;
    }

    /** The rate at that many points along a run with the run's schedule, as shares of its highest; no loss improves. */
    public static float[] rates(RunSpec spec, int points) {
        ScheduleType type = spec.schedule();
        int steps = EPOCHS * STEPS_PER_EPOCH;
        Optimizer optimizer = new SGD(Collections.singletonList(Tensor.zeros(1).requiresGrad(true)), 1);
        Schedule schedule = type.build(optimizer, spec.options(type), steps, EPOCHS);
        float[] rates = new float[steps];
        float highest = 0;
        for (int i = 0; i < steps; i++) {
            rates[i] = (float) optimizer.lr();
            highest = Math.max(highest, rates[i]);
            if (type.pace() == ScheduleType.Pace.STEP || (i + 1) % STEPS_PER_EPOCH == 0) {
                if (schedule.followsMetric()) {
                    schedule.step(1);
                } else {
                    schedule.step();
                }
            }
        }
        float[] shares = new float[points];
        for (int i = 0; i < points; i++) {
            shares[i] = rates[i * (steps - 1) / (points - 1)] / highest;
        }
        return shares;
    }
}
