package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** 1 where {@code x > 0}, else 0: the perceptron's activation. It has no gradient to learn from. */
public final class Step extends Module {
    static final LayerType TYPE = new LayerType("step") {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new Step();
        }
    };

    /** The activation; it has nothing to set. */
    public Step() {}

    @Override
    public Tensor forward(Tensor x) {
        return x.detach().greater(Tensor.scalar(0));
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options());
    }
}
