package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Modes;
import dev.inkling.nnlib.compute.RandomKeys;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a model whose inner values are thrown away after the forward pass and computed again in the backward pass:
 * time for memory, as torch.utils.checkpoint. Random numbers are the same both times. Code in the part that keeps
 * statistics asks {@link RandomKeys#isRepeating}.
 */
public final class Recompute extends Op {
    private final Function<Tensor, Tensor> part;
    private List<long[]> keys;

    private Recompute(Function<Tensor, Tensor> part, Tensor x) {
        super("recompute", x);
        this.part = part;
    }

    /** part(x), with the same value and gradients as without this call. */
    public static Tensor of(Function<Tensor, Tensor> part, Tensor x) {
        if (!Modes.current().gradients()) return part.apply(x);
        Recompute op = new Recompute(part, x);
        NoGrad off = NoGrad.on();
        try {
            return tie(op, op.forward());
        } finally {
            off.close();
        }
    }

    @Override
    protected View forward() {
        View[] out = new View[1];
        keys = RandomKeys.current()
                .noteDraws(() -> out[0] = part.apply(input(0).detach()).data());
        return out[0];
    }

    @Override
    protected void backward(Tensor up) {
        Modes modes = Modes.current();
        Tap tap = new Tap();
        Tensor x = tie(tap, data(0));
        boolean noting = modes.gradients(true);
        try {
            RandomKeys.current()
                    .repeat(new ArrayList<>(keys), () -> part.apply(x).backward(up));
        } finally {
            modes.gradients(noting);
        }
        if (tap.seen != null) addGradient(0, tap.seen);
    }

    /** Where the recomputed graph ends: takes what arrives for the part's input. */
    private static final class Tap extends Op {
        private Tensor seen;

        Tap() {
            super("tap");
        }

        @Override
        protected View forward() {
            throw new IllegalStateException("a tap has no value of its own");
        }

        @Override
        protected void backward(Tensor up) {
            seen = up;
        }
    }
}
