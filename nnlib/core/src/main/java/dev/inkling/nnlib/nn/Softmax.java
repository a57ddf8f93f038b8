package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** Turns the numbers along a dimension into probabilities that sum to 1. */
public final class Softmax extends Module {
    static final LayerType TYPE = new LayerType("softmax", Option.whole("dim", -1, -8)) {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new Softmax(spec.options().whole("dim"));
        }
    };

    private final int dim;

    /** With PyTorch's default, dim -1. */
    public Softmax() {
        this(-1);
    }

    /** With that dim. */
    public Softmax(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.softmax(dim);
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options().with("dim", dim));
    }

    @Override
    protected String extra() {
        return "dim=" + dim;
    }
}
