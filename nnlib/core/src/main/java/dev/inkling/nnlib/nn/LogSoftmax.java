package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** The logarithms of {@link Softmax}, which stay finite. */
public final class LogSoftmax extends Module {
    static final LayerType TYPE = new LayerType("log-softmax", Option.whole("dim", -1, -8)) {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new LogSoftmax(spec.options().whole("dim"));
        }
    };

    private final int dim;

    /** With PyTorch's default, dim -1. */
    public LogSoftmax() {
        this(-1);
    }

    /** With that dim. */
    public LogSoftmax(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.logSoftmax(dim);
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
