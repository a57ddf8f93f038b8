package dev.inkling.nnlib.optim;

import static dev.inkling.nnlib.spec.Option.atLeastZero;
import static dev.inkling.nnlib.spec.Option.fraction;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;

/**
 * Steps as large as recent steps were, measured by recent gradients; needs hardly any rate. With rate γ, weight decay
 * λ:
 *
 * <pre>
 * g = g + λ θ
 * v = ρ v + (1 - ρ) g²
 * Δ = √(u + ε) / √(v + ε) · g
 * u = ρ u + (1 - ρ) Δ²
 * θ = θ - γ Δ
 * </pre>
 */
public final class Adadelta extends Optimizer {
    /** The optimizer as a run chooses it. */
    public static final OptimizerType TYPE = new OptimizerType(
            "adadelta",
            "Takes steps as large as recent ones were; needs hardly any rate.",
            1,
            Adadelta::new,
            atLeastZero("lr", 1.0),
            fraction("rho", 0.9, true).say("Memory", "How long Adadelta remembers gradients and steps."),
            atLeastZero("eps", 1e-6),
            OptimizerType.weightDecay(0));

    private static final int LR = 0;
    private static final int DECAY = 1;
    private static final int RHO = 2;
    private static final int UN_RHO = 3;
    private static final int EPS = 4;

    /** With PyTorch's defaults: rate 1, rho 0.9, eps 1e-6. */
    public Adadelta(List<Tensor> parameters) {
        super(parameters, 5, TYPE);
    }

    /** With that rate. */
    public Adadelta(List<Tensor> parameters, double lr) {
        this(parameters);
        lr(lr);
    }

    /** How long it remembers (0.9). */
    public Adadelta rho(double rho) {
        set("rho", rho);
        return this;
    }

    /** Added under the roots (1e-6). */
    public Adadelta eps(double eps) {
        set("eps", eps);
        return this;
    }

    /** Pulls parameters towards zero (0). */
    public Adadelta weightDecay(double weightDecay) {
        set("weight_decay", weightDecay);
        return this;
    }

    @Override
    protected void numbers(ParamGroup group, long t, float[] out) {
        out[LR] = (float) group.lr();
        out[DECAY] = (float) group.get("weight_decay");
        out[RHO] = (float) group.get("rho");
        out[UN_RHO] = (float) (1 - group.get("rho"));
        out[EPS] = (float) group.get("eps");
    }

    @Override
    protected void update(ParamState state, Tensor gradient) {
        Tensor g = state.decayed(gradient, DECAY);
        Tensor v = state.moment("square_avg", 0);
        Tensor u = state.moment("acc_delta", 0);
        Tensor rho = state.number(RHO);
        Tensor unRho = state.number(UN_RHO);
        Tensor eps = state.number(EPS);
        InPlace.on(v).mul(rho).add(InPlace.on(g.mul(g)).mul(unRho).tensor());
        Tensor root = InPlace.on(v.add(eps)).sqrt().tensor();
        Tensor delta = InPlace.on(u.add(eps)).sqrt().div(root).mul(g).tensor();
        InPlace.on(u).mul(rho).add(InPlace.on(delta.mul(delta)).mul(unRho).tensor());
        InPlace.on(state.parameter).sub(InPlace.on(delta).mul(state.number(LR)).tensor());
    }
}
