package dev.inkling.nnlib.optim;

import static dev.inkling.nnlib.spec.Option.atLeastZero;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;

/**
 * Divides by the root of all squared gradients so far, so that rare parameters keep large steps. With rate γ, rate
 * decay η, weight decay λ, step t = 1, 2, ...:
 *
 * <pre>
 * g = g + λ θ
 * s = s + g²                 from s = initial_accumulator_value
 * θ = θ - γ / (1 + (t - 1) η) · g / (√s + ε)
 * </pre>
 */
public final class Adagrad extends Optimizer {
    /** The optimizer as a run chooses it. */
    public static final OptimizerType TYPE = new OptimizerType(
            "adagrad",
            "Takes smaller steps where gradients have been large.",
            0.01,
            Adagrad::new,
            atLeastZero("lr", 1e-2),
            atLeastZero("lr_decay", 0.0),
            OptimizerType.weightDecay(0),
            atLeastZero("initial_accumulator_value", 0.0),
            atLeastZero("eps", 1e-10));

    private static final int STEP_SIZE = 0;
    private static final int DECAY = 1;
    private static final int EPS = 2;

    /** With PyTorch's defaults: rate 0.01, no decay, eps 1e-10. */
    public Adagrad(List<Tensor> parameters) {
        super(parameters, 3, TYPE);
    }

    /** With that rate. */
    public Adagrad(List<Tensor> parameters, double lr) {
        this(parameters);
        lr(lr);
    }

    /** How the rate itself falls (0). */
    public Adagrad lrDecay(double lrDecay) {
        set("lr_decay", lrDecay);
        return this;
    }

    /** Pulls parameters towards zero (0). */
    public Adagrad weightDecay(double weightDecay) {
        set("weight_decay", weightDecay);
        return this;
    }

    /** What the sum of squares begins with (0). */
    public Adagrad initialAccumulatorValue(double value) {
        set("initial_accumulator_value", value);
        return this;
    }

    /** Added to the root, against division by zero (1e-10). */
    public Adagrad eps(double eps) {
        set("eps", eps);
        return this;
    }

    @Override
    protected void numbers(ParamGroup group, long t, float[] out) {
        out[STEP_SIZE] = (float) (group.lr() / (1 + (t - 1) * group.get("lr_decay")));
        out[DECAY] = (float) group.get("weight_decay");
        out[EPS] = (float) group.get("eps");
    }

    @Override
    protected void update(ParamState state, Tensor gradient) {
        Tensor g = state.decayed(gradient, DECAY);
        Tensor sum = state.moment("sum", state.group.get("initial_accumulator_value"));
        InPlace.on(sum).add(g.mul(g));
        Tensor root = InPlace.on(sum.sqrt()).add(state.number(EPS)).tensor();
        InPlace.on(state.parameter)
                .sub(InPlace.on(g.mul(state.number(STEP_SIZE))).div(root).tensor());
    }
}
