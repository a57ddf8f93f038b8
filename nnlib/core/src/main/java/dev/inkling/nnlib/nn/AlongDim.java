package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;

/** What {@link Softmax} and {@link LogSoftmax} share: the dimension along which probabilities sum to 1. */
abstract class AlongDim extends Activation {
    /** PyTorch's dim; the last one, unless told otherwise. */
    static final Option DIM = Option.whole("dim", -1, -8);

    private final int dim;

    AlongDim(LayerType type, Options options) {
        super(type, options);
        dim = options.whole("dim");
    }

    final int dim() {
        return dim;
    }

    @Override
    protected final String extra() {
        return "dim=" + dim;
    }
}
