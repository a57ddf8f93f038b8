package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;

/** Turns the numbers along a dimension into probabilities that sum to 1. */
public final class Softmax extends AlongDim {
    /** What the layer says about itself. */
    public static final LayerType TYPE = LayerType.of(
            "softmax", LayerType.Role.ENDS, "Makes numbers into probabilities that sum to 1.", Softmax::new, DIM);

    /** With PyTorch's default, dim -1. */
    public Softmax() {
        this(TYPE.options());
    }

    /** With that dim. */
    public Softmax(int dim) {
        this(TYPE.options().with("dim", dim));
    }

    private Softmax(Options options) {
        super(TYPE, options);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.softmax(dim());
    }
}
