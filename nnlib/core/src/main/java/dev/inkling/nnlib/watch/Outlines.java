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

/** What an activation and a schedule look like, for small pictures: measured at the part itself, whoever wrote it. */
public final class Outlines {
    private static final int EPOCHS = 20;
    private static final int STEPS_PER_EPOCH = 5;

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
