package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;

/** {@code log(sigmoid(x))}, which never becomes infinite. */
public final class LogSigmoid extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE = LayerType.of(
            "log-sigmoid", LayerType.Role.BENDS, "The logarithm of the sigmoid.", options -> new LogSigmoid());

    /** The activation; it has nothing to set. */
    public LogSigmoid() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return Softplus.of(x.neg()).neg();
    }
}
