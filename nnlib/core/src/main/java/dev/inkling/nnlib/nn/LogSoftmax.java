package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;

/** The logarithms of {@link Softmax}, which stay finite. */
public final class LogSoftmax extends AlongDim {
    /** What the layer says about itself. */
    public static final LayerType TYPE = LayerType.of(
            "log-softmax",
            LayerType.Role.ENDS,
            "Makes numbers into the logarithms of probabilities.",
            LogSoftmax::new,
            DIM);

    /** With PyTorch's default, dim -1. */
    public LogSoftmax() {
        this(TYPE.options());
    }

    /** With that dim. */
    public LogSoftmax(int dim) {
        this(TYPE.options().with("dim", dim));
    }

    private LogSoftmax(Options options) {
        super(TYPE, options);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.logSoftmax(dim());
    }
}
