package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code x} where positive, else {@code alpha (exp(x) - 1)}. */
public final class ELU extends Module {
    static final LayerType TYPE = new LayerType("elu", Option.number("alpha", 1.0)) {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new ELU(spec.options().number("alpha"));
        }
    };

    private final double alpha;

    /** With PyTorch's default, alpha 1.0. */
    public ELU() {
        this(1.0);
    }

    /** With that alpha. */
    public ELU(double alpha) {
        this.alpha = alpha;
    }

    @Override
    public Tensor forward(Tensor x) {
        // the exponential sees no positive x: its infinity would turn the gradient of the other side into NaN
        return x.relu().add(x.clamp(Float.NEGATIVE_INFINITY, 0).expm1().mul((float) alpha));
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options().with("alpha", alpha));
    }

    @Override
    protected String extra() {
        return "alpha=" + alpha;
    }
}
