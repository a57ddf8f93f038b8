package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code log(sigmoid(x))}, which never becomes infinite. */
public final class LogSigmoid extends Module {
    static final LayerType TYPE = new LayerType("log-sigmoid") {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new LogSigmoid();
        }
    };

    /** The activation; it has nothing to set. */
    public LogSigmoid() {}

    @Override
    public Tensor forward(Tensor x) {
        return Softplus.of(x.neg()).neg();
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options());
    }
}
