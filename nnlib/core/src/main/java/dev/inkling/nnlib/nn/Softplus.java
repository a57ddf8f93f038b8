package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;

/** {@code log(1 + exp(x))}, which never overflows. */
public final class Softplus extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            LayerType.of("softplus", LayerType.Role.BENDS, "A ReLU without the corner.", options -> new Softplus());

    /** The activation; it has nothing to set. */
    public Softplus() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return of(x);
    }

    /** Softplus of a tensor, for losses that need it: its slope is the sigmoid, one half at zero. */
    public static Tensor of(Tensor x) {
        Tensor size = x.abs();
        return x.add(size).mul(0.5f).add(size.neg().exp().log1p());
    }
}
