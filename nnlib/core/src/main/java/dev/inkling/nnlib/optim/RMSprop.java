package dev.inkling.nnlib.optim;

import static dev.inkling.nnlib.spec.Option.atLeastZero;
import static dev.inkling.nnlib.spec.Option.flag;
import static dev.inkling.nnlib.spec.Option.fraction;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;

/**
 * Divides by the root of a running mean of squared gradients. With rate γ, weight decay λ, momentum μ:
 *
 * <pre>
 * g = g + λ θ
 * v = α v + (1 - α) g²
 * m = m + (1 - α)(g - m)     if centered
 * d = √v + ε                 if centered √(v - m²) + ε
 * b = μ b + g / d            with momentum: θ = θ - γ b
 * θ = θ - γ g / d            without
 * </pre>
 */
public final class RMSprop extends Optimizer {
    /** The optimizer as a run chooses it. */
    public static final OptimizerType TYPE = new OptimizerType(
            "rmsprop",
            "Divides each gradient by its own recent size.",
            0.001,
            RMSprop::new,
            atLeastZero("lr", 1e-2),
            fraction("alpha", 0.99, true).say("Memory", "How long RMSprop remembers the size of the gradients."),
            atLeastZero("eps", 1e-8),
            OptimizerType.weightDecay(0),
            atLeastZero("momentum", 0.0),
            flag("centered", false).say("Centered", "Measures gradients from their mean instead of from zero."));

    private static final int LR = 0;
    private static final int DECAY = 1;
    private static final int ALPHA = 2;
    private static final int UN_ALPHA = 3;
    private static final int EPS = 4;
    private static final int MOMENTUM = 5;

    /** With PyTorch's defaults: rate 0.01, alpha 0.99, eps 1e-8, no momentum. */
    public RMSprop(List<Tensor> parameters) {
        super(parameters, 6, TYPE);
    }

    /** With that rate. */
    public RMSprop(List<Tensor> parameters, double lr) {
        this(parameters);
        lr(lr);
    }

    /** How long it remembers squares (0.99). */
    public RMSprop alpha(double alpha) {
        set("alpha", alpha);
        return this;
    }

    /** Added to the root, against division by zero (1e-8). */
    public RMSprop eps(double eps) {
        set("eps", eps);
        return this;
    }

    /** Pulls parameters towards zero (0). */
    public RMSprop weightDecay(double weightDecay) {
        set("weight_decay", weightDecay);
        return this;
    }

    /** How much of the last step is kept (0). */
    public RMSprop momentum(double momentum) {
        set("momentum", momentum);
        return this;
    }

    /** Measures squares from the running mean instead of from zero (false). */
    public RMSprop centered(boolean on) {
        set("centered", on);
        return this;
    }

    @Override
    protected void numbers(ParamGroup group, long t, float[] out) {
        out[LR] = (float) group.lr();
        out[DECAY] = (float) group.get("weight_decay");
        out[ALPHA] = (float) group.get("alpha");
        out[UN_ALPHA] = (float) (1 - group.get("alpha"));
        out[EPS] = (float) group.get("eps");
        out[MOMENTUM] = (float) group.get("momentum");
    }

    @Override
    protected void update(ParamState state, Tensor gradient) {
        Tensor g = state.decayed(gradient, DECAY);
        Tensor unAlpha = state.number(UN_ALPHA);
        Tensor v = state.moment("square_avg", 0);
        InPlace.on(v)
                .mul(state.number(ALPHA))
                .add(InPlace.on(g.mul(g)).mul(unAlpha).tensor());
        Tensor spread = v;
        if (state.group.is("centered")) {
            Tensor m = state.moment("grad_avg", 0);
            InPlace.on(m).add(InPlace.on(g.sub(m)).mul(unAlpha).tensor());
            spread = v.sub(m.mul(m));
        }
        Tensor d = InPlace.on(spread.sqrt()).add(state.number(EPS)).tensor();
        Tensor step;
        if (state.group.get("momentum") != 0) {
            Tensor b = state.moment("momentum_buffer", 0);
            InPlace.on(b).mul(state.number(MOMENTUM)).add(g.div(d));
            step = b.mul(state.number(LR));
        } else {
            step = InPlace.on(g.mul(state.number(LR))).div(d).tensor();
        }
        InPlace.on(state.parameter).sub(step);
    }
}
