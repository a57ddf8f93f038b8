package dev.inkling.nnlib.optim;

import static dev.inkling.nnlib.spec.Option.atLeastZero;
import static dev.inkling.nnlib.spec.Option.flag;
import static dev.inkling.nnlib.spec.Option.number;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;

/**
 * Stochastic gradient descent, with momentum and Nesterov's look ahead if asked. With rate γ, weight decay λ, momentum
 * μ, dampening τ, and the parameter's first step as t = 1:
 *
 * <pre>
 * g = g + λ θ
 * b = g                      at t = 1
 * b = μ b + (1 - τ) g        afterwards
 * g = g + μ b                with Nesterov; without it g = b
 * θ = θ - γ g
 * </pre>
 */
public final class SGD extends Optimizer {
    /** The optimizer as a run chooses it. */
    public static final OptimizerType TYPE = new OptimizerType(
            "sgd",
            "Steps straight down the slope.",
            0.1,
            SGD::new,
            atLeastZero("lr", 1e-3),
            atLeastZero("momentum", 0.0),
            number("dampening", 0.0),
            OptimizerType.weightDecay(0),
            flag("nesterov", false));

    /** The same with momentum. */
    public static final OptimizerType MOMENTUM_TYPE =
            rolling("momentum", "Rolls on in the direction of its last steps.", false);

    /** The same with momentum that looks ahead. */
    public static final OptimizerType NESTEROV_TYPE =
            rolling("nesterov", "Momentum that looks where it will be before it measures the slope.", true);

    private static final int LR = 0;
    private static final int DECAY = 1;
    private static final int MOMENTUM = 2;
    private static final int UNDAMPED = 3;
    private static final String BUFFER = "momentum_buffer";

    /** Plain descent with PyTorch's default, rate 0.001. */
    public SGD(List<Tensor> parameters) {
        super(parameters, 4, TYPE);
    }

    /** With that rate. */
    public SGD(List<Tensor> parameters, double lr) {
        this(parameters);
        lr(lr);
    }

    /** How much of the last step is kept (0). */
    public SGD momentum(double momentum) {
        set("momentum", momentum);
        return this;
    }

    /** How much less the gradient counts beside the momentum (0). */
    public SGD dampening(double dampening) {
        set("dampening", dampening);
        return this;
    }

    /** Pulls parameters towards zero (0). */
    public SGD weightDecay(double weightDecay) {
        set("weight_decay", weightDecay);
        return this;
    }

    /** Looks ahead by the momentum (false); wants momentum and no dampening, as in PyTorch. */
    public SGD nesterov(boolean on) {
        if (on && (groups().get(0).get("momentum") == 0 || groups().get(0).get("dampening") != 0)) {
            throw new IllegalArgumentException(
                    "sgd: nesterov needs a momentum above 0 and a dampening of 0; set those first.");
        }
        set("nesterov", on);
        return this;
    }

    @Override
    protected void numbers(ParamGroup group, long t, float[] out) {
        out[LR] = (float) group.lr();
        out[DECAY] = (float) group.get("weight_decay");
        out[MOMENTUM] = (float) group.get("momentum");
        out[UNDAMPED] = (float) (1 - group.get("dampening"));
    }

    @Override
    protected void update(ParamState state, Tensor gradient) {
        Tensor theta = state.parameter;
        Tensor g = state.decayed(gradient, DECAY);
        if (state.group.get("momentum") != 0) {
            boolean first = !state.has(BUFFER);
            Tensor b = state.moment(BUFFER, 0);
            if (first) {
                InPlace.on(b).set(g);
            } else {
                InPlace.on(b).mul(state.number(MOMENTUM)).add(g.mul(state.number(UNDAMPED)));
            }
            g = state.group.is("nesterov") ? b.mul(state.number(MOMENTUM)).add(g) : b;
        }
        View[] in = {theta.data(), g.data(), state.number(LR).data()};
        if (!Engine.runFused("sgd", new View[] {theta.data()}, in)) {
            InPlace.on(theta).sub(g.mul(state.number(LR)));
        }
    }

    private static OptimizerType rolling(String word, String help, boolean ahead) {
        return new OptimizerType(
                word,
                help,
                0.01,
                SGD::new,
                (optimizer, given) -> optimizer
                        .set("momentum", given.number("momentum"))
                        .set("nesterov", ahead && given.number("momentum") > 0)
                        .set("weight_decay", given.number("weight_decay")),
                Option.fraction("momentum", 0.9, false)
                        .say("Momentum", "How much of the last step's direction is kept."),
                OptimizerType.weightDecay(0));
    }
}
