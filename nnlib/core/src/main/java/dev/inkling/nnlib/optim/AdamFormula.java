package dev.inkling.nnlib.optim;

import static dev.inkling.nnlib.spec.Option.atLeastZero;
import static dev.inkling.nnlib.spec.Option.flag;
import static dev.inkling.nnlib.spec.Option.fraction;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;

/**
 * What {@link Adam} and {@link AdamW} share; they differ in where weight decay enters.
 *
 * @param <A> the optimizer itself, handed back by what sets it up
 */
abstract class AdamFormula<A extends AdamFormula<A>> extends Optimizer {
    private static final int DECAY = 0;
    private static final int ONE_MINUS_BETA1 = 1;
    private static final int BETA2 = 2;
    private static final int ONE_MINUS_BETA2 = 3;
    private static final int STEP_SIZE = 4;
    private static final int ROOT_CORRECTION2 = 5;
    private static final int EPS = 6;
    private static final int FLUSH = 7;

    private final boolean decoupled;

    AdamFormula(List<Tensor> parameters, OptimizerType type, boolean decoupled) {
        super(parameters, 8, type);
        this.decoupled = decoupled;
    }

    /** The options of both; they differ in how strong the weight decay is. */
    static Option[] options(double decay) {
        return new Option[] {
            atLeastZero("lr", 1e-3),
            beta1(),
            beta2(),
            atLeastZero("eps", 1e-8),
            OptimizerType.weightDecay(decay),
            flag("amsgrad", false).say("AMSGrad", "Never lets Adam forget its largest gradient.")
        };
    }

    /** How long such optimizers remember gradients. */
    static Option beta1() {
        return fraction("beta1", 0.9, false).say("Beta 1", "How long Adam remembers the direction.");
    }

    /** How long such optimizers remember the size of gradients. */
    static Option beta2() {
        return fraction("beta2", 0.999, false).say("Beta 2", "How long Adam remembers the size of the gradients.");
    }

    /** How long it remembers gradients (0.9) and their squares (0.999). */
    public final A betas(double beta1, double beta2) {
        set("beta1", beta1);
        return with("beta2", beta2);
    }

    /** Added to the root, against division by zero (1e-8). */
    public final A eps(double eps) {
        return with("eps", eps);
    }

    /** Pulls parameters towards zero (0; 0.01 for AdamW). */
    public final A weightDecay(double weightDecay) {
        return with("weight_decay", weightDecay);
    }

    /** Divides by the largest size so far instead of the present one (false). */
    public final A amsgrad(boolean on) {
        return with("amsgrad", on ? 1 : 0);
    }

    @SuppressWarnings("unchecked")
    private A with(String option, double value) {
        set(option, value);
        return (A) this;
    }

    @Override
    protected final void numbers(ParamGroup group, long t, float[] out) {
        double beta1 = group.get("beta1");
        double beta2 = group.get("beta2");
        double decay = group.get("weight_decay");
        out[DECAY] = (float) (decoupled ? 1 - group.lr() * decay : decay);
        out[ONE_MINUS_BETA1] = (float) (1 - beta1);
        out[BETA2] = (float) beta2;
        out[ONE_MINUS_BETA2] = (float) (1 - beta2);
        out[STEP_SIZE] = (float) (group.lr() / (1 - Math.pow(beta1, t)));
        out[ROOT_CORRECTION2] = (float) Math.sqrt(1 - Math.pow(beta2, t));
        out[EPS] = (float) group.get("eps");
        out[FLUSH] = Backend.ADAM_FLUSH;
    }

    @Override
    protected final void update(ParamState state, Tensor gradient) {
        Tensor theta = state.parameter;
        Tensor g = decoupled ? gradient : state.decayed(gradient, DECAY);
        if (decoupled && state.group.get("weight_decay") != 0) {
            InPlace.on(theta).mul(state.number(DECAY));
        }
        Tensor m = state.moment("exp_avg", 0);
        Tensor v = state.moment("exp_avg_sq", 0);
        boolean amsgrad = state.group.is("amsgrad");
        if (!amsgrad && fused(state, theta, g, m, v)) {
            return;
        }
        Tensor flush = state.number(FLUSH);
        InPlace.on(m)
                .add(InPlace.on(g.sub(m)).mul(state.number(ONE_MINUS_BETA1)).tensor())
                .add(flush)
                .sub(flush);
        InPlace.on(v)
                .mul(state.number(BETA2))
                .add(InPlace.on(g.mul(g)).mul(state.number(ONE_MINUS_BETA2)).tensor())
                .add(flush)
                .sub(flush);
        Tensor largest = v;
        if (amsgrad) {
            largest = state.moment("max_exp_avg_sq", 0);
            InPlace.on(largest).max(v);
        }
        InPlace root =
                InPlace.on(largest.sqrt()).div(state.number(ROOT_CORRECTION2)).add(state.number(EPS));
        InPlace.on(theta)
                .sub(InPlace.on(m.mul(state.number(STEP_SIZE)))
                        .div(root.tensor())
                        .tensor());
    }

    /** The fused kernel "adam": writes θ, m, v; reads them, g, and the numbers in the order above. */
    private static boolean fused(ParamState state, Tensor theta, Tensor g, Tensor m, Tensor v) {
        View[] out = {theta.data(), m.data(), v.data()};
        View[] in = {
            theta.data(), m.data(), v.data(), g.data(), state.numbersTensor().data()
        };
        return Engine.runFused("adam", out, in);
    }
}
