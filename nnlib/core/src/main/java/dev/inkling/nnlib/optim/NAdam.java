package dev.inkling.nnlib.optim;

import static dev.inkling.nnlib.spec.Option.atLeastZero;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;

/**
 * Adam whose momentum looks ahead as Nesterov's does. With rate γ, weight decay λ, momentum decay ψ, step t = 1, 2,
 * ...:
 *
 * <pre>
 * g = g + λ θ
 * μ(t) = β1 (1 - 0.96^(t ψ) / 2)
 * m = β1 m + (1 - β1) g
 * v = β2 v + (1 - β2) g²
 * d = √v / √(1 - β2^t) + ε
 * θ = θ - γ (1 - μ(t)) / (1 - μ(1) ... μ(t)) · g / d - γ μ(t + 1) / (1 - μ(1) ... μ(t + 1)) · m / d
 * </pre>
 */
public final class NAdam extends Optimizer {
    /** The optimizer as a run chooses it. */
    public static final OptimizerType TYPE = new OptimizerType(
            "nadam",
            "Adam with a momentum that looks ahead.",
            0.002,
            NAdam::new,
            atLeastZero("lr", 2e-3),
            AdamFormula.beta1(),
            AdamFormula.beta2(),
            atLeastZero("eps", 1e-8),
            OptimizerType.weightDecay(0),
            atLeastZero("momentum_decay", 4e-3));

    private static final int DECAY = 0;
    private static final int ONE_MINUS_BETA1 = 1;
    private static final int BETA2 = 2;
    private static final int ONE_MINUS_BETA2 = 3;
    private static final int GRADIENT_STEP = 4;
    private static final int MOMENT_STEP = 5;
    private static final int ROOT_CORRECTION2 = 6;
    private static final int EPS = 7;

    /** The product of all μ up to step {@code counted}, under those options. */
    private double product = 1;

    private long counted;
    private double countedBeta;
    private double countedDecay;

    /** With PyTorch's defaults: rate 0.002, betas 0.9 and 0.999, eps 1e-8, momentum decay 0.004. */
    public NAdam(List<Tensor> parameters) {
        super(parameters, 8, TYPE);
    }

    /** With that rate. */
    public NAdam(List<Tensor> parameters, double lr) {
        this(parameters);
        lr(lr);
    }

    private static double mu(double beta1, double decay, long t) {
        return beta1 * (1 - 0.5 * Math.pow(0.96, t * decay));
    }

    private double product(double beta1, double decay, long t) {
        if (beta1 != countedBeta || decay != countedDecay || t < counted) {
            countedBeta = beta1;
            countedDecay = decay;
            counted = 0;
            product = 1;
        }
        while (counted < t) {
            product *= mu(beta1, decay, ++counted);
        }
        return product;
    }

    @Override
    protected void numbers(ParamGroup group, long t, float[] out) {
        double beta1 = group.get("beta1");
        double beta2 = group.get("beta2");
        double decay = group.get("momentum_decay");
        double soFar = product(beta1, decay, t);
        double next = mu(beta1, decay, t + 1);
        out[DECAY] = (float) group.get("weight_decay");
        out[ONE_MINUS_BETA1] = (float) (1 - beta1);
        out[BETA2] = (float) beta2;
        out[ONE_MINUS_BETA2] = (float) (1 - beta2);
        out[GRADIENT_STEP] = (float) (group.lr() * (1 - mu(beta1, decay, t)) / (1 - soFar));
        out[MOMENT_STEP] = (float) (group.lr() * next / (1 - soFar * next));
        out[ROOT_CORRECTION2] = (float) Math.sqrt(1 - Math.pow(beta2, t));
        out[EPS] = (float) group.get("eps");
    }

    @Override
    protected void update(ParamState state, Tensor gradient) {
        Tensor g = state.decayed(gradient, DECAY);
        Tensor m = state.moment("exp_avg", 0);
        Tensor v = state.moment("exp_avg_sq", 0);
        InPlace.on(m)
                .add(InPlace.on(g.sub(m)).mul(state.number(ONE_MINUS_BETA1)).tensor());
        InPlace.on(v)
                .mul(state.number(BETA2))
                .add(InPlace.on(g.mul(g)).mul(state.number(ONE_MINUS_BETA2)).tensor());
        Tensor d = InPlace.on(v.sqrt())
                .div(state.number(ROOT_CORRECTION2))
                .add(state.number(EPS))
                .tensor();
        Tensor step = InPlace.on(g.mul(state.number(GRADIENT_STEP)))
                .add(m.mul(state.number(MOMENT_STEP)))
                .div(d)
                .tensor();
        InPlace.on(state.parameter()).sub(step);
    }
}
