package org.example.parts;

import dev.inkling.nnlib.optim.InPlace;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.OptimizerType;
import dev.inkling.nnlib.optim.ParamGroup;
import dev.inkling.nnlib.optim.ParamState;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;

/** An optimizer of a user's own: steps by the sign of a blend of momentum and gradient. */
public final class Lion extends Optimizer {
    /** The optimizer as a run chooses it. */
    public static final OptimizerType TYPE = new OptimizerType(
            "org-lion",
            "Steps of one size, in the direction of a blend of momentum and gradient.",
            1e-4,
            Lion::new,
            Option.atLeastZero("lr", 1e-4),
            Option.fraction("keep", 0.9, false).key("lion-keep").say("Memory", "How much of the momentum stays."));

    /** Of those parameters. */
    public Lion(List<Tensor> parameters) {
        super(parameters, 3, TYPE);
    }

    @Override
    protected void numbers(ParamGroup group, long t, float[] out) {
        out[0] = (float) group.lr();
        out[1] = (float) group.get("keep");
        out[2] = (float) (1 - group.get("keep"));
    }

    @Override
    protected void update(ParamState state, Tensor gradient) {
        Tensor m = state.moment("momentum", 0);
        InPlace.on(m).mul(state.number(1)).add(gradient.mul(state.number(2)));
        InPlace.on(state.parameter()).sub(m.sign().mul(state.number(0)));
    }
}
