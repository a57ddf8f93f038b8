package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Tensor;

/** How wrong outputs are, given their targets: a number to make small. */
public interface Loss {
    /** The loss; reduced to one value unless the reduction is NONE. */
    Tensor of(Tensor output, Tensor target);
}
