package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/** {@code max(0, 1 - t x)} for targets of -1 and 1. */
public final class Hinge extends Reduced<Hinge> implements Loss {
    /** The loss; its mean, unless told otherwise. */
    public Hinge() {}

    @Override
    public Tensor of(Tensor output, Tensor target) {
        needSame("output", output, "target", target);
        return reduce(target.mul(output).neg().add(1).clamp(0, Float.POSITIVE_INFINITY));
    }
}
